package tw.kuroshio.market.volatility;

import java.util.Arrays;

/**
 * What was known of the index at each moment: computed live, imported, or both in order. A read as
 * of a moment sees nothing that became known after it. What was known last stays known until the
 * next reading, also when that one says there is no value. Reads allocate nothing but the answer.
 * One thread.
 */
public final class VolatilityIndexSeries {

  private final long staleAfterNs;
  private int size;
  private long[] knownAtNs = new long[64];
  private double[] points = new double[64];
  private NoIndex[] reasons = new NoIndex[64];

  /**
   * An empty series.
   *
   * @param staleAfterNs a value older than this is not used any more
   */
  public VolatilityIndexSeries(long staleAfterNs) {
    if (staleAfterNs <= 0) {
      throw new IllegalArgumentException("staleAfterNs must be above 0, was " + staleAfterNs);
    }
    this.staleAfterNs = staleAfterNs;
  }

  /** What is known at a moment. */
  public sealed interface Known {

    /**
     * A value.
     *
     * @param ageNs how long it has been known
     */
    record Value(double points, long knownAtNs, long ageNs) implements Known {}

    /** None, and why. */
    record None(NoIndex reason) implements Known {}
  }

  /**
   * Adds what became known at a moment.
   *
   * @param atNs after that of the reading before, UTC nanoseconds since the epoch
   */
  public void add(long atNs, VolatilityReading reading) {
    switch (reading) {
      case VolatilityReading.Value value -> add(atNs, value.points());
      case VolatilityReading.None none -> append(atNs, Double.NaN, none.reason());
    }
  }

  /** Adds a value that became known at a moment, such as an imported one. */
  public void add(long atNs, double value) {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException("The index must be above 0 points, was " + value);
    }
    // Kept beside a value, the reason says what becomes of it with time.
    append(atNs, value, NoIndex.STALE);
  }

  private void append(long atNs, double value, NoIndex reason) {
    if (size > 0 && atNs <= knownAtNs[size - 1]) {
      throw new IllegalArgumentException(
          "Readings must be added in the order they became known, was "
              + atNs
              + " ns after "
              + knownAtNs[size - 1]
              + " ns");
    }
    if (size == knownAtNs.length) {
      knownAtNs = Arrays.copyOf(knownAtNs, 2 * size);
      points = Arrays.copyOf(points, 2 * size);
      reasons = Arrays.copyOf(reasons, 2 * size);
    }
    knownAtNs[size] = atNs;
    points[size] = value;
    reasons[size] = reason;
    size++;
  }

  /** Number of readings. */
  public int size() {
    return size;
  }

  /** What is known at a moment: the newest reading of that moment or before. */
  public Known asOf(long nowNs) {
    int at = newest(nowNs);
    if (at < 0) {
      return new Known.None(NoIndex.NOT_YET_KNOWN);
    }
    return isUsable(at, nowNs)
        ? new Known.Value(points[at], knownAtNs[at], nowNs - knownAtNs[at])
        : new Known.None(reasons[at]);
  }

  /** The value known at a moment, as a field of the factor language has it: NaN = none. */
  public double pointsAsOf(long nowNs) {
    int at = newest(nowNs);
    return at >= 0 && isUsable(at, nowNs) ? points[at] : Double.NaN;
  }

  private boolean isUsable(int at, long nowNs) {
    return !Double.isNaN(points[at]) && nowNs - knownAtNs[at] <= staleAfterNs;
  }

  private int newest(long nowNs) {
    int found = Arrays.binarySearch(knownAtNs, 0, size, nowNs);
    return found >= 0 ? found : -found - 2;
  }
}
