package tw.kuroshio.feed.twse;

/**
 * Reads a security's fills at the after-hours fixed price in place: format 9 version 3, the same in
 * both markets (TWSE B.12.07 p. 48–50, TPEx V.12.15 p. 30–31). On line 4 every minute from 14:30 to
 * 15:00; each cycle is numbered from 1 and ends with code 000000.
 *
 * <pre>
 * 11-16  code         X(6)       ASCII; 000000 in the last record
 * 17-19  match time   9(6)       BCD HHMMSS; 999999 in the last record
 * 20-24  price        9(5)V9(4)  BCD
 * 25-28  quantity     9(8)       BCD, trading units, without those of the regular session
 * </pre>
 */
public final class FixedPriceCursor extends RecordCursor {

  public static final int FORMAT = 9;

  static final int CODE_AT = BODY_AT;
  static final int TIME_AT = 16;
  static final int PRICE_AT = 19;
  static final int QUANTITY_AT = 24;

  static final RecordLayout LAYOUT =
      RecordLayout.fixed(FORMAT, 3, 31)
          .cyclic()
          .digits(TIME_AT, 3)
          .price(PRICE_AT)
          .digits(QUANTITY_AT, 4)
          .build();

  /** Points the cursor at a record whose ESC is at {@code recordOffset}. */
  public FixedPriceCursor wrap(byte[] recordBuffer, int recordOffset) {
    point(recordBuffer, recordOffset);
    return this;
  }

  /** The code as {@link CodeKey}; 000000 when {@link #isEndOfCycle()}. */
  public long codeKey() {
    return codeKeyAt(CODE_AT);
  }

  /** The record that ends a cycle; it has no count, its sequence number is one more. */
  public boolean isEndOfCycle() {
    return codeKey() == CodeKey.ALL_ZEROS && matchTimeNsOfDay() == TimeOfDay.NONE;
  }

  /** Nanoseconds since midnight, or {@link TimeOfDay#NONE}. */
  public long matchTimeNsOfDay() {
    return secondsAt(TIME_AT);
  }

  /** The regular session's closing price, 10⁻⁴ TWD. */
  public long priceE4() {
    return priceE4At(PRICE_AT);
  }

  /** Quantity filled, in trading units. */
  public int quantityLots() {
    return digits4At(QUANTITY_AT);
  }
}
