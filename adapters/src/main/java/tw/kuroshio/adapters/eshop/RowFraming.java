package tw.kuroshio.adapters.eshop;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.eshop.EShopKind;
import tw.kuroshio.feed.eshop.EShopLayout;

/**
 * How the rows of a file lie behind each other, seen from its first bytes.
 *
 * @param date the day of the file
 * @param length bytes of a row without line end
 * @param lineEnd bytes of a line end: 0 none, 1 LF, 2 CR LF
 */
record RowFraming(EShopLayout layout, LocalDate date, int length, int lineEnd) {

  /** Bytes from one row to the next. */
  int stride() {
    return length + lineEnd;
  }

  /**
   * Finds out the framing.
   *
   * @param named the day the file is said to be of, null when nobody says
   * @throws EShopFault when the bytes are no rows of this kind
   */
  static RowFraming detect(EShopKind kind, @Nullable LocalDate named, byte[] head, int count)
      throws EShopFault {
    int lineFeed = 0;
    while (lineFeed < count && head[lineFeed] != '\n') {
      lineFeed++;
    }
    if (lineFeed == count) {
      return withoutLineEnds(kind, named, head, count);
    }
    int lineEnd = lineFeed > 0 && head[lineFeed - 1] == '\r' ? 2 : 1;
    int length = lineFeed + 1 - lineEnd;
    @Nullable RowFraming framing = tryLength(kind, named, head, count, length, lineEnd);
    if (framing == null) {
      throw new EShopFault(whyNot(kind, named, head, count, length, lineEnd));
    }
    return framing;
  }

  private static RowFraming withoutLineEnds(
      EShopKind kind, @Nullable LocalDate named, byte[] head, int count) throws EShopFault {
    for (int length : new int[] {kind.longLength(), kind.shortLength()}) {
      @Nullable RowFraming framing = tryLength(kind, named, head, count, length, 0);
      // Two rows that agree, or one that is the whole file.
      boolean certain = count >= 2 * length || count == length;
      if (framing != null && certain) {
        return framing;
      }
    }
    throw new EShopFault(
        "has no line ends, and is no sequence of "
            + kind.prefix()
            + " records of "
            + kind.shortLength()
            + " or "
            + kind.longLength()
            + " bytes"
            + (named == null ? "" : " of " + named)
            + ": check its kind and that it is complete");
  }

  private static @Nullable RowFraming tryLength(
      EShopKind kind, @Nullable LocalDate named, byte[] head, int count, int length, int lineEnd) {
    if (length != kind.longLength() && length != kind.shortLength()) {
      return null;
    }
    @Nullable LocalDate date = named;
    if (date == null || lineEnd == 0) {
      date = agreedDate(kind, head, count, length, lineEnd);
    }
    if (date == null || (named != null && !named.equals(date))) {
      return null;
    }
    @Nullable EShopLayout layout = kind.layout(length, EShopName.numberOf(date));
    return layout == null ? null : new RowFraming(layout, date, length, lineEnd);
  }

  /** The first date two rows in succession have, or the only row; null when there is none. */
  private static @Nullable LocalDate agreedDate(
      EShopKind kind, byte[] head, int count, int length, int lineEnd) {
    int stride = length + lineEnd;
    int dateAt = dateAt(kind, length);
    if (count < 2 * length + lineEnd) {
      return count < length ? null : dateOf(head, dateAt);
    }
    for (int at = 0; at + stride + length <= count; at += stride) {
      @Nullable LocalDate date = dateOf(head, at + dateAt);
      if (date != null && date.equals(dateOf(head, at + stride + dateAt))) {
        return date;
      }
      if (lineEnd == 0) {
        return null;
      }
    }
    return null;
  }

  private static int dateAt(EShopKind kind, int length) {
    return kind.dateAt(
        length == kind.longLength()
            ? EShopLayout.SINCE_CONTINUOUS_TRADING
            : EShopLayout.UNTIL_FEBRUARY_2020);
  }

  private static @Nullable LocalDate dateOf(byte[] head, int at) {
    int number = 0;
    for (int i = at; i < at + 8; i++) {
      if (head[i] < '0' || head[i] > '9') {
        return null;
      }
      number = number * 10 + head[i] - '0';
    }
    return EShopName.dateOf(number);
  }

  private static String whyNot(
      EShopKind kind, @Nullable LocalDate named, byte[] head, int count, int length, int lineEnd) {
    if (length != kind.longLength() && length != kind.shortLength()) {
      return "has "
          + length
          + " bytes in line 1, a "
          + kind.prefix()
          + " record has "
          + kind.shortLength()
          + " until February 2020 and "
          + kind.longLength()
          + " since: check its kind (--kind) and that it is complete";
    }
    @Nullable LocalDate date =
        named != null ? named : agreedDate(kind, head, count, length, lineEnd);
    if (date == null) {
      return "has no date in its first rows that two of them agree on: check its kind (--kind), or"
          + " give the day (--date)";
    }
    return "has records of "
        + length
        + " bytes for "
        + date
        + ", but since March 2020 a "
        + kind.prefix()
        + " record has "
        + kind.longLength()
        + ": check its kind (--kind) and day (--date)";
  }
}
