package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;

/** The three files of a day. */
public enum EShopKind {
  /** H3 揭示檔: quotes with five levels a side. */
  SNAPSHOT("dsp", 186, 190),
  /** H1 委託檔: the order log. */
  ORDER("odr", 59, 63),
  /** H2 成交檔: transactions, one row a side. */
  TRANSACTION("mth", 63, 67);

  /** First day of the longer records. */
  public static final int LONG_RECORDS_FROM = 2020_03_01;

  /** First day of continuous trading: new fields stand where the printer was. */
  public static final int CONTINUOUS_FROM = 2020_03_23;

  private static final EShopKind[] ALL = values();

  private final String prefix;
  private final int shortLength;
  private final int longLength;

  EShopKind(String prefix, int shortLength, int longLength) {
    this.prefix = prefix;
    this.shortLength = shortLength;
    this.longLength = longLength;
  }

  /** How the file's name begins; the date follows as yyyymmdd. */
  public String prefix() {
    return prefix;
  }

  /** Bytes of a record until February 2020, without line end. */
  public int shortLength() {
    return shortLength;
  }

  /** Bytes of a record since March 2020, without line end. */
  public int longLength() {
    return longLength;
  }

  /** The kind whose files begin with {@code prefix}, null when there is none. */
  public static @Nullable EShopKind ofPrefix(String prefix) {
    for (EShopKind kind : ALL) {
      if (kind.prefix.equals(prefix)) {
        return kind;
      }
    }
    return null;
  }

  /**
   * The layout of records of a length on a date. Older days in records of the newer length are
   * accepted, as the shop may deliver them again; the older length has ended.
   *
   * @param length bytes of a record without line end
   * @param yyyymmdd the day of the file
   * @return null when there are no such records of this kind on that day
   */
  public @Nullable EShopLayout layout(int length, int yyyymmdd) {
    if (length == shortLength && yyyymmdd < LONG_RECORDS_FROM) {
      return EShopLayout.UNTIL_FEBRUARY_2020;
    }
    if (length != longLength) {
      return null;
    }
    return yyyymmdd < CONTINUOUS_FROM
        ? EShopLayout.MARCH_2020
        : EShopLayout.SINCE_CONTINUOUS_TRADING;
  }

  /** Bytes of a record of this kind in a layout, without line end. */
  public int length(EShopLayout layout) {
    return layout == EShopLayout.UNTIL_FEBRUARY_2020 ? shortLength : longLength;
  }

  /** Offset of the eight digits of the date, from 0. */
  public int dateAt(EShopLayout layout) {
    return this == SNAPSHOT ? SnapshotRow.dateAt(layout) : 0;
  }

  /** The time of a row without a fault, nanoseconds since midnight in Taipei. */
  public long timeNsOfDay(byte[] buffer, int rowOffset, EShopLayout layout) {
    int timeAt = this == SNAPSHOT ? SnapshotRow.TIME_AT : BrokerRow.TIME_AT;
    return Ascii.decodeTime(buffer, rowOffset + timeAt, layout.timeDigits());
  }
}
