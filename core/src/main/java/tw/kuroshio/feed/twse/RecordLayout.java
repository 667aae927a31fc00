package tw.kuroshio.feed.twse;

import org.jspecify.annotations.Nullable;

/**
 * What a format prescribes for its records in one market: version, length and which bytes are
 * decimal. To decode one more format, add its layout to {@link #of} and write its cursor.
 */
public final class RecordLayout {

  private static final int FORMATS = 100;

  private static final @Nullable RecordLayout[] TWSE = new @Nullable RecordLayout[FORMATS];
  private static final @Nullable RecordLayout[] TPEX = new @Nullable RecordLayout[FORMATS];

  static {
    add(TWSE, reference(0));
    add(TPEX, reference(1));
    for (RecordLayout quote :
        new RecordLayout[] {quote(QuoteCursor.FORMAT), quote(QuoteCursor.WARRANT_FORMAT)}) {
      add(TWSE, quote);
      add(TPEX, quote);
    }
  }

  private final int format;
  private final int version;

  /** Bytes of a record without price entries, frame included. */
  private final int fixedBytes;

  private final boolean cyclic;

  /** Where the disclosure map is; 0 when the format has no price entries. */
  private final int disclosureAt;

  /** Offset and count of each run of decimal bytes, in pairs. */
  private final int[] numeric;

  /** Offsets of the nine-digit prices outside the price entries. */
  private final int[] pricesAt;

  private RecordLayout(
      int format,
      int version,
      int fixedBytes,
      boolean cyclic,
      int disclosureAt,
      int[] numeric,
      int[] pricesAt) {
    this.format = format;
    this.version = version;
    this.fixedBytes = fixedBytes;
    this.cyclic = cyclic;
    this.disclosureAt = disclosureAt;
    this.numeric = numeric;
    this.pricesAt = pricesAt;
  }

  private static RecordLayout reference(int shift) {
    return new RecordLayout(
        ReferenceCursor.FORMAT,
        ReferenceCursor.VERSION,
        ReferenceCursor.BYTES,
        true,
        0,
        new int[] {
          ReferenceCursor.ATTENTION_AT,
          1,
          ReferenceCursor.REFERENCE_AT + shift,
          ReferenceCursor.NON_TEN_PAR_AT - ReferenceCursor.REFERENCE_AT,
          ReferenceCursor.CALL_CYCLE_AT + shift,
          ReferenceCursor.WARRANT_AT - ReferenceCursor.CALL_CYCLE_AT,
          ReferenceCursor.STRIKE_AT + shift,
          ReferenceCursor.FOREIGN_AT - ReferenceCursor.STRIKE_AT,
          ReferenceCursor.TRADING_UNIT_AT,
          ReferenceCursor.CURRENCY_AT - ReferenceCursor.TRADING_UNIT_AT,
          ReferenceCursor.LINE_AT,
          1
        },
        new int[] {
          ReferenceCursor.REFERENCE_AT + shift,
          ReferenceCursor.LIMIT_UP_AT + shift,
          ReferenceCursor.LIMIT_DOWN_AT + shift
        });
  }

  private static RecordLayout quote(int format) {
    return new RecordLayout(
        format,
        QuoteCursor.VERSION,
        QuoteCursor.ENTRIES_AT + Frame.TRAILER_BYTES,
        false,
        QuoteCursor.DISCLOSURE_AT,
        new int[] {
          QuoteCursor.TIME_AT,
          QuoteCursor.DISCLOSURE_AT - QuoteCursor.TIME_AT,
          QuoteCursor.VOLUME_AT,
          QuoteCursor.ENTRIES_AT - QuoteCursor.VOLUME_AT
        },
        new int[0]);
  }

  private static void add(@Nullable RecordLayout[] market, RecordLayout layout) {
    market[layout.format] = layout;
  }

  /**
   * The layout of a format.
   *
   * @param marketCode 1 TWSE, 2 TPEx
   * @param format 0 to 99
   * @return null when the format is not decoded
   */
  public static @Nullable RecordLayout of(int marketCode, int format) {
    return (marketCode == 2 ? TPEX : TWSE)[format];
  }

  public int version() {
    return version;
  }

  /** The sequence restarts at 1 with every cycle. */
  public boolean isCyclic() {
    return cyclic;
  }

  /** Whether the disclosure map, if the format has one, stays within five levels a side. */
  public boolean hasValidLevels(byte[] buffer, int offset) {
    int map = buffer[offset + disclosureAt];
    return disclosureAt == 0
        || ((map >> 4 & 7) <= QuoteCursor.MAX_LEVELS && (map >> 1 & 7) <= QuoteCursor.MAX_LEVELS);
  }

  /** The length the format prescribes for this record, given its disclosure map. */
  public int prescribedLength(byte[] buffer, int offset) {
    if (disclosureAt == 0) {
      return fixedBytes;
    }
    int map = buffer[offset + disclosureAt];
    int entries = (map >> 7 & 1) + (map >> 4 & 7) + (map >> 1 & 7);
    return fixedBytes + entries * QuoteCursor.ENTRY_BYTES;
  }

  /** The shortest record of the format. */
  public int minLength() {
    return fixedBytes;
  }

  /**
   * Whether all decimal fields of a record of the prescribed length hold decimal digits, and the
   * nine digits of a price the zero that fills their five bytes.
   */
  public boolean hasValidDigits(byte[] buffer, int offset, int length) {
    for (int i = 0; i < numeric.length; i += 2) {
      if (!PackedBcd.isValid(buffer, offset + numeric[i], numeric[i + 1])) {
        return false;
      }
    }
    int entriesAt = offset + fixedBytes - Frame.TRAILER_BYTES;
    int entriesEnd = offset + length - Frame.TRAILER_BYTES;
    int pads = 0;
    for (int at = entriesAt; at < entriesEnd; at += QuoteCursor.ENTRY_BYTES) {
      pads |= buffer[at] & 0xF0;
    }
    for (int at : pricesAt) {
      pads |= buffer[offset + at] & 0xF0;
    }
    return pads == 0 && PackedBcd.isValid(buffer, entriesAt, entriesEnd - entriesAt);
  }
}
