package tw.kuroshio.history.quality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tw.kuroshio.SharedData;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;

/** The real tables as their files have them: nothing is set aside before the rules see it. */
final class RealTables {

  private static final Map<String, String> KINDS = kinds();

  private RealTables() {}

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new TreeMap<>();
    kinds.put("股票", "STOCK");
    kinds.put("創新板", "STOCK");
    kinds.put("特別股", "PREFERRED_STOCK");
    kinds.put("臺灣存託憑證(TDR)", "TDR");
    kinds.put("臺灣存託憑證", "TDR");
    kinds.put("ETF", "ETF");
    kinds.put("ETN", "ETN");
    kinds.put("受益證券-不動產投資信託", "REIT");
    return kinds;
  }

  static FactTable daily(String file) {
    FactTable table = new FactTable(Dataset.DAILY_BAR);
    SharedData.rows(
        file,
        fields -> {
          int row = add(table, fields.get(0), date(fields.get(1)));
          for (int i = 0; i < 9; i++) {
            String name = Dataset.DAILY_BAR.fields().get(i).name();
            boolean price = i < 4 || name.equals("change");
            set(table, row, i, fields.get(i + 2), price ? 4 : 0);
          }
        });
    return table;
  }

  static FactTable references() {
    FactTable table = new FactTable(Dataset.REFERENCE_PRICE);
    SharedData.rows(
        "exdividend_2003_2025.csv.gz",
        fields -> {
          int row = add(table, fields.get(0), LocalDate.parse(fields.get(1)));
          set(table, row, 0, fields.get(2), 4);
          set(table, row, 1, fields.get(3), 4);
        });
    return table;
  }

  /** The listing, and what a code alone tells of those it does not name. */
  static FactTable listing(FactTable... bars) {
    FactTable table = new FactTable(Dataset.LISTING);
    Map<String, Boolean> known = new TreeMap<>();
    SharedData.rows(
        "isin_listing_no_warrants.csv.gz",
        fields -> {
          int row = add(table, fields.get(1), LocalDate.parse(fields.get(4).replace('/', '-')));
          String kind = KINDS.getOrDefault(fields.get(0), "OTHER");
          table.setText(row, Dataset.LISTING.field("kind"), kind);
          table.setText(row, Dataset.LISTING.field("name"), fields.get(2));
          known.put(fields.get(1), true);
        });
    for (FactTable one : bars) {
      for (int i = 0; i < one.size(); i++) {
        if (known.putIfAbsent(one.subject(i), true) == null) {
          int row = add(table, one.subject(i), LocalDate.ofEpochDay(one.period(i)));
          String kind = one.subject(i).startsWith("00") ? "ETF" : "STOCK";
          table.setText(row, Dataset.LISTING.field("kind"), kind);
          table.set(row, Dataset.LISTING.field("inferred"), 1);
        }
      }
    }
    return table;
  }

  static FactTable institutional() {
    return integers(
        "institutional_202607.csv.gz",
        Dataset.INSTITUTIONAL_FLOW,
        List.of("foreign_net", "trust_net", "dealer_net", "total_net"));
  }

  static FactTable margin() {
    return integers(
        "margin_202607.csv.gz",
        Dataset.MARGIN_BALANCE,
        List.of("margin_balance", "margin_change", "short_balance"));
  }

  private static FactTable integers(String file, Dataset dataset, List<String> columns) {
    FactTable table = new FactTable(dataset);
    SharedData.rows(
        file,
        fields -> {
          int row = add(table, fields.get(1), LocalDate.parse(fields.get(0)));
          for (int i = 0; i < columns.size(); i++) {
            set(table, row, dataset.field(columns.get(i)), fields.get(i + 2), 0);
          }
        });
    return table;
  }

  static FactTable valuation() {
    FactTable table = new FactTable(Dataset.VALUATION);
    SharedData.rows(
        "pe_yield_pb_2026H1.csv.gz",
        fields -> {
          int row = add(table, fields.get(1), date(fields.get(0)));
          number(table, row, "pe", fields.get(3), 1);
          number(table, row, "dividend_yield", fields.get(5), 0.01);
          number(table, row, "pb", fields.get(6), 1);
        });
    return table;
  }

  static FactTable adjusted() {
    FactTable table = new FactTable(Dataset.ADJUSTED_DAILY);
    SharedData.rows(
        "daily_adj_flows_2023H2_2024H1.csv.gz",
        fields -> {
          int row = add(table, fields.get(0), date(fields.get(1)));
          number(table, row, "adj_close", fields.get(2), 1);
          number(table, row, "adj_open", fields.get(3), 1);
          number(table, row, "adj_high", fields.get(4), 1);
          number(table, row, "adj_low", fields.get(5), 1);
          set(table, row, table.dataset().field("volume"), fields.get(6), 0);
          set(table, row, table.dataset().field("trades"), fields.get(7), 0);
          set(table, row, table.dataset().field("value"), fields.get(8), 0);
        });
    return table;
  }

  static FactTable index() {
    FactTable table = new FactTable(Dataset.INDEX_DAILY);
    SharedData.rows(
        "taiex_ohlc_2000_2023.csv.gz",
        fields -> {
          int row = add(table, "TAIEX", LocalDate.parse(fields.get(0)));
          for (int i = 0; i < 4; i++) {
            set(table, row, i, fields.get(i + 1), 4);
          }
        });
    return table;
  }

  static FactTable fiveMinutes() {
    FactTable table = new FactTable(Dataset.BAR_5M);
    SharedData.rows(
        "bars5m_202504.csv.gz",
        fields -> {
          String time = fields.get(2);
          long minutes =
              Integer.parseInt(time.substring(0, 2)) * 60L + Integer.parseInt(time.substring(3));
          long startNs =
              TaipeiTime.utcNs(date(fields.get(1)).toEpochDay(), 0) + minutes * 60_000_000_000L;
          int row = table.add(fields.get(0), startNs, 0, startNs + 300_000_000_000L);
          for (int i = 0; i < 4; i++) {
            set(table, row, i, fields.get(i + 3), 4);
          }
          set(table, row, 4, fields.get(7), 0);
        });
    return table;
  }

  private static int add(FactTable table, String code, LocalDate day) {
    return table.add(code, day.toEpochDay(), 0, Bars.afterClose(day));
  }

  private static LocalDate date(String digits) {
    return LocalDate.of(
        Integer.parseInt(digits.substring(0, 4)),
        Integer.parseInt(digits.substring(4, 6)),
        Integer.parseInt(digits.substring(6)));
  }

  private static void set(FactTable table, int row, int field, String text, int scale) {
    if (!text.isEmpty()) {
      table.set(
          row, field, new BigDecimal(text).movePointRight(scale).toBigInteger().longValueExact());
    }
  }

  private static void number(FactTable table, int row, String field, String text, double factor) {
    if (!text.isEmpty()) {
      table.setNumber(row, table.dataset().field(field), Double.parseDouble(text) * factor);
    }
  }
}
