package tw.kuroshio.history.quality;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/** Published reference prices by instrument and ex-date. Immutable. */
final class ReferencePrices {

  private static final int PREVIOUS = Dataset.REFERENCE_PRICE.field("prev_close");
  private static final int REFERENCE = Dataset.REFERENCE_PRICE.field("ref_price");

  private final Map<String, Events> bySubject = new LinkedHashMap<>();

  /** One instrument's ex-dates, rising, with their prices in 10⁻⁴ TWD. */
  static final class Events {

    static final Events NONE = new Events(new long[0], new long[0], new long[0]);

    private final long[] days;
    private final long[] previousE4;
    private final long[] referenceE4;

    private Events(long[] days, long[] previousE4, long[] referenceE4) {
      this.days = days;
      this.previousE4 = previousE4;
      this.referenceE4 = referenceE4;
    }

    /**
     * What a close becomes by the ex-dates after its session up to another one; 0 when there are
     * none. An ex-date on which the exchange was closed takes effect on the session after it.
     */
    long referenceE4(long afterDay, long upToDay, long closeE4) {
      int at = Arrays.binarySearch(days, afterDay + 1);
      int first = at < 0 ? -at - 1 : at;
      if (first == days.length || days[first] > upToDay) {
        return 0;
      }
      // Without trade since, the published price is exact; a chain of them goes by its ratios.
      if (first + 1 == days.length || days[first + 1] > upToDay) {
        return referenceE4[first];
      }
      double factor = 1;
      for (int i = first; i < days.length && days[i] <= upToDay; i++) {
        factor *= (double) referenceE4[i] / previousE4[i];
      }
      return Math.max(1, Math.round(closeE4 * factor));
    }
  }

  private ReferencePrices() {}

  /** Reads rows in the order of subject and period. Rows without two prices above 0 say nothing. */
  static ReferencePrices of(FactTable table) {
    ReferencePrices prices = new ReferencePrices();
    int row = 0;
    while (row < table.size()) {
      int end = row;
      while (end < table.size() && table.subject(end).equals(table.subject(row))) {
        end++;
      }
      prices.bySubject.put(table.subject(row), events(table, row, end));
      row = end;
    }
    return prices;
  }

  private static Events events(FactTable table, int from, int to) {
    long[] days = new long[to - from];
    long[] previous = new long[to - from];
    long[] reference = new long[to - from];
    int n = 0;
    for (int row = from; row < to; row++) {
      if (isPrice(table.cell(row, PREVIOUS)) && isPrice(table.cell(row, REFERENCE))) {
        days[n] = table.period(row);
        previous[n] = table.cell(row, PREVIOUS);
        reference[n++] = table.cell(row, REFERENCE);
      }
    }
    return new Events(
        Arrays.copyOf(days, n), Arrays.copyOf(previous, n), Arrays.copyOf(reference, n));
  }

  private static boolean isPrice(long e4) {
    return e4 > 0 && e4 <= BarRow.LARGEST_E4;
  }

  Events of(String subject) {
    return bySubject.getOrDefault(subject, Events.NONE);
  }
}
