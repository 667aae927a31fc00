package tw.kuroshio.feed.twse;

/**
 * Reads one record of static data in place: format 1 version 9 (TWSE B.12.07 p. 6–11, TPEx V.12.15
 * p. 4–9), whose layouts differ: TPEx has one more flag before the prices and no foreign-security
 * flag. Reused, never retained. Prices in 10⁻⁴ TWD. On lines 1 to 4: all securities every minute
 * before the open, the day's new ones every five minutes after it; each cycle is numbered from 1. A
 * record with a count marker ends a cycle and describes no security: ask {@link #isCount()} first.
 *
 * <pre>
 * TWSE     TPEx
 * 11-16    11-16    code                       X(6)       ASCII; in a count record the count
 * 17-32    17-32    short name                 X(16)      Big5
 * 33-34    33-34    industry                   X(2)       ASCII, 00 none
 * 35-36    35-36    security kind              X(2)       ASCII: W1-W4 BS FB RR RS RB, blank
 * 37-38    37-38    count marker               X(2)       blank, AL all, NE new
 * 39       39       attention                  9(2)       BCD 0-7
 * -        40       class                      X(1)       1 small and medium enterprise, 0
 * 40       41       board                      X(1)       0 main, 3 innovation board (TWSE)
 * 41-45    42-46    reference price            9(5)V9(4)  BCD, 0 central government bonds
 * 46-50    47-51    limit-up price             9(5)V9(4)  BCD
 * 51-55    52-56    limit-down price           9(5)V9(4)  BCD
 * 56       57       par is not 10 TWD          X(1)       Y or blank
 * 57       58       abnormally recommended     X(1)       Y or blank
 * 58       59       specially abnormal         X(1)       Y or blank
 * 59       60       day trading                X(1)       A both ways, B buy first, blank none
 * 60       61       margin short below ref.    X(1)       Y or blank
 * 61       62       SBL sale below ref.        X(1)       Y or blank
 * 62-64    63-65    call auction seconds       9(6)       BCD, 0 continuous
 * 65       66       warrant                    X(1)       Y or blank, then zeros to the expiry
 * 66-70    67-71    strike price               9(6)V9(4)  BCD, index points for index warrants
 * 71-75    72-76    exercised the day before   9(10)      BCD, 1,000 units
 * 76-80    77-81    cancelled the day before   9(10)      BCD, 1,000 units
 * 81-85    82-86    outstanding                9(10)      BCD, 1,000 units
 * 86-89    87-90    exercise ratio             9(6)V99    BCD, shares per 1,000 units
 * 90-94    91-95    upper price                9(6)V9(4)  BCD
 * 95-99    96-100   lower price                9(6)V9(4)  BCD
 * 100-103  101-104  expiry                     9(8)       BCD yyyymmdd
 * 104      -        foreign security           X(1)       Y or blank
 * 105-107  105-107  trading unit               9(5)       BCD, shares
 * 108-110  108-110  currency                   X(3)       ASCII, blank TWD
 * 111      111      quote line                 9(2)       BCD 01 stocks, 02 warrants
 * </pre>
 */
public final class ReferenceCursor {

  public static final int FORMAT = 1;
  public static final int VERSION = 9;

  /** Every record's length, both markets. */
  public static final int BYTES = 114;

  static final int CODE_AT = 10;
  static final int NAME_AT = 16;
  static final int NAME_BYTES = 16;
  static final int SECTOR_AT = 32;
  static final int KIND_AT = 34;
  static final int MARKER_AT = 36;
  static final int ATTENTION_AT = 38;
  static final int CLASS_AT = 39;

  /** Offsets from here to the foreign flag are TWSE's; TPEx adds one. */
  static final int REFERENCE_AT = 40;

