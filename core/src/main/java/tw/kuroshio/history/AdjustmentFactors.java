package tw.kuroshio.history;

/**
 * What prices are divided by so that an ex-date is no fall: the product, over the ex-dates up to a
 * day, of the exchange's reference price to the previous close. Chained forward from a subject's
 * first session, so that a later event never rewrites an earlier factor. Reads {@link
 * Dataset#REFERENCE_PRICE} as of a moment: an event counts from its ex-date, and only once it was
 * known. Allocates nothing.
 */
public final class AdjustmentFactors {

  private static final int PREV_CLOSE = Dataset.REFERENCE_PRICE.field("prev_close");
  private static final int REF_PRICE = Dataset.REFERENCE_PRICE.field("ref_price");
  private static final long DAY_NS = 86_400_000_000_000L;

  /** 09:00 in Taipei, which has had no daylight saving time since 1979. */
  private static final long OPEN_NS_OF_UTC_DAY = 3_600_000_000_000L;

  private final AsOfIndex referencePrices;

  /**
   * @throws IllegalArgumentException when the index is of another dataset
   */
  public AdjustmentFactors(AsOfIndex referencePrices) {
    if (referencePrices.dataset() != Dataset.REFERENCE_PRICE) {
      throw new IllegalArgumentException(
          "Adjustment factors are read from reference prices, not from "
              + referencePrices.dataset().tableName());
    }
    this.referencePrices = referencePrices;
  }

  /**
   * Adjusted price = raw price ÷ this.
   *
   * @param subject its number in the index; {@link AsOfIndex#NONE} for one without ex-dates
   * @param firstSession the first session of the subject's prices, days since the epoch; its own
   *     ex-date and earlier ones change no return and do not count
   * @param session the session of the price, days since the epoch
   * @param knownAtNs UTC nanoseconds since the epoch, inclusive
   * @return 1 without events; not a number when an event lacks a price above zero
   */
  public double factor(int subject, long firstSession, long session, long knownAtNs) {
    double factor = 1;
    for (long exDate = next(subject, firstSession, knownAtNs);
        exDate <= session && exDate != AsOfIndex.NO_PERIOD;
        exDate = next(subject, exDate, knownAtNs)) {
      factor *= ratio(referencePrices.last(subject, knownAtNs, exDate, exDate));
    }
    return factor;
  }

  /**
   * Events of the sessions in a range that were not known when their ex-date opened: a return over
   * such a day could not have been adjusted on the day itself.
   *
   * @param firstSession exclusive, as in {@link #factor}
   */
  public int announcedLate(int subject, long firstSession, long session, long knownAtNs) {
    int late = 0;
    for (long exDate = next(subject, firstSession, knownAtNs);
        exDate <= session && exDate != AsOfIndex.NO_PERIOD;
        exDate = next(subject, exDate, knownAtNs)) {
      long openNs = exDate * DAY_NS + OPEN_NS_OF_UTC_DAY;
      late += referencePrices.last(subject, openNs, exDate, exDate) == AsOfIndex.NONE ? 1 : 0;
    }
    return late;
  }

  private long next(int subject, long after, long knownAtNs) {
    return subject == AsOfIndex.NONE
        ? AsOfIndex.NO_PERIOD
        : referencePrices.nextPeriod(subject, after, knownAtNs);
  }

  private double ratio(int row) {
    long previousClose = referencePrices.cell(row, PREV_CLOSE);
    long reference = referencePrices.cell(row, REF_PRICE);
    return previousClose > 0 && reference > 0 ? (double) reference / previousClose : Double.NaN;
  }
}
