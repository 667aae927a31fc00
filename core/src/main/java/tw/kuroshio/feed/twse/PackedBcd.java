package tw.kuroshio.feed.twse;

/**
 * Packed BCD, two decimal digits a byte, high nibble first; an odd digit count has a leading zero
 * nibble. Decoding trusts its input: {@link #isValid} is asked once when a record is accepted.
 */
public final class PackedBcd {

  private static final long MAX_PRICE_E4 = 999_999_999;

  /** The high bit of every digit: the only one that can make a digit too large. */
  static final long DIGITS = 0x8888_8888_8888_8888L;

  private static final byte[] TO_VALUE = new byte[256];
  private static final byte[] FROM_VALUE = new byte[100];

  static {
    for (int i = 0; i < 256; i++) {
      int high = i >> 4;
      int low = i & 0x0F;
      TO_VALUE[i] = (byte) (high > 9 || low > 9 ? -1 : high * 10 + low);
    }
    for (int i = 0; i < 100; i++) {
      FROM_VALUE[i] = (byte) ((i / 10) << 4 | i % 10);
    }
  }

  private PackedBcd() {}

  /**
   * A price of five bytes as it stands, four bits a digit: such prices compare as the prices do,
   * and their last digits can be looked at without decoding. The price must not be among the last
   * three bytes of the buffer.
   */
  public static long price(byte[] buffer, int offset) {
    return Words.firstHigh(buffer, offset) >>> 24;
  }

  /**
   * What {@link #price} gives for a price in 10⁻⁴ TWD, nine digits. For set-up, not for the hot
   * path.
   */
  public static long priceOf(long priceE4) {
    long packed = 0;
    long rest = priceE4;
    for (int shift = 0; rest != 0; shift += 4) {
      packed |= (rest % 10) << shift;
      rest /= 10;
    }
    return packed;
  }

  /** The price in 10⁻⁴ TWD of what {@link #price} gave. */
  public static long priceE4(long packed) {
    long priceE4 = 0;
    for (int shift = 36; shift >= 0; shift -= 4) {
      priceE4 = priceE4 * 10 + ((packed >>> shift) & 0xF);
    }
    return priceE4;
  }

  /** Whether all {@code count} bytes hold decimal digits only. */
  public static boolean isValid(byte[] buffer, int offset, int count) {
    int end = offset + count;
    int at = offset;
    long wrong = 0;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      wrong |= tooLarge(Words.firstLow(buffer, at));
    }
    for (; at < end; at++) {
      wrong |= tooLarge(buffer[at] & 0xFF);
    }
    return (wrong & DIGITS) == 0;
  }

  /**
   * The high bit of each digit of {@code word} that is more than 9: a digit of 8 and more is one
   * when its 4 or its 2 is set, too. The other bits mean nothing, see {@link #DIGITS}.
   */
  static long tooLarge(long word) {
    return word & (word << 1 | word << 2);
  }

  /** One byte, 0 to 99, or -1 when it is not BCD. */
  public static int decode1(byte[] buffer, int offset) {
    return TO_VALUE[buffer[offset] & 0xFF];
  }

  /** Two bytes, 0 to 9,999. */
  public static int decode2(byte[] buffer, int offset) {
    return decode1(buffer, offset) * 100 + decode1(buffer, offset + 1);
  }

  /** Three bytes, 0 to 999,999. */
  public static int decode3(byte[] buffer, int offset) {
    return decode2(buffer, offset) * 100 + decode1(buffer, offset + 2);
  }

  /** Four bytes, 0 to 99,999,999. */
  public static int decode4(byte[] buffer, int offset) {
    int word = Words.fourFirstHigh(buffer, offset);
    // All digits side by side: pairs of digits, then pairs of pairs, then the whole.
    int pairs = word - 6 * (word >>> 4 & 0x0F0F_0F0F);
    int fours = (pairs & 0x00FF_00FF) + 100 * (pairs >>> 8 & 0x00FF_00FF);
    return (fours & 0xFFFF) + 10_000 * (fours >>> 16);
  }

  /**
   * Eight bytes as two numbers of 0 to 99,999,999: the first four bytes' in the high half, the last
   * four bytes' in the low half.
   */
  static long decode4And4(byte[] buffer, int offset) {
    long word = Words.firstHigh(buffer, offset);
    long pairs = word - 6 * (word >>> 4 & 0x0F0F_0F0F_0F0F_0F0FL);
    long fours = (pairs & 0x00FF_00FF_00FF_00FFL) + 100 * (pairs >>> 8 & 0x00FF_00FF_00FF_00FFL);
    return (fours & 0xFFFF_0000_FFFFL) + 10_000 * (fours >>> 16 & 0xFFFF_0000_FFFFL);
  }

  /** Five bytes, 0 to 9,999,999,999: a price of the feed in 10⁻⁴ TWD. */
  public static long decode5(byte[] buffer, int offset) {
    return decode4(buffer, offset) * 100L + decode1(buffer, offset + 4);
  }

  /** Six bytes, 0 to 999,999,999,999. */
  public static long decode6(byte[] buffer, int offset) {
    return decode4(buffer, offset) * 10_000L + decode2(buffer, offset + 4);
  }

  /**
   * Writes {@code value} into {@code count} bytes.
   *
   * @throws IllegalArgumentException when the value is negative or has more digits than fit
   */
  public static void encode(long value, byte[] buffer, int offset, int count) {
    long rest = value;
    for (int i = offset + count - 1; i >= offset; i--) {
      long next = rest / 100;
      int pair = (int) (rest - next * 100);
      if (pair < 0) {
        break;
      }
      buffer[i] = FROM_VALUE[pair];
      rest = next;
    }
    if (rest != 0) {
      throw new IllegalArgumentException(
          "Field must be 0 to " + 2 * count + " decimal digits, was " + value);
    }
  }

  /**
   * Writes a price of nine digits, 9(5)V9(4), into five bytes.
   *
   * @throws IllegalArgumentException when it is negative or 100,000 TWD or more
   */
  public static void encodePrice(long priceE4, byte[] buffer, int offset) {
    if (priceE4 < 0 || priceE4 > MAX_PRICE_E4) {
      throw new IllegalArgumentException(
          "Price must be below 100000 TWD on the wire, was " + priceE4 + " e-4 TWD");
    }
    encode(priceE4, buffer, offset, 5);
  }
}
