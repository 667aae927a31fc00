package tw.kuroshio.model;

/**
 * One instrument's bars inside one session, oldest first, in columns. A bar without a trade has no
 * row.
 *
 * @param startSecondOfDay start of the bar, seconds after midnight Asia/Taipei, strictly increasing
 * @param barSeconds length of every bar
 * @param openE4 10⁻⁴ TWD; the same for high, low and close
 * @param volumeShares shares traded in the bar
 */
public record IntradayBars(
    int[] startSecondOfDay,
    int barSeconds,
    long[] openE4,
    long[] highE4,
    long[] lowE4,
    long[] closeE4,
    long[] volumeShares) {

  public IntradayBars {
    int n = startSecondOfDay.length;
    if (openE4.length != n
        || highE4.length != n
        || lowE4.length != n
        || closeE4.length != n
        || volumeShares.length != n) {
      throw new IllegalArgumentException("Intraday bar columns differ in length");
    }
    for (int i = 1; i < n; i++) {
      if (startSecondOfDay[i] <= startSecondOfDay[i - 1]) {
        throw new IllegalArgumentException(
            "Intraday bars must be in strictly increasing time order, at second "
                + startSecondOfDay[i]);
      }
    }
  }

  public int size() {
    return startSecondOfDay.length;
  }
}
