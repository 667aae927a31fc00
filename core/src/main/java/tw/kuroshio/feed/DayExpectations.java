package tw.kuroshio.feed;

/**
 * What a run knows of the day before the exchange speaks, by dense instrument index; shared, never
 * written.
 *
 * @param referenceE4 opening auction reference price in 10⁻⁴ TWD, 0 = unknown
 * @param averageDailyShares an average day's volume, 0 = unknown
 */
public record DayExpectations(long[] referenceE4, long[] averageDailyShares) {

  public DayExpectations {
    if (referenceE4.length != averageDailyShares.length) {
      throw new IllegalArgumentException(
          "Expectations must be of the same instruments, were of "
              + referenceE4.length
              + " and "
              + averageDailyShares.length);
    }
  }

  /** Nothing is known. */
  public static DayExpectations none(int instruments) {
    return new DayExpectations(new long[instruments], new long[instruments]);
  }
}
