package tw.kuroshio.model;

import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link StateWriter} wrote. Every length is checked against the bytes that are left
 * before anything is allocated; a short buffer is an {@link IllegalArgumentException}.
 */
public final class StateReader {

  private final byte[] buffer;
  private final int end;
  private int position;

  public StateReader(byte[] buffer) {
    this(buffer, 0, buffer.length);
  }

  public StateReader(byte[] buffer, int offset, int length) {
    this.buffer = buffer;
    this.position = offset;
    this.end = offset + length;
  }

  public int getByte() {
    require(1);
    return buffer[position++];
  }

  public boolean getBoolean() {
    return getByte() != 0;
  }

  public int getInt() {
    require(4);
    int value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (buffer[position++] & 0xFF) << shift;
    }
    return value;
  }

  public long getLong() {
    require(8);
    long value = 0;
    for (int shift = 0; shift < 64; shift += 8) {
      value |= (buffer[position++] & 0xFFL) << shift;
    }
    return value;
  }

  public double getDouble() {
    return Double.longBitsToDouble(getLong());
  }

  public String getString() {
    int count = getCount(1);
    String value = new String(buffer, position, count, StandardCharsets.UTF_8);
    position += count;
    return value;
  }

  /** A constant by its name; an unknown name is an IllegalArgumentException. */
  public <E extends Enum<E>> E getEnum(Class<E> type) {
    return Enum.valueOf(type, getString());
  }

  public void getBytes(byte[] target, int offset, int count) {
    require(count);
    System.arraycopy(buffer, position, target, offset, count);
    position += count;
  }

  public int[] getInts() {
    int[] values = new int[getCount(4)];
    for (int i = 0; i < values.length; i++) {
      values[i] = getInt();
    }
    return values;
  }

  public long[] getLongs() {
    long[] values = new long[getCount(8)];
    for (int i = 0; i < values.length; i++) {
      values[i] = getLong();
    }
    return values;
  }

  public double[] getDoubles() {
    double[] values = new double[getCount(8)];
    for (int i = 0; i < values.length; i++) {
      values[i] = getDouble();
    }
    return values;
  }

  public int remaining() {
    return end - position;
  }

  /** A count whose elements of {@code elementBytes} each still fit the buffer. */
  public int getCount(int elementBytes) {
    int count = getInt();
    if (count < 0 || (long) count * elementBytes > remaining()) {
      throw new IllegalArgumentException(
          "State claims " + count + " elements but only " + remaining() + " bytes are left");
    }
    return count;
  }

  private void require(int bytes) {
    if (bytes < 0 || remaining() < bytes) {
      throw new IllegalArgumentException(
          "State ends early: " + bytes + " bytes wanted, " + remaining() + " left");
    }
  }
}
