package tw.kuroshio.features.fields;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import tw.kuroshio.features.ExDateRatios;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.TradingCalendar;

/**
 * Ex-dates of the store as each was known at the end of its own day. One on a day without trading
 * takes effect in the next session; of two of one session the later one counts.
 */
public final class KnownExDates {

  private static final Dataset REFERENCE = Dataset.REFERENCE_PRICE;
  private static final int PREV_CLOSE = REFERENCE.field("prev_close");
  private static final int REF_PRICE = REFERENCE.field("ref_price");

  private final Map<String, TreeMap<Integer, Double>> byCode = new TreeMap<>();

  private KnownExDates() {}

  /**
   * Reads the ex-dates.
   *
   * @param versions of {@link Dataset#REFERENCE_PRICE}, by subject, period and version
   */
  public static KnownExDates of(FactTable versions, TradingCalendar calendar) {
    if (versions.dataset() != REFERENCE) {
      throw new IllegalArgumentException(
          "Ex-dates are read from reference prices, not from " + versions.dataset().tableName());
    }
    KnownExDates dates = new KnownExDates();
    for (int row = 0; row < versions.size(); row++) {
      boolean known = versions.knownAtNs(row) < TaipeiTime.utcNs(versions.period(row) + 1, 0);
      long before = versions.cell(row, PREV_CLOSE);
      long reference = versions.cell(row, REF_PRICE);
      LocalDate day = LocalDate.ofEpochDay(versions.period(row));
      boolean covered = !day.isBefore(calendar.first()) && !day.isAfter(calendar.last());
      if (known && covered && before > 0 && reference > 0) {
        LocalDate session = calendar.isTradingDay(day) ? day : calendar.nextTradingDay(day);
        dates
            .byCode
            .computeIfAbsent(versions.subject(row), _ -> new TreeMap<>())
            .put(Math.toIntExact(session.toEpochDay()), (double) reference / before);
      }
    }
    return dates;
  }

  /** A code's ex-dates, oldest first. */
  public ExDateRatios of(String code) {
    TreeMap<Integer, Double> ratios = byCode.getOrDefault(code, new TreeMap<>());
    return new ExDateRatios(
        ratios.keySet().stream().mapToInt(day -> day).toArray(),
        ratios.values().stream().mapToDouble(ratio -> ratio).toArray());
  }
}