  static final int LIMIT_UP_AT = 45;
  static final int LIMIT_DOWN_AT = 50;
  static final int NON_TEN_PAR_AT = 55;
  static final int ABNORMAL_RECOMMENDATION_AT = 56;
  static final int SPECIAL_ABNORMAL_AT = 57;
  static final int DAY_TRADING_AT = 58;
  static final int MARGIN_SHORT_EXEMPT_AT = 59;
  static final int SBL_EXEMPT_AT = 60;
  static final int CALL_CYCLE_AT = 61;
  static final int WARRANT_AT = 64;
  static final int STRIKE_AT = 65;
  static final int EXERCISED_AT = 70;
  static final int CANCELLED_AT = 75;
  static final int OUTSTANDING_AT = 80;
  static final int EXERCISE_RATIO_AT = 85;
  static final int UPPER_PRICE_AT = 89;
  static final int LOWER_PRICE_AT = 94;
  static final int EXPIRY_AT = 99;

  /** TWSE only: TPEx's shifted expiry date ends here. */
  static final int FOREIGN_AT = 103;

  static final int TRADING_UNIT_AT = 104;
  static final int CURRENCY_AT = 107;
  static final int LINE_AT = 110;

  static final RecordLayout TWSE_LAYOUT = layout(0);
  static final RecordLayout TPEX_LAYOUT = layout(1);

  private byte[] buffer = new byte[0];
  private int offset;
  private boolean tpex;

  /** TWSE's offset of a field between the reference price and the expiry date, for this market. */
  private int shifted;

  private static RecordLayout layout(int shift) {
    return RecordLayout.fixed(FORMAT, VERSION, BYTES)
        .cyclic()
        .digits(ATTENTION_AT, 1)
        .price(REFERENCE_AT + shift)
        .price(LIMIT_UP_AT + shift)
        .price(LIMIT_DOWN_AT + shift)
        .digits(CALL_CYCLE_AT + shift, WARRANT_AT - CALL_CYCLE_AT)
        .digits(STRIKE_AT + shift, FOREIGN_AT - STRIKE_AT)
        .digits(TRADING_UNIT_AT, CURRENCY_AT - TRADING_UNIT_AT)
        .digits(LINE_AT, 1)
        .build();
  }

  /** Points the cursor at a record whose ESC is at {@code recordOffset}. */
  public ReferenceCursor wrap(byte[] recordBuffer, int recordOffset) {
    buffer = recordBuffer;
    offset = recordOffset;
    tpex = Frame.marketCode(recordBuffer, recordOffset) == 2;
    shifted = recordOffset + (tpex ? 1 : 0);
    return this;
  }

  /** The code as {@link CodeKey}; in a count record the number of securities as six digits. */
  public long codeKey() {
    return CodeKey.at(buffer, offset + CODE_AT);
  }

  /** Short name, padding removed. Decodes Big5 and allocates: not for the hot path. */
  public String name() {
    return WireText.big5(buffer, offset + NAME_AT, NAME_BYTES);
  }

  /** Code of {@link tw.kuroshio.market.Industry}, 00 none. Allocates: not for the hot path. */
  public String sectorCode() {
    return WireText.ascii(buffer, offset + SECTOR_AT, 2);
  }

  /** Security kind, such as W1; blank for ordinary securities. Allocates: not for the hot path. */
  public String kindCode() {
    return WireText.ascii(buffer, offset + KIND_AT, 2);
  }

  /** Ends the full cycle (AL). */
  public boolean isAllCount() {
    return buffer[offset + MARKER_AT] == 'A' && buffer[offset + MARKER_AT + 1] == 'L';
  }

  /** Ends the cycle of new securities (NE). */
  public boolean isNewCount() {
    return buffer[offset + MARKER_AT] == 'N' && buffer[offset + MARKER_AT + 1] == 'E';
  }

  /** A count record, AL or NE: {@link #securityCount()} is its only content. */
  public boolean isCount() {
    return isAllCount() || isNewCount();
  }

  /** Number of securities in the cycle, from a count record; -1 when the field is not a number. */
  public int securityCount() {
    return WireText.count(buffer, offset + CODE_AT);
  }

  /**
   * Attention and disposition: 0 normal, 1 attention, 2 disposition, 3 both, 4 repeat disposition,
   * 5 attention and repeat, 6 flexible, 7 attention and flexible.
   */
  public int attentionCode() {
    return PackedBcd.decode1(buffer, offset + ATTENTION_AT);
  }

