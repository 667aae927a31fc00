package tw.kuroshio.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A growing buffer of canonical little-endian bytes: snapshots, log payloads and stage outputs are
 * written with it, so that one encoding is hashed, stored and compared. Not thread-safe; reusable
 * through {@link #clear()}, after which writing does not allocate until the buffer must grow.
 */
public final class StateWriter {

  private byte[] buffer;
  private int length;

  public StateWriter() {
    this(1_024);
  }

  public StateWriter(int initialCapacity) {
    buffer = new byte[initialCapacity];
  }

  public StateWriter clear() {
    length = 0;
    return this;
  }

  public StateWriter putByte(int value) {
    ensure(1);
    buffer[length++] = (byte) value;
    return this;
  }

  public StateWriter putBoolean(boolean value) {
    return putByte(value ? 1 : 0);
  }

  public StateWriter putInt(int value) {
    ensure(4);
    for (int shift = 0; shift < 32; shift += 8) {
      buffer[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  public StateWriter putLong(long value) {
    ensure(8);
    for (int shift = 0; shift < 64; shift += 8) {
      buffer[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  /** The IEEE 754 bits; every NaN is written as the canonical one. */
  public StateWriter putDouble(double value) {
    return putLong(Double.doubleToLongBits(value));
  }

  /** Length-prefixed UTF-8. */
  public StateWriter putString(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return putInt(bytes.length).putBytes(bytes, 0, bytes.length);
  }

  /** The constant's name, so that a new constant between two others changes nothing. */
  public StateWriter putEnum(Enum<?> value) {
    return putString(value.name());
  }

  /** Raw bytes without a length. */
  public StateWriter putBytes(byte[] source, int offset, int count) {
    ensure(count);
    System.arraycopy(source, offset, buffer, length, count);
    length += count;
    return this;
  }

  /** Length-prefixed. */
  public StateWriter putInts(int[] values) {
    putInt(values.length);
    for (int value : values) {
      putInt(value);
    }
    return this;
  }

  /** Length-prefixed. */
  public StateWriter putLongs(long[] values) {
    putInt(values.length);
    for (long value : values) {
      putLong(value);
    }
    return this;
  }

  /** Length-prefixed. */
  public StateWriter putDoubles(double[] values) {
    putInt(values.length);
    for (double value : values) {
      putDouble(value);
    }
    return this;
  }

  public int length() {
    return length;
  }

  /**
   * The live buffer; only the first {@link #length()} bytes mean anything, until the next write.
   */
  public byte[] buffer() {
    return buffer;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, length);
  }

  /** SHA-256 of what was written. */
  public byte[] sha256() {
    MessageDigest digest = DigestChain.sha256();
    digest.update(buffer, 0, length);
    return digest.digest();
  }

  private void ensure(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(length, more), buffer.length * 2));
    }
  }
}
