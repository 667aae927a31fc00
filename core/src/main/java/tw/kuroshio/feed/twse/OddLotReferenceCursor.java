package tw.kuroshio.feed.twse;

/**
 * Reads one record of intraday odd-lot static data in place: format 22 version 1, the same in both
 * markets (TWSE B.12.07 p. 91–93, TPEx V.12.15 p. 68–70). On line 5: all securities every minute
 * before the open, the day's new ones every five minutes after it. Each cycle is numbered from 1
 * and ends with a count.
 *
 * <pre>
 * 11-16  code                  X(6)       ASCII; in the last record the count
 * 17-32  short name            X(16)      Big5
 * 33-34  count marker          X(2)       blank, AL all, NE new
 * 35     attention             9(2)       BCD, as format 1
 * 36-40  reference price       9(5)V9(4)  BCD
 * 41-45  limit-up price        9(5)V9(4)  BCD
 * 46-50  limit-down price      9(5)V9(4)  BCD
 * 51     day trading           X(1)       A both ways, B buy first, blank none
 * 52-54  call auction seconds  9(6)       BCD, 0 continuous
 * 55-57  trading unit          9(5)       BCD, shares
 * </pre>
 */
public final class OddLotReferenceCursor extends RecordCursor {

  public static final int FORMAT = 22;

  static final int CODE_AT = BODY_AT;
  static final int NAME_AT = 16;
  static final int NAME_BYTES = 16;
  static final int MARKER_AT = 32;
  static final int ATTENTION_AT = 34;
  static final int REFERENCE_AT = 35;
  static final int LIMIT_UP_AT = 40;
  static final int LIMIT_DOWN_AT = 45;
  static final int DAY_TRADING_AT = 50;
  static final int CALL_CYCLE_AT = 51;
  static final int TRADING_UNIT_AT = 54;

  static final RecordLayout LAYOUT =
      RecordLayout.fixed(FORMAT, 1, 60)
          .cyclic()
          .digits(ATTENTION_AT, 1)
          .price(REFERENCE_AT)
          .price(LIMIT_UP_AT)
          .price(LIMIT_DOWN_AT)
          .digits(CALL_CYCLE_AT, 6)
          .build();

  /** Points the cursor at a record whose ESC is at {@code recordOffset}. */
  public OddLotReferenceCursor wrap(byte[] recordBuffer, int recordOffset) {
    point(recordBuffer, recordOffset);
    return this;
  }

  /** The code as {@link CodeKey}; no code when {@link #isEndOfCycle()}. */
  public long codeKey() {
    return codeKeyAt(CODE_AT);
  }

  /** Short name, padding removed. Decodes Big5 and allocates: not for the hot path. */
  public String name() {
    return big5At(NAME_AT, NAME_BYTES);
  }

  /** Ends the cycle of all securities (AL). */
  public boolean isAllCount() {
    return byteAt(MARKER_AT) == 'A' && byteAt(MARKER_AT + 1) == 'L';
  }

  /** Ends the cycle of new securities (NE). */
  public boolean isNewCount() {
    return byteAt(MARKER_AT) == 'N' && byteAt(MARKER_AT + 1) == 'E';
  }

  /** The record that ends a cycle, AL or NE: {@link #cycleCount()} is its only content. */
  public boolean isEndOfCycle() {
    return isAllCount() || isNewCount();
  }

  /** Securities in the cycle that ends here; -1 when the field is not a number. */
  public int cycleCount() {
    return countAt(CODE_AT);
  }

  /** Attention and disposition, 0 to 7: see {@link ReferenceCursor#attentionCode()}. */
  public int attentionCode() {
    return digits1At(ATTENTION_AT);
  }

  /** Opening reference price, 10⁻⁴ TWD. */
  public long referencePriceE4() {
    return priceE4At(REFERENCE_AT);
  }

  public long limitUpPriceE4() {
    return priceE4At(LIMIT_UP_AT);
  }

  public long limitDownPriceE4() {
    return priceE4At(LIMIT_DOWN_AT);
  }

  public DayTrading dayTrading() {
    return DayTrading.ofByte(byteAt(DAY_TRADING_AT));
  }

  /** Seconds between call auctions; 0 = continuous matching. */
  public int callCycleSeconds() {
    return digits3At(CALL_CYCLE_AT);
  }

  /** Shares in one trading unit; an odd-lot order must be for fewer. */
  public int tradingUnitShares() {
    return digits3At(TRADING_UNIT_AT);
  }
}
