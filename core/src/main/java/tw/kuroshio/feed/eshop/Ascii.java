package tw.kuroshio.feed.eshop;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Decimal fields in ASCII, read and written in place. Decoding trusts {@link #isDigits}. */
final class Ascii {

  private static final long ZEROS = 0x3030_3030_3030_3030L;
  private static final long SIXES = 0x0606_0606_0606_0606L;
  private static final long HIGH_NIBBLES = 0xF0F0_F0F0_F0F0_F0F0L;
  private static final long NS_PER_SECOND = 1_000_000_000L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Ascii() {}

  /** Whether all {@code count} bytes are the digits 0 to 9. */
  static boolean isDigits(byte[] buffer, int at, int count) {
    int i = at;
    int end = at + count;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      if (!eightDigits((long) LONGS.get(buffer, i))) {
        return false;
      }
    }
    for (; i < end; i++) {
      if (buffer[i] < '0' || buffer[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean eightDigits(long eight) {
    // After the XOR a digit is 0 to 9; only those stay in the low nibble when six is added.
    long values = eight ^ ZEROS;
    return ((values | (values + SIXES)) & HIGH_NIBBLES) == 0;
  }

  /** Whether all {@code count} bytes are {@code character}. */
  static boolean isAll(byte[] buffer, int at, int count, char character) {
    for (int i = at; i < at + count; i++) {
      if (buffer[i] != character) {
        return false;
      }
    }
    return true;
  }

  static long decode(byte[] buffer, int at, int count) {
    long value = 0;
    for (int i = at; i < at + count; i++) {
      value = value * 10 + (buffer[i] - '0');
    }
    return value;
  }

  /**
   * Writes {@code value} with leading zeros.
   *
   * @throws IllegalArgumentException when it is negative or has more digits
   */
  static void encode(long value, byte[] buffer, int at, int count) {
    long rest = value;
    for (int i = at + count - 1; i >= at; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    if (value < 0 || rest != 0) {
      throw new IllegalArgumentException(
          "Field must be 0 to " + count + " decimal digits, was " + value);
    }
  }

  /** Nanoseconds since midnight of HHMMSScc or HHMMSSuuuuuu. */
  static long decodeTime(byte[] buffer, int at, int digits) {
    long seconds =
        decode(buffer, at, 2) * 3_600 + decode(buffer, at + 2, 2) * 60 + decode(buffer, at + 4, 2);
    long fraction = decode(buffer, at + 6, digits - 6);
    return seconds * NS_PER_SECOND + fraction * nsPerUnit(digits);
  }

  /** Writes a time of day cut to what its digits can say. */
  static void encodeTime(long nsOfDay, byte[] buffer, int at, int digits) {
    long seconds = nsOfDay / NS_PER_SECOND;
    encode(seconds / 3_600, buffer, at, 2);
    encode(seconds / 60 % 60, buffer, at + 2, 2);
    encode(seconds % 60, buffer, at + 4, 2);
    encode(nsOfDay % NS_PER_SECOND / nsPerUnit(digits), buffer, at + 6, digits - 6);
  }

  private static long nsPerUnit(int digits) {
    return digits == 8 ? 10_000_000 : 1_000;
  }

  /** A price of the form 0000.00 in 10⁻⁴ TWD. */
  static long decodePointPrice(byte[] buffer, int at) {
    return decode(buffer, at, 4) * 10_000 + decode(buffer, at + 5, 2) * 100;
  }

  /**
   * Writes a price of the form 0000.00.
   *
   * @throws IllegalArgumentException when it has more than two decimals or four digits before them
   */
  static void encodePointPrice(long priceE4, byte[] buffer, int at) {
    requireCents(priceE4);
    encode(priceE4 / 10_000, buffer, at, 4);
    buffer[at + 4] = '.';
    encode(priceE4 / 100 % 100, buffer, at + 5, 2);
  }

  static void requireCents(long priceE4) {
    if (priceE4 % 100 != 0) {
      throw new IllegalArgumentException(
          "A price in a tick file has two decimals, was " + priceE4 + " e-4 TWD");
    }
  }

  /** Packs up to eight bytes of text, the first in the highest place. */
  static long pack(byte[] buffer, int at, int count) {
    long packed = 0;
    for (int i = at; i < at + count; i++) {
      packed = (packed << 8) | (buffer[i] & 0xFF);
    }
    return packed;
  }

  static void unpack(long packed, byte[] buffer, int at, int count) {
    for (int i = 0; i < count; i++) {
      buffer[at + i] = (byte) (packed >>> (8 * (count - 1 - i)));
    }
  }
}