  /** Board byte: '0' main, '3' innovation board at TWSE. */
  public char boardCode() {
    return (char) (buffer[offset + CLASS_AT + (tpex ? 1 : 0)] & 0xFF);
  }

  /** TPEx's class flag, '1' a small and medium enterprise; a blank at TWSE, which has none. */
  public char classCode() {
    return tpex ? (char) (buffer[offset + CLASS_AT] & 0xFF) : ' ';
  }

  /** Opening auction reference price. */
  public long referencePriceE4() {
    return PackedBcd.decode5(buffer, shifted + REFERENCE_AT);
  }

  public long limitUpPriceE4() {
    return PackedBcd.decode5(buffer, shifted + LIMIT_UP_AT);
  }

  public long limitDownPriceE4() {
    return PackedBcd.decode5(buffer, shifted + LIMIT_DOWN_AT);
  }

  /** Par value is not 10 TWD. */
  public boolean isNonTenPar() {
    return isYes(shifted + NON_TEN_PAR_AT);
  }

  public boolean isAbnormalRecommendation() {
    return isYes(shifted + ABNORMAL_RECOMMENDATION_AT);
  }

  public boolean isSpecialAbnormal() {
    return isYes(shifted + SPECIAL_ABNORMAL_AT);
  }

  public DayTrading dayTrading() {
    return DayTrading.ofByte(buffer[shifted + DAY_TRADING_AT]);
  }

  /** May be sold short on margin below the reference price. */
  public boolean isMarginShortExempt() {
    return isYes(shifted + MARGIN_SHORT_EXEMPT_AT);
  }

  /** Borrowed shares may be sold below the reference price. */
  public boolean isSblExempt() {
    return isYes(shifted + SBL_EXEMPT_AT);
  }

  /** Seconds between call auctions; 0 = continuous matching. */
  public int callCycleSeconds() {
    return PackedBcd.decode3(buffer, shifted + CALL_CYCLE_AT);
  }

  public boolean isWarrant() {
    return isYes(shifted + WARRANT_AT);
  }

  public long strikePriceE4() {
    return PackedBcd.decode5(buffer, shifted + STRIKE_AT);
  }

  /** Units exercised the day before, in thousands. */
  public long exercisedThousandUnits() {
    return PackedBcd.decode5(buffer, shifted + EXERCISED_AT);
  }

  /** Units cancelled the day before, in thousands. */
  public long cancelledThousandUnits() {
    return PackedBcd.decode5(buffer, shifted + CANCELLED_AT);
  }

  public long outstandingThousandUnits() {
    return PackedBcd.decode5(buffer, shifted + OUTSTANDING_AT);
  }

  /** Underlying shares per 1,000 warrants, in hundredths. */
  public int exerciseRatioE2() {
    return PackedBcd.decode4(buffer, shifted + EXERCISE_RATIO_AT);
  }

  public long upperPriceE4() {
    return PackedBcd.decode5(buffer, shifted + UPPER_PRICE_AT);
  }

  public long lowerPriceE4() {
    return PackedBcd.decode5(buffer, shifted + LOWER_PRICE_AT);
  }

  /** Warrant expiry as the number yyyymmdd; 0 when none. */
  public int expiryYyyymmdd() {
    return PackedBcd.decode4(buffer, shifted + EXPIRY_AT);
  }

  /** Foreign security; always false at TPEx, which has no such flag. */
  public boolean isForeign() {
    return !tpex && isYes(offset + FOREIGN_AT);
  }

  /** Shares in one trading unit. */
  public int tradingUnitShares() {
    return PackedBcd.decode3(buffer, offset + TRADING_UNIT_AT);
  }

  /** ISO currency; blank on the wire means TWD. Allocates: not for the hot path. */
  public String currency() {
    String text = WireText.ascii(buffer, offset + CURRENCY_AT, 3);
    return text.isEmpty() ? "TWD" : text;
  }

  /** The line that carries the security's quotes: 1 stocks, 2 warrants. */
  public int quoteLine() {
    return PackedBcd.decode1(buffer, offset + LINE_AT);
  }

  private boolean isYes(int at) {
    return buffer[at] == 'Y';
  }
}
