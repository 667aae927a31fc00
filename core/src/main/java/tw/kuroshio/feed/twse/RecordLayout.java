package tw.kuroshio.feed.twse;

import java.util.Arrays;

/**
 * What a format prescribes for its records in one market: version, length and which bytes are
 * decimal. Each cursor class builds the layout of its formats; {@link Formats} lists them.
 */
public final class RecordLayout {

  private final int format;
  private final int version;
  private final int minBytes;
  private final int maxBytes;
  private final boolean cyclic;
  private final boolean repeating;
  private final boolean sequenceZero;

  /** Where the number of parts is; 0 when the format has no such field. */
  private final int countAt;

  private final int maxCount;

  /** Where the disclosure map is; 0 when the format has no price entries. */
  private final int disclosureAt;

  private final int entryBytes;

  /** Offset and count of each run of decimal bytes, in pairs. */
  private final int[] numeric;

  /** Offsets of the nine-digit prices outside the price entries. */
  private final int[] pricesAt;

  private RecordLayout(Builder builder) {
    format = builder.format;
    version = builder.version;
    minBytes = builder.minBytes;
    maxBytes = builder.maxBytes;
    cyclic = builder.cyclic;
    repeating = builder.repeating;
    sequenceZero = builder.sequenceZero;
    countAt = builder.countAt;
    maxCount = builder.maxCount;
    disclosureAt = builder.disclosureAt;
    entryBytes = builder.entryBytes;
    numeric = builder.numeric;
    pricesAt = builder.pricesAt;
  }

  /** Begins the layout of a format whose records all have {@code bytes} bytes, frame included. */
  static Builder fixed(int format, int version, int bytes) {
    return new Builder(format, version, bytes, bytes);
  }

  /**
   * Begins the layout of a format whose records have any length from {@code min} to {@code max}.
   */
  static Builder variable(int format, int version, int min, int max) {
    return new Builder(format, version, min, max);
  }

  public int format() {
    return format;
  }

  public int version() {
    return version;
  }

  /** The sequence restarts at 1 with every cycle. */
  public boolean isCyclic() {
    return cyclic;
  }

  /**
   * A number is sent again with the same content by design, such as a heartbeat that ends the day:
   * a repeated record is no sign of a second line.
   */
  public boolean isRepeating() {
    return repeating;
  }

  /**
   * Number 0 is legal although sequences begin at 1: yesterday's closing index, whose records all
   * have it and stand outside the sequence, or the count that begins a cycle.
   */
  public boolean allowsSequenceZero() {
    return sequenceZero;
  }

  /** Bytes of the shortest record of the format, frame included. */
  public int minLength() {
    return minBytes;
  }

  /** Bytes of the longest record of the format, frame included. */
  public int maxLength() {
    return maxBytes;
  }

  /**
   * Whether the record claims no more parts than it can hold: the disclosure map, if the format has
   * one, at most five levels a side, a count field at most the format's number of parts.
   */
  public boolean hasValidLevels(byte[] buffer, int offset) {
    if (countAt != 0 && PackedBcd.decode1(buffer, offset + countAt) > maxCount) {
      return false;
    }
    int map = buffer[offset + disclosureAt];
    return disclosureAt == 0
        || ((map >> 4 & 7) <= QuoteCursor.MAX_LEVELS && (map >> 1 & 7) <= QuoteCursor.MAX_LEVELS);
  }

  /** Whether a record may be so long, given its disclosure map where the format has one. */
  public boolean hasValidLength(byte[] buffer, int offset, int length) {
    if (disclosureAt == 0) {
      return length >= minBytes && length <= maxBytes;
    }
    int map = buffer[offset + disclosureAt];
    int entries = (map >> 7 & 1) + (map >> 4 & 7) + (map >> 1 & 7);
    return length == minBytes + entries * entryBytes;
  }

  /**
   * Whether all decimal fields of a record of a valid length hold decimal digits, and the nine
   * digits of a price the zero that fills their five bytes.
   */
  public boolean hasValidDigits(byte[] buffer, int offset, int length) {
    for (int i = 0; i < numeric.length; i += 2) {
      if (!PackedBcd.isValid(buffer, offset + numeric[i], numeric[i + 1])) {
        return false;
      }
    }
    int pads = 0;
    for (int at : pricesAt) {
      pads |= buffer[offset + at] & 0xF0;
    }
    if (disclosureAt == 0) {
      return pads == 0;
    }
    int entriesAt = offset + minBytes - Frame.TRAILER_BYTES;
    int entriesEnd = offset + length - Frame.TRAILER_BYTES;
    for (int at = entriesAt; at < entriesEnd; at += entryBytes) {
      pads |= buffer[at] & 0xF0;
    }
    return pads == 0 && PackedBcd.isValid(buffer, entriesAt, entriesEnd - entriesAt);
  }

  /** Collects what a format prescribes. Offsets are 0-based from the ESC. */
  static final class Builder {

    private static final int[] NONE = new int[0];

    private final int format;
    private final int version;
    private final int minBytes;
    private int maxBytes;
    private boolean cyclic;
    private boolean repeating;
    private boolean sequenceZero;
    private int countAt;
    private int maxCount;
    private int disclosureAt;
    private int entryBytes;
    private int[] numeric = NONE;
    private int[] pricesAt = NONE;

    private Builder(int format, int version, int minBytes, int maxBytes) {
      this.format = format;
      this.version = version;
      this.minBytes = minBytes;
      this.maxBytes = maxBytes;
    }

    /** The sequence restarts at 1 with every cycle. */
    Builder cyclic() {
      cyclic = true;
      return this;
    }

    /** A number is sent again with the same content by design. */
    Builder repeating() {
      repeating = true;
      return this;
    }

    /** Number 0 is legal. */
    Builder allowsSequenceZero() {
      sequenceZero = true;
      return this;
    }

    /** One decimal byte at {@code at} tells how many parts are used, at most {@code max}. */
    Builder count(int at, int max) {
      countAt = at;
      maxCount = max;
      return digits(at, 1);
    }

    /** {@code count} bytes at {@code at} are decimal digits, two a byte. */
    Builder digits(int at, int count) {
      numeric = plus(plus(numeric, at), count);
      return this;
    }

    /** Five decimal bytes at {@code at} hold a price of nine digits. */
    Builder price(int at) {
      pricesAt = plus(pricesAt, at);
      return digits(at, QuoteCursor.PRICE_BYTES);
    }

    /**
     * Ends with price entries of five bytes price and the rest quantity, as many as the disclosure
     * map says: one for the trade and up to five levels a side.
     */
    Builder entries(int mapAt, int bytesOfEach) {
      disclosureAt = mapAt;
      entryBytes = bytesOfEach;
      maxBytes = minBytes + QuoteCursor.MAX_ENTRIES * bytesOfEach;
      return this;
    }

    RecordLayout build() {
      return new RecordLayout(this);
    }

    private static int[] plus(int[] values, int value) {
      int[] longer = Arrays.copyOf(values, values.length + 1);
      longer[values.length] = value;
      return longer;
    }
  }
}
