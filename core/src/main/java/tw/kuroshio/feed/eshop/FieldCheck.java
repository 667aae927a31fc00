package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;

/**
 * Looks at the fields of a row one after the other and remembers the first that is wrong. Reused
 * from row to row.
 */
final class FieldCheck {

  private static final byte[] DAYS_OF_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private byte[] buffer = new byte[0];
  private int offset;
  private @Nullable RowFault fault;
  private int column;

  void begin(byte[] rowBuffer, int rowOffset) {
    buffer = rowBuffer;
    offset = rowOffset;
    fault = null;
    column = 0;
  }

  @Nullable RowFault fault() {
    return fault;
  }

  /** Column of the first wrong field, from 1; 0 when there is none. */
  int column() {
    return column;
  }

  /** Notes a fault of the field at {@code at} unless {@code right} or one was noted before. */
  void require(boolean right, RowFault otherwise, int at) {
    if (!right && fault == null) {
      fault = otherwise;
      column = at + 1;
    }
  }

  void known(@Nullable Object meaning, int at) {
    require(meaning != null, RowFault.UNKNOWN_MARK, at);
  }

  void digits(int at, int count) {
    require(Ascii.isDigits(buffer, offset + at, count), RowFault.NOT_DIGITS, at);
  }

  void code(int at) {
    int from = offset + at;
    int length = 6;
    while (length > 0 && buffer[from + length - 1] == ' ') {
      length--;
    }
    boolean right = length > 0;
    for (int i = from; i < from + length; i++) {
      int c = buffer[i];
      right &= (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }
    require(right, RowFault.BAD_CODE, at);
  }

  void time(int at, int digits) {
    int from = offset + at;
    digits(at, digits);
    if (fault == null) {
      boolean right =
          Ascii.decode(buffer, from, 2) < 24
              && Ascii.decode(buffer, from + 2, 2) < 60
              && Ascii.decode(buffer, from + 4, 2) < 60;
      require(right, RowFault.BAD_TIME, at);
    }
  }

  void date(int at) {
    int from = offset + at;
    digits(at, 8);
    if (fault == null) {
      long month = Ascii.decode(buffer, from + 4, 2);
      long day = Ascii.decode(buffer, from + 6, 2);
      boolean right =
          month >= 1 && month <= 12 && day >= 1 && day <= DAYS_OF_MONTH[(int) month - 1];
      require(right, RowFault.BAD_DATE, at);
    }
  }

  /** A price of the form 0000.00. */
  void pointPrice(int at) {
    int from = offset + at;
    boolean right =
        Ascii.isDigits(buffer, from, 4)
            && buffer[from + 4] == '.'
            && Ascii.isDigits(buffer, from + 5, 2);
    require(right, RowFault.BAD_PRICE, at);
  }

  /** Printable ASCII, spaces included. */
  void text(int at, int count) {
    boolean right = true;
    for (int i = offset + at; i < offset + at + count; i++) {
      right &= buffer[i] >= ' ' && buffer[i] < 0x7F;
    }
    require(right, RowFault.BAD_TEXT, at);
  }

  /** Four digits, or blank. */
  void printer(int at) {
    boolean right =
        Ascii.isDigits(buffer, offset + at, 4) || Ascii.isAll(buffer, offset + at, 4, ' ');
    require(right, RowFault.NOT_DIGITS, at);
  }
}
