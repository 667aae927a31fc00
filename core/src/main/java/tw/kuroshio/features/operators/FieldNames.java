package tw.kuroshio.features.operators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.Dataset;

/** The fields by the names formulas use: those of the bar, of the book, and of every table. */
public final class FieldNames {

  private static final Map<String, Field> SHORT = shortNames();

  private FieldNames() {}

  private static Map<String, Field> shortNames() {
    Map<String, Field> names = new LinkedHashMap<>();
    for (Field[] fields : List.of(BarField.values(), LiveField.values(), CalendarField.values())) {
      for (Field field : fields) {
        names.put(field.text(), field);
      }
    }
    for (String flow : List.of("foreign_net", "trust_net", "dealer_net")) {
      names.put(flow, StoreField.of(Dataset.INSTITUTIONAL_FLOW, flow));
    }
    for (String balance : List.of("margin_balance", "short_balance")) {
      names.put(balance, StoreField.of(Dataset.MARGIN_BALANCE, balance));
    }
    for (String ratio : List.of("pe", "pb", "dividend_yield")) {
      names.put(ratio, StoreField.of(Dataset.VALUATION, ratio));
    }
    names.put("revenue", StoreField.of(Dataset.MONTHLY_REVENUE, "revenue"));
    names.put("shares_outstanding", StoreField.of(Dataset.SHARES_OUTSTANDING, "shares"));
    names.put("industry", StoreField.of(Dataset.LISTING, "industry"));
    names.put("market", StoreField.of(Dataset.LISTING, "market"));
    names.put("taiex", StoreField.of(Dataset.INDEX_DAILY, "close").ofSubject("TAIEX"));
    names.put("vix", StoreField.of(Dataset.VOLATILITY_DAILY, "vix30").ofSubject("TXO"));
    return names;
  }

  /** The field called {@code text}, or null. */
  public static @Nullable Field named(String text) {
    Field named = SHORT.get(text);
    int dot = text.indexOf('.');
    return named != null || dot < 0
        ? named
        : column(text.substring(0, dot), text.substring(dot + 1));
  }

  private static @Nullable Field column(String table, String name) {
    for (Dataset dataset : Dataset.values()) {
      if (dataset.tableName().equals(table)) {
        return dataset.fields().stream().anyMatch(field -> field.name().equals(name))
            ? StoreField.of(dataset, name)
            : null;
      }
    }
    return null;
  }

  /** The short names, and how the others are made, for messages. */
  public static String names() {
    return String.join(", ", SHORT.keySet())
        + ", or a column of a table such as margin_balance.short_balance";
  }
}
