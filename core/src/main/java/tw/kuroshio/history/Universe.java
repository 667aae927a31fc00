package tw.kuroshio.history;

/**
 * Which codes were listed on a day, as was known at a moment: the dead are in it as long as they
 * lived, a code that is used again is what it was on that day, and one that went from TPEx to TWSE
 * is on the market of that day. Reads the intervals of {@link Dataset#LISTING}, which begin with
 * their period and end before the day {@code delisted_on}. Allocates nothing.
 */
public final class Universe {

  private static final int DELISTED_ON = Dataset.LISTING.field("delisted_on");

  private final AsOfIndex listings;

  /**
   * @throws IllegalArgumentException when the index is of another dataset
   */
  public Universe(AsOfIndex listings) {
    if (listings.dataset() != Dataset.LISTING) {
      throw new IllegalArgumentException(
          "A universe is read from listing intervals, not from " + listings.dataset().tableName());
    }
    this.listings = listings;
  }

  /**
   * The interval a subject was listed by.
   *
   * @param subject its number in the index
   * @param epochDay the day asked about, days since the epoch
   * @param knownAtNs UTC nanoseconds since the epoch, inclusive
   * @return the row in the index, or {@link AsOfIndex#NONE} when it was not listed
   */
  public int listing(int subject, long epochDay, long knownAtNs) {
    int row = listings.last(subject, knownAtNs, Long.MIN_VALUE, epochDay);
    if (row == AsOfIndex.NONE) {
      return AsOfIndex.NONE;
    }
    long delistedOn = listings.cell(row, DELISTED_ON);
    return delistedOn == FactTable.MISSING || delistedOn > epochDay ? row : AsOfIndex.NONE;
  }

  /**
   * All intervals in force on a day, in the order of the index's subjects.
   *
   * @param rows receives the rows in the index; as long as the index has subjects
   * @return how many there are
   */
  public int members(long epochDay, long knownAtNs, int[] rows) {
    int members = 0;
    int subjects = listings.subjects();
    for (int subject = 0; subject < subjects; subject++) {
      int row = listing(subject, epochDay, knownAtNs);
      if (row != AsOfIndex.NONE) {
        rows[members++] = row;
      }
    }
    return members;
  }
}
