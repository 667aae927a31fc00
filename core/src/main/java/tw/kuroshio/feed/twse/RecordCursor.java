package tw.kuroshio.feed.twse;

/**
 * What the reading cursors of the formats without a book share: a place in somebody else's buffer.
 * A cursor is reused and never retained: it is pointed at a record that passed the checks of its
 * {@link RecordLayout}, reads it in place and allocates nothing but text. One thread.
 */
public abstract class RecordCursor {

  static final int BODY_AT = Frame.HEADER_BYTES;

  private byte[] buffer = new byte[0];
  private int offset;

  RecordCursor() {}

  final void point(byte[] recordBuffer, int recordOffset) {
    buffer = recordBuffer;
    offset = recordOffset;
  }

  /** The sequence number; 0 only in the formats whose layout allows it. */
  public final int sequence() {
    return Frame.sequence(buffer, offset);
  }

  /** Bytes of the record, frame included. */
  final int length() {
    return Frame.claimedLength(buffer, offset);
  }

  final byte byteAt(int at) {
    return buffer[offset + at];
  }

  final int digits1At(int at) {
    return PackedBcd.decode1(buffer, offset + at);
  }

  final int digits3At(int at) {
    return PackedBcd.decode3(buffer, offset + at);
  }

  final int digits4At(int at) {
    return PackedBcd.decode4(buffer, offset + at);
  }

  final long digits6At(int at) {
    return PackedBcd.decode6(buffer, offset + at);
  }

  final long priceE4At(int at) {
    return PackedBcd.decode5(buffer, offset + at);
  }

  final long codeKeyAt(int at) {
    return CodeKey.at(buffer, offset + at);
  }

  final int countAt(int at) {
    return WireText.count(buffer, offset + at);
  }

  final String big5At(int at, int bytes) {
    return WireText.big5(buffer, offset + at, bytes);
  }

  final long minutesAt(int at) {
    return TimeOfDay.minutesAt(buffer, offset + at);
  }

  final long secondsAt(int at) {
    return TimeOfDay.secondsAt(buffer, offset + at);
  }

  final long microsAt(int at) {
    return TimeOfDay.microsAt(buffer, offset + at);
  }
}
