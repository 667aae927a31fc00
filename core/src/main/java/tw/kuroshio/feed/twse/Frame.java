package tw.kuroshio.feed.twse;

import tw.kuroshio.model.Market;

/**
 * The frame all records share: ESC, length (BCD, whole record), market, format, version, sequence,
 * body, check byte (XOR of byte 2 to the last body byte), CR LF. Offsets are 0-based from the ESC.
 */
public final class Frame {

  public static final byte ESC = 0x1B;
  public static final int HEADER_BYTES = 10;
  public static final int TRAILER_BYTES = 3;
  public static final int MIN_BYTES = HEADER_BYTES + TRAILER_BYTES;

  /** The highest sequence number; the next one is 1. */
  public static final int MAX_SEQUENCE = 99_999_999;

  private static final long HASH_FACTOR = 0x9E37_79B9_7F4A_7C15L;

  private static final int LENGTH_AT = 1;
  private static final int MARKET_AT = 3;
  private static final int FORMAT_AT = 4;
  private static final int VERSION_AT = 5;
  static final int SEQUENCE_AT = 6;
  static final int SEQUENCE_BYTES = 4;

  private Frame() {}

  /** The length the record claims, negative when the field is not BCD. */
  public static int claimedLength(byte[] buffer, int offset) {
    int high = PackedBcd.decode1(buffer, offset + LENGTH_AT);
    int low = PackedBcd.decode1(buffer, offset + LENGTH_AT + 1);
    return (high | low) < 0 ? -1 : high * 100 + low;
  }

  /** The market byte: 1 TWSE, 2 TPEx, anything else is not of this feed. */
  public static int marketCode(byte[] buffer, int offset) {
    return PackedBcd.decode1(buffer, offset + MARKET_AT);
  }

  /** The market of a record whose market byte is 1 or 2. */
  public static Market market(byte[] buffer, int offset) {
    return marketCode(buffer, offset) == 2 ? Market.TPEX : Market.TWSE;
  }

  /** The format, 0 to 99, or -1 when the byte is not BCD. */
  public static int format(byte[] buffer, int offset) {
    return PackedBcd.decode1(buffer, offset + FORMAT_AT);
  }

  /** The format version, 0 to 99, or -1 when the byte is not BCD. */
  public static int version(byte[] buffer, int offset) {
    return PackedBcd.decode1(buffer, offset + VERSION_AT);
  }

  /** The sequence number; meaningful when {@link #hasValidSequence}. */
  public static int sequence(byte[] buffer, int offset) {
    return PackedBcd.decode4(buffer, offset + SEQUENCE_AT);
  }

  public static boolean hasValidSequence(byte[] buffer, int offset) {
    return PackedBcd.isValid(buffer, offset + SEQUENCE_AT, 4);
  }

  /** XOR of all bytes between the ESC and the check byte of a record of {@code length} bytes. */
  public static int checkByte(byte[] buffer, int offset, int length) {
    int end = offset + length - TRAILER_BYTES;
    int at = offset + 1;
    long lanes = 0;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      lanes ^= Words.firstLow(buffer, at);
    }
    if (at < end) {
      // The last word overlaps the one before: what that one held is shifted out.
      int heldBits = Byte.SIZE * (at + Long.BYTES - end);
      lanes ^= Words.firstLow(buffer, end - Long.BYTES) >>> heldBits;
    }
    return folded(lanes);
  }

  public static boolean hasValidCheckByte(byte[] buffer, int offset, int length) {
    return checkByte(buffer, offset, length) == (buffer[offset + length - TRAILER_BYTES] & 0xFF);
  }

  public static boolean hasTerminator(byte[] buffer, int offset, int length) {
    return buffer[offset + length - 2] == 0x0D && buffer[offset + length - 1] == 0x0A;
  }

  /**
   * A hash of everything between ESC and check byte, never 0, in the high half: tells two contents
   * apart. In the low eight bits the {@link #checkByte}; both in one pass over the record.
   */
  public static long hashAndCheckByte(byte[] buffer, int offset, int length) {
    int end = offset + length - TRAILER_BYTES;
    int at = offset + 1;
    long hash = length;
    long lanes = 0;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long word = Words.firstLow(buffer, at);
      hash = Long.rotateLeft(hash, 23) + word * HASH_FACTOR;
      lanes ^= word;
    }
    if (at < end) {
      // The last word overlaps the one before. In the hash that does no harm, as the length is in
      // it; of the check byte what the one before held is shifted out.
      long word = Words.firstLow(buffer, end - Long.BYTES);
      hash = Long.rotateLeft(hash, 23) + word * HASH_FACTOR;
      lanes ^= word >>> (Byte.SIZE * (at + Long.BYTES - end));
    }
    hash = (hash ^ (hash >>> 32)) * HASH_FACTOR;
    return (((hash >>> 32) | 1) << 32) | folded(lanes);
  }

  /** The XOR of eight bytes. */
  private static int folded(long lanes) {
    long half = lanes ^ (lanes >>> 32);
    long quarter = half ^ (half >>> 16);
    return (int) (quarter ^ (quarter >>> 8)) & 0xFF;
  }

  /** The market byte of {@code market}. */
  public static int marketCode(Market market) {
    return switch (market) {
      case TWSE -> 1;
      case TPEX -> 2;
    };
  }

  /** Writes header and trailer around a body that is already in place. */
  static void close(
      byte[] buffer, int offset, int length, Market market, int format, int version, int sequence) {
    buffer[offset] = ESC;
    PackedBcd.encode(length, buffer, offset + LENGTH_AT, 2);
    PackedBcd.encode(marketCode(market), buffer, offset + MARKET_AT, 1);
    PackedBcd.encode(format, buffer, offset + FORMAT_AT, 1);
    PackedBcd.encode(version, buffer, offset + VERSION_AT, 1);
    PackedBcd.encode(sequence, buffer, offset + SEQUENCE_AT, 4);
    buffer[offset + length - TRAILER_BYTES] = (byte) checkByte(buffer, offset, length);
    buffer[offset + length - 2] = 0x0D;
    buffer[offset + length - 1] = 0x0A;
  }
}
