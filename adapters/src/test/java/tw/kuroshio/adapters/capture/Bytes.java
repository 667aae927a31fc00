package tw.kuroshio.adapters.capture;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Puts a file together byte by byte, in either order. */
final class Bytes {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final boolean bigEndian;

  private Bytes(boolean bigEndian) {
    this.bigEndian = bigEndian;
  }

  static Bytes little() {
    return new Bytes(false);
  }

  static Bytes big() {
    return new Bytes(true);
  }

  static Bytes inOrder(boolean bigEndian) {
    return new Bytes(bigEndian);
  }

  Bytes int8(int value) {
    out.write(value);
    return this;
  }

  Bytes int16(int value) {
    return bigEndian ? int8(value >> 8).int8(value) : int8(value).int8(value >> 8);
  }

  Bytes int32(long value) {
    return bigEndian
        ? int16((int) (value >> 16)).int16((int) value)
        : int16((int) value).int16((int) (value >> 16));
  }

  Bytes int64(long value) {
    return bigEndian ? int32(value >> 32).int32(value) : int32(value).int32(value >> 32);
  }

  Bytes bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Bytes zeros(int count) {
    return bytes(new byte[count]);
  }

  Bytes padTo4() {
    return zeros(-out.size() & 3);
  }

  int size() {
    return out.size();
  }

  byte[] toArray() {
    return out.toByteArray();
  }

  /** The bytes 1, 2, … of a length, shifted so that two payloads differ. */
  static byte[] payload(int length, int shift) {
    byte[] payload = new byte[length];
    for (int i = 0; i < length; i++) {
      payload[i] = (byte) (i * 7 + shift);
    }
    return payload;
  }

  static byte[] slice(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }
}
