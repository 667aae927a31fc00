package tw.kuroshio.feed.twse;

/**
 * Reads a security's after-hours odd-lot match in place: format 13 version 3, the same in both
 * markets (TWSE B.12.07 p. 60–63, TPEx V.12.15 p. 39–42). On line 4: trial matches from 14:25:00,
 * the match at 14:30:00, then code 000000. The match and the end record come again every 30 seconds
 * until 14:50 <i>under the same numbers</i>, which go back to the first of the match.
 *
 * <pre>
 * 11-16  code          X(6)       ASCII; 000000 in the last record
 * 17-19  match time    9(6)       BCD HHMMSS; before 143000 trial; 999999 in the last record
 * 20     limit map     bits       7-6 trade, 5-4 bid, 3-2 ask: 00 normal, 01 down, 10 up
 * 21-25  trade price   9(5)V9(4)  BCD, 0 none or trial
 * 26-31  trade shares  9(12)      BCD, 0 none or trial
 * 32-36  bid price     9(5)V9(4)  BCD, best left after the match, 0 none
 * 37-41  ask price     9(5)V9(4)  BCD, best left after the match, 0 none
 * </pre>
 */
public final class AfterHoursOddLotCursor extends RecordCursor {

  public static final int FORMAT = 13;

  static final int CODE_AT = BODY_AT;
  static final int TIME_AT = 16;
  static final int LIMIT_MAP_AT = 19;
  static final int TRADE_PRICE_AT = 20;
  static final int TRADE_SHARES_AT = 25;
  static final int BID_AT = 31;
  static final int ASK_AT = 36;

  static final RecordLayout LAYOUT =
      RecordLayout.fixed(FORMAT, 3, 44)
          .repeating()
          .digits(TIME_AT, 3)
          .price(TRADE_PRICE_AT)
          .digits(TRADE_SHARES_AT, 6)
          .price(BID_AT)
          .price(ASK_AT)
          .build();

  private static final int MATCH_HHMMSS = 143_000;

  /** Points the cursor at a record whose ESC is at {@code recordOffset}. */
  public AfterHoursOddLotCursor wrap(byte[] recordBuffer, int recordOffset) {
    point(recordBuffer, recordOffset);
    return this;
  }

  /** The code as {@link CodeKey}; 000000 when {@link #isEndOfCycle()}. */
  public long codeKey() {
    return codeKeyAt(CODE_AT);
  }

  /** Nanoseconds since midnight, or {@link TimeOfDay#NONE}. */
  public long matchTimeNsOfDay() {
    return secondsAt(TIME_AT);
  }

  /** A simulated match, before 14:30:00: best bid and ask, no price and quantity. */
  public boolean isTrial() {
    return digits3At(TIME_AT) < MATCH_HHMMSS;
  }

  /** The record after the last security's match. */
  public boolean isEndOfCycle() {
    return codeKey() == CodeKey.ALL_ZEROS && matchTimeNsOfDay() == TimeOfDay.NONE;
  }

  public LimitState tradeLimit() {
    return LimitState.ofBits(limitMap() >> 6);
  }

  public LimitState bidLimit() {
    return LimitState.ofBits(limitMap() >> 4);
  }

  public LimitState askLimit() {
    return LimitState.ofBits(limitMap() >> 2);
  }

  /** The limit map, 0 to 255, as received. */
  public int limitMap() {
    return byteAt(LIMIT_MAP_AT) & 0xFF;
  }

  /** Trade price, 10⁻⁴ TWD; 0 when nothing traded. */
  public long tradePriceE4() {
    return priceE4At(TRADE_PRICE_AT);
  }

  /** Shares traded; 0 when nothing traded. */
  public long tradeShares() {
    return digits6At(TRADE_SHARES_AT);
  }

  /** Best bid price, 10⁻⁴ TWD; 0 when there is none. */
  public long bidPriceE4() {
    return priceE4At(BID_AT);
  }

  /** Best ask price, 10⁻⁴ TWD; 0 when there is none. */
  public long askPriceE4() {
    return priceE4At(ASK_AT);
  }
}
