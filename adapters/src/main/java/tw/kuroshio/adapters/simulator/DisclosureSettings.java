package tw.kuroshio.adapters.simulator;

/**
 * How much the exchange says beside each event of the regular board. The manuals' appendix 1 is the
 * measure; a run of a few hundred instruments needs less.
 *
 * @param staticFromNsOfDay first cycle of static data; the cycles go on until the open
 * @param staticSeconds from one cycle of static data to the next, over which its records are
 *     spread; 0 = one cycle at once
 * @param newSecuritiesSeconds from one cycle of the day's new securities to the next; 0 = none
 * @param trialLeadSeconds trial matches are disclosed for so long before a call
 * @param trialSeconds from one trial match of an instrument to the next
 * @param snapshotSeconds from one snapshot of a changed instrument to the next; 0 = none
 * @param resendSeconds an instrument that does not change has its snapshot sent again after this
 * @param oddLotShare share of the instruments whose odd lots are traded
 * @param oddLotRecordSeconds mean time between two odd-lot records of such an instrument, if that
 *     is longer than the time between two calls
 * @param statusLine whether line 4 tells heartbeats, suspensions and halts
 */
public record DisclosureSettings(
    long staticFromNsOfDay,
    int staticSeconds,
    int newSecuritiesSeconds,
    int trialLeadSeconds,
    int trialSeconds,
    int snapshotSeconds,
    int resendSeconds,
    double oddLotShare,
    int oddLotRecordSeconds,
    boolean statusLine) {

  private static final long MINUTE_NS = 60_000_000_000L;
  private static final long ORDER_ENTRY_NS = 510 * MINUTE_NS;

  /** One cycle of static data, then the regular board's own records, and nothing else. */
  public static final DisclosureSettings QUOTES_ONLY =
      new DisclosureSettings(ORDER_ENTRY_NS, 0, 0, 30, 30, 0, 0, 0, 0, false);

  /** All lines, each more sparingly than the exchanges. */
  public static final DisclosureSettings SPARING =
      new DisclosureSettings(ORDER_ENTRY_NS, 150, 150, 1_800, 60, 30, 120, 0.25, 60, true);

  /** As the exchanges do. */
  public static final DisclosureSettings WHOLE =
      new DisclosureSettings(460 * MINUTE_NS, 60, 300, 1_800, 5, 5, 30, 0.6, 5, true);

  public DisclosureSettings {
    requireNotNegative("staticSeconds", staticSeconds);
    requireNotNegative("newSecuritiesSeconds", newSecuritiesSeconds);
    requireNotNegative("snapshotSeconds", snapshotSeconds);
    requireNotNegative("resendSeconds", resendSeconds);
    requireNotNegative("oddLotRecordSeconds", oddLotRecordSeconds);
    if (trialLeadSeconds < 1 || trialSeconds < 1) {
      throw new IllegalArgumentException(
          "Trial matches must be at least a second apart, were " + trialSeconds + " s");
    }
    if (!(oddLotShare >= 0 && oddLotShare <= 1)) {
      throw new IllegalArgumentException(
          "Share of instruments with odd lots must be 0 to 1, was " + oddLotShare);
    }
  }

  private static void requireNotNegative(String name, int seconds) {
    if (seconds < 0) {
      throw new IllegalArgumentException(
          "Disclosure setting " + name + " must not be negative, was " + seconds + " s");
    }
  }
}
