package tw.kuroshio.feed;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.Formats;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.RecordLayout;

/**
 * The checks a record passes before anything believes a byte of it. Nothing outside the datagram is
 * read and nothing is allocated, whatever the length field claims.
 */
final class RecordCheck {

  private RecordCheck() {}

  /** What is wrong with the frame at {@code at}, null when it is whole and its check byte right. */
  static @Nullable QuarantineReason frameFault(byte[] buffer, int at, int end) {
    if (buffer[at] != Frame.ESC) {
      return QuarantineReason.NO_RECORD;
    }
    if (end - at < Frame.MIN_BYTES) {
      return QuarantineReason.TRUNCATED;
    }
    int length = Frame.claimedLength(buffer, at);
    if (length < Frame.MIN_BYTES) {
      return QuarantineReason.LENGTH;
    }
    if (length > end - at) {
      return QuarantineReason.TRUNCATED;
    }
    if (!Frame.hasTerminator(buffer, at, length)) {
      return QuarantineReason.TERMINATOR;
    }
    return Frame.hasValidCheckByte(buffer, at, length) ? null : QuarantineReason.CHECK_BYTE;
  }

  /** What is wrong inside a whole frame, null when every field can be decoded. */
  static @Nullable QuarantineReason bodyFault(byte[] buffer, int at, int length) {
    int marketCode = Frame.marketCode(buffer, at);
    if (marketCode != 1 && marketCode != 2) {
      return QuarantineReason.MARKET;
    }
    int format = Frame.format(buffer, at);
    RecordLayout layout = format < 0 ? null : Formats.layout(marketCode, format);
    if (layout == null) {
      boolean known = format >= 0 && Formats.isPassedOver(marketCode, format);
      return known ? null : QuarantineReason.UNKNOWN_FORMAT;
    }
    if (Frame.version(buffer, at) != layout.version()) {
      return QuarantineReason.UNKNOWN_VERSION;
    }
    if (length < layout.minLength()) {
      return QuarantineReason.LENGTH;
    }
    if (!layout.hasValidLevels(buffer, at)) {
      return QuarantineReason.LEVELS;
    }
    if (!layout.hasValidLength(buffer, at, length)) {
      return QuarantineReason.LENGTH;
    }
    if (!layout.hasValidDigits(buffer, at, length)) {
      return QuarantineReason.BCD;
    }
    return null;
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
