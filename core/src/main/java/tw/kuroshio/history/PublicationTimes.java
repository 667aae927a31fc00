package tw.kuroshio.history;

/**
 * Times of the day, nanoseconds since midnight in Taipei, at which a table counts as known where
 * its source gives no moment of publication.
 *
 * @param preOpen reference data of a session: the exchange sends it from 07:40 to 08:50
 * @param prices the session's prices: final files come about half an hour after the close
 * @param evening flows, margin and short balances, valuation, derivatives
 */
public record PublicationTimes(long preOpen, long prices, long evening) {

  private static final long MINUTE = 60_000_000_000L;

  /** 08:30, 14:00 and 21:00. */
  public static final PublicationTimes DEFAULT =
      new PublicationTimes(8 * 60 * MINUTE + 30 * MINUTE, 14 * 60 * MINUTE, 21 * 60 * MINUTE);

  public PublicationTimes {
    if (preOpen < 0 || prices <= preOpen || evening < prices || evening >= 24 * 60 * MINUTE) {
      throw new IllegalArgumentException(
          "Times of publication must rise within a day: before the open "
              + preOpen
              + ", prices "
              + prices
              + ", evening "
              + evening
              + " ns");
    }
  }
}
