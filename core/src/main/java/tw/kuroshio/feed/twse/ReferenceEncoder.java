package tw.kuroshio.feed.twse;

import java.util.Arrays;
import tw.kuroshio.model.Market;

/**
 * Writes static data, format 1 version 9, in the layout of either market. Reusable: {@link #start}
 * or {@link #startCount}, then the parts in any order, then {@link #encode}. Prices in 10⁻⁴ TWD.
 */
public final class ReferenceEncoder {

  private final byte[] body = new byte[ReferenceCursor.BYTES];
  private Market market = Market.TWSE;
  private int sequence;
  private int shift;

  /**
   * Begins an ordinary stock: main board, no flags, continuous matching, 1,000 shares a unit, TWD,
   * quoted on line 1.
   *
   * @param sequence position in the cycle, from 1
   */
  public ReferenceEncoder start(Market market, int sequence, long codeKey) {
    this.market = market;
    this.sequence = sequence;
    shift = market == Market.TPEX ? 1 : 0;
    Arrays.fill(body, (byte) ' ');
    CodeKey.write(codeKey, body, ReferenceCursor.CODE_AT);
    body[ReferenceCursor.ATTENTION_AT] = 0;
    Arrays.fill(body, ReferenceCursor.CLASS_AT, ReferenceCursor.REFERENCE_AT + shift, (byte) '0');
    Arrays.fill(
        body,
        ReferenceCursor.REFERENCE_AT + shift,
        ReferenceCursor.NON_TEN_PAR_AT + shift,
        (byte) 0);
    Arrays.fill(
        body, ReferenceCursor.CALL_CYCLE_AT + shift, ReferenceCursor.WARRANT_AT + shift, (byte) 0);
    Arrays.fill(
        body, ReferenceCursor.STRIKE_AT + shift, ReferenceCursor.EXPIRY_AT + 4 + shift, (byte) 0);
    tradingUnitShares(1_000);
    return quoteLine(1);
  }

  /** Begins the record that ends a cycle: AL after all securities, NE after the new ones. */
  public ReferenceEncoder startCount(Market market, int sequence, boolean all, int securities) {
    start(market, sequence, 0);
    WireText.putCount(securities, body, ReferenceCursor.CODE_AT);
    body[ReferenceCursor.MARKER_AT] = (byte) (all ? 'A' : 'N');
    body[ReferenceCursor.MARKER_AT + 1] = (byte) (all ? 'L' : 'E');
    return this;
  }

  /**
   * Short name, cut to what fits 16 bytes of Big5 without splitting a character; characters outside
   * Big5 become '?'. Allocates.
   */
  public ReferenceEncoder name(String name) {
    WireText.putBig5(name, body, ReferenceCursor.NAME_AT, ReferenceCursor.NAME_BYTES);
    return this;
  }

  /** Industry code of two ASCII characters. */
  public ReferenceEncoder sectorCode(String code) {
    return putText(code, ReferenceCursor.SECTOR_AT, 2);
  }

  /** Security kind of up to two ASCII characters, blank for ordinary securities. */
  public ReferenceEncoder kindCode(String code) {
    return putText(code, ReferenceCursor.KIND_AT, 2);
  }

  /** 0 to 7, see {@link ReferenceCursor#attentionCode()}. */
  public ReferenceEncoder attentionCode(int code) {
    PackedBcd.encode(code, body, ReferenceCursor.ATTENTION_AT, 1);
    return this;
  }

  /** Board byte: '0' main, '3' innovation board at TWSE. */
  public ReferenceEncoder boardCode(char code) {
    body[ReferenceCursor.CLASS_AT + shift] = (byte) code;
    return this;
  }

  /** TPEx's class flag; ignored at TWSE, which has none. */
  public ReferenceEncoder classCode(char code) {
    if (shift == 1) {
      body[ReferenceCursor.CLASS_AT] = (byte) code;
    }
    return this;
  }

  /** Opening auction reference price and the day's limits. */
  public ReferenceEncoder prices(long referenceE4, long limitUpE4, long limitDownE4) {
    putPrice(referenceE4, ReferenceCursor.REFERENCE_AT);
    putPrice(limitUpE4, ReferenceCursor.LIMIT_UP_AT);
    putPrice(limitDownE4, ReferenceCursor.LIMIT_DOWN_AT);
    return this;
  }

  public ReferenceEncoder nonTenPar(boolean yes) {
    return putFlag(yes, ReferenceCursor.NON_TEN_PAR_AT + shift);
  }

