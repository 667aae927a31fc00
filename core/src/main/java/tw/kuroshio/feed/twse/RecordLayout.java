package tw.kuroshio.feed.twse;

import java.util.Arrays;

/**
 * What a format prescribes for its records in one market: version, length and which bytes are
 * decimal. Each cursor class builds the layout of its formats; {@link Formats} lists them.
 */
public final class RecordLayout {

  /** The digit that fills the first byte of a price, in the word that begins there. */
  private static final long PAD = 0xF0;

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

  /** Offsets of words of eight bytes that together hold all decimal fields at fixed places. */
  private final int[] wordsAt;

  /** Of each word, the high bits of its decimal digits. */
  private final long[] wordDigits;

  /** Of each word, the digits that must be zero since they only fill the first byte of a price. */
  private final long[] wordPads;

  /** Of each word of the entries, the digits that must be zero. */
  private final long[] entryPads;

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
    wordsAt = builder.wordsAt();
    wordDigits = Builder.ofWords(wordsAt, builder.digits);
    wordPads = Builder.ofWords(wordsAt, builder.pads);
    entryPads = entryPads(entryBytes);
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
   * Whether sequence number and all decimal fields of a record of a valid length hold decimal
   * digits, and the nine digits of a price the zero that fills their five bytes.
   */
  public boolean hasValidDigits(byte[] buffer, int offset, int length) {
    long wrong = 0;
    for (int i = 0; i < wordsAt.length; i++) {
      long word = Words.firstLow(buffer, offset + wordsAt[i]);
      wrong |= (PackedBcd.tooLarge(word) & wordDigits[i]) | (word & wordPads[i]);
    }
    if (disclosureAt != 0) {
      wrong |= wrongInEntries(buffer, offset, length);
    }
    return wrong == 0;
  }

  /** Entries follow one another and are decimal throughout: eight bytes at a time across them. */
  private long wrongInEntries(byte[] buffer, int offset, int length) {
    int end = offset + length - Frame.TRAILER_BYTES;
    int at = offset + minBytes - Frame.TRAILER_BYTES;
    long digits = 0;
    long pads = 0;
    for (int word = 0; at + Long.BYTES <= end; at += Long.BYTES, word++) {
      long next = Words.firstLow(buffer, at);
      digits |= PackedBcd.tooLarge(next);
      pads |= next & entryPads[word];
    }
    if (at < end) {
      // The rest with what is before it again; no entry begins in so few bytes.
      digits |= PackedBcd.tooLarge(Words.firstLow(buffer, end - Long.BYTES));
    }
    return (digits & PackedBcd.DIGITS) | pads;
  }

  private static long[] entryPads(int entryBytes) {
    byte[] pads = new byte[(QuoteCursor.MAX_ENTRIES * entryBytes + Long.BYTES) & -Long.BYTES];
    for (int entry = 0; entry < QuoteCursor.MAX_ENTRIES; entry++) {
      pads[entry * entryBytes] = (byte) PAD;
    }
    long[] words = new long[pads.length / Long.BYTES];
    for (int i = 0; i < words.length; i++) {
      words[i] = Words.firstLow(pads, i * Long.BYTES);
    }
    return words;
  }

  /** Collects what a format prescribes. Offsets are 0-based from the ESC. */
  static final class Builder {

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
    private final byte[] digits;
    private final byte[] pads;

    private Builder(int format, int version, int minBytes, int maxBytes) {
      this.format = format;
      this.version = version;
      this.minBytes = minBytes;
      this.maxBytes = maxBytes;
      digits = new byte[minBytes];
      pads = new byte[minBytes];
      digits(Frame.SEQUENCE_AT, Frame.SEQUENCE_BYTES);
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
      Arrays.fill(digits, at, at + count, (byte) PackedBcd.DIGITS);
      return this;
    }

    /** Five decimal bytes at {@code at} hold a price of nine digits. */
    Builder price(int at) {
      pads[at] = (byte) PAD;
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

    /** Each word begins at the first decimal byte the one before does not hold. */
    private int[] wordsAt() {
      int last = minBytes - Long.BYTES;
      int[] words = new int[minBytes];
      int count = 0;
      for (int at = 0; at < minBytes; at++) {
        if (digits[at] != 0) {
          words[count++] = Math.min(at, last);
          at += Long.BYTES - 1;
        }
      }
      return Arrays.copyOf(words, count);
    }

    private static long[] ofWords(int[] wordsAt, byte[] masks) {
      return Arrays.stream(wordsAt).mapToLong(at -> Words.firstLow(masks, at)).toArray();
    }
  }
}
