package tw.kuroshio.feed;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.Formats;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.RecordLayout;

/**
 * The checks a record passes before anything believes a byte of it: frame, length for its format,
 * check byte, terminator, decimal digits. No market rule and no sequence. Nothing outside the given
 * range is read and nothing is allocated, whatever the length field claims.
 */
public final class RecordCheck {

  private RecordCheck() {}

  /**
   * What is wrong with the record that begins at {@code at}, the first fault in the order of the
   * class; null when every field can be decoded or its format is one that is passed over.
   *
   * @param end where the bytes end, after {@code at}
   */
  public static @Nullable QuarantineReason fault(byte[] buffer, int at, int end) {
    QuarantineReason fault = headFault(buffer, at, end);
    if (fault != null) {
      return fault;
    }
    int length = Frame.claimedLength(buffer, at);
    RecordLayout layout = layout(buffer, at);
    if (layout != null && Frame.version(buffer, at) == layout.version()) {
      fault = lengthFault(layout, buffer, at, length, end);
      if (fault != null) {
        return fault;
      }
    }
    if (length > end - at) {
      return QuarantineReason.TRUNCATED;
    }
    if (!Frame.hasValidCheckByte(buffer, at, length)) {
      return QuarantineReason.CHECK_BYTE;
    }
    return Frame.hasTerminator(buffer, at, length)
        ? bodyFault(buffer, at, length)
        : QuarantineReason.TERMINATOR;
  }

  /**
   * How many bytes the record at {@code at} has by its own account: a length that fits in front of
   * {@code end} and has the terminator at its end. 0 when it gives no such account.
   */
  static int accountedLength(byte[] buffer, int at, int end) {
    int length = end - at < Frame.MIN_BYTES ? 0 : Frame.claimedLength(buffer, at);
    boolean fits = length >= Frame.MIN_BYTES && length <= end - at;
    return fits && Frame.hasTerminator(buffer, at, length) ? length : 0;
  }

  /** What is wrong with the frame at {@code at}, null when it is whole and its check byte right. */
  static @Nullable QuarantineReason frameFault(byte[] buffer, int at, int end) {
    QuarantineReason fault = headFault(buffer, at, end);
    if (fault != null) {
      return fault;
    }
    int length = Frame.claimedLength(buffer, at);
    if (length > end - at) {
      return QuarantineReason.TRUNCATED;
    }
    if (!Frame.hasTerminator(buffer, at, length)) {
      return QuarantineReason.TERMINATOR;
    }
    return Frame.hasValidCheckByte(buffer, at, length) ? null : QuarantineReason.CHECK_BYTE;
  }

  private static @Nullable QuarantineReason headFault(byte[] buffer, int at, int end) {
    if (buffer[at] != Frame.ESC) {
      return QuarantineReason.NO_RECORD;
    }
    if (end - at < Frame.MIN_BYTES) {
      return QuarantineReason.TRUNCATED;
    }
    return Frame.claimedLength(buffer, at) < Frame.MIN_BYTES ? QuarantineReason.LENGTH : null;
  }

  /** What is wrong inside a whole frame, null when every field can be decoded. */
  static @Nullable QuarantineReason bodyFault(byte[] buffer, int at, int length) {
    int marketCode = Frame.marketCode(buffer, at);
    if (marketCode != 1 && marketCode != 2) {
      return QuarantineReason.MARKET;
    }
    RecordLayout layout = layout(buffer, at);
    if (layout == null) {
      int format = Frame.format(buffer, at);
      if (format < 0 || !Formats.isPassedOver(marketCode, format)) {
        return QuarantineReason.UNKNOWN_FORMAT;
      }
      return Frame.hasValidSequence(buffer, at) ? null : QuarantineReason.BCD;
    }
    if (Frame.version(buffer, at) != layout.version()) {
      return QuarantineReason.UNKNOWN_VERSION;
    }
    QuarantineReason fault = lengthFault(layout, buffer, at, length, at + length);
    if (fault != null) {
      return fault;
    }
    return layout.hasValidDigits(buffer, at, length) ? null : QuarantineReason.BCD;
  }

  /** The layout the record's market and format have, if the two are known. */
  private static @Nullable RecordLayout layout(byte[] buffer, int at) {
    int marketCode = Frame.marketCode(buffer, at);
    int format = Frame.format(buffer, at);
    return marketCode < 1 || marketCode > 2 || format < 0
        ? null
        : Formats.layout(marketCode, format);
  }

  /** Whether a record of this layout may claim this length; all of it need not be there. */
  private static @Nullable QuarantineReason lengthFault(
      RecordLayout layout, byte[] buffer, int at, int length, int end) {
    if (length < layout.minLength() || length > layout.maxLength()) {
      return QuarantineReason.LENGTH;
    }
    if (end - at < layout.minLength()) {
      return QuarantineReason.TRUNCATED;
    }
    if (!layout.hasValidLevels(buffer, at)) {
      return QuarantineReason.LEVELS;
    }
    return layout.hasValidLength(buffer, at, length) ? null : QuarantineReason.LENGTH;
  }

  /** Where the next whole frame starts at or after {@code from}, {@code end} when there is none. */
  static int nextFrame(byte[] buffer, int from, int end) {
    for (int at = from; at < end; at++) {
      if (buffer[at] == Frame.ESC && frameFault(buffer, at, end) == null) {
        return at;
      }
    }
    return end;
  }
}