  public ReferenceEncoder abnormalRecommendation(boolean yes) {
    return putFlag(yes, ReferenceCursor.ABNORMAL_RECOMMENDATION_AT + shift);
  }

  public ReferenceEncoder specialAbnormal(boolean yes) {
    return putFlag(yes, ReferenceCursor.SPECIAL_ABNORMAL_AT + shift);
  }

  public ReferenceEncoder dayTrading(DayTrading dayTrading) {
    body[ReferenceCursor.DAY_TRADING_AT + shift] = dayTrading.toByte();
    return this;
  }

  public ReferenceEncoder marginShortExempt(boolean yes) {
    return putFlag(yes, ReferenceCursor.MARGIN_SHORT_EXEMPT_AT + shift);
  }

  public ReferenceEncoder sblExempt(boolean yes) {
    return putFlag(yes, ReferenceCursor.SBL_EXEMPT_AT + shift);
  }

  /** Seconds between call auctions; 0 = continuous matching. */
  public ReferenceEncoder callCycleSeconds(int seconds) {
    PackedBcd.encode(seconds, body, ReferenceCursor.CALL_CYCLE_AT + shift, 3);
    return this;
  }

  /** Marks a warrant and fills its terms; the line becomes 2. */
  public ReferenceEncoder warrant(
      long strikeE4, int exerciseRatioE2, long upperE4, long lowerE4, int expiryYyyymmdd) {
    putFlag(true, ReferenceCursor.WARRANT_AT + shift);
    PackedBcd.encode(strikeE4, body, ReferenceCursor.STRIKE_AT + shift, 5);
    PackedBcd.encode(exerciseRatioE2, body, ReferenceCursor.EXERCISE_RATIO_AT + shift, 4);
    PackedBcd.encode(upperE4, body, ReferenceCursor.UPPER_PRICE_AT + shift, 5);
    PackedBcd.encode(lowerE4, body, ReferenceCursor.LOWER_PRICE_AT + shift, 5);
    PackedBcd.encode(expiryYyyymmdd, body, ReferenceCursor.EXPIRY_AT + shift, 4);
    return quoteLine(2);
  }

  /** A warrant's units of the day before, in thousands. */
  public ReferenceEncoder warrantUnits(long exercised, long cancelled, long outstanding) {
    PackedBcd.encode(exercised, body, ReferenceCursor.EXERCISED_AT + shift, 5);
    PackedBcd.encode(cancelled, body, ReferenceCursor.CANCELLED_AT + shift, 5);
    PackedBcd.encode(outstanding, body, ReferenceCursor.OUTSTANDING_AT + shift, 5);
    return this;
  }

  /** Foreign security; ignored at TPEx, which has no such flag. */
  public ReferenceEncoder foreign(boolean yes) {
    return shift == 1 ? this : putFlag(yes, ReferenceCursor.FOREIGN_AT);
  }

  public ReferenceEncoder tradingUnitShares(int shares) {
    PackedBcd.encode(shares, body, ReferenceCursor.TRADING_UNIT_AT, 3);
    return this;
  }

  /** ISO currency; TWD is sent as blank. */
  public ReferenceEncoder currency(String code) {
    return putText(code.equals("TWD") ? "" : code, ReferenceCursor.CURRENCY_AT, 3);
  }

  /** The line that carries the security's quotes: 1 stocks, 2 warrants. */
  public ReferenceEncoder quoteLine(int line) {
    PackedBcd.encode(line, body, ReferenceCursor.LINE_AT, 1);
    return this;
  }

  /** Writes the record and returns its length, {@link ReferenceCursor#BYTES}. */
  public int encode(byte[] target, int offset) {
    System.arraycopy(body, 0, target, offset, body.length);
    Frame.close(
        target,
        offset,
        ReferenceCursor.BYTES,
        market,
        ReferenceCursor.FORMAT,
        ReferenceCursor.VERSION,
        sequence);
    return ReferenceCursor.BYTES;
  }

  private void putPrice(long priceE4, int at) {
    PackedBcd.encodePrice(priceE4, body, at + shift);
  }

  private ReferenceEncoder putFlag(boolean yes, int at) {
    body[at] = (byte) (yes ? 'Y' : ' ');
    return this;
  }

  private ReferenceEncoder putText(String text, int at, int count) {
    WireText.putAscii(text, body, at, count);
    return this;
  }
}
