package tw.kuroshio.feed.twse;

import org.jspecify.annotations.Nullable;

/**
 * The formats of both markets (TWSE manual B.12.07, TPEx specification V.12.15): those that are
 * decoded, with their layouts, and those of the catalogue that are checked and passed over. One
 * number may mean different things: format 10 is an index value at TWSE and fixed-price orders at
 * TPEx, format 12 session prices at TWSE and an index value at TPEx, format 11 exists at TPEx only,
 * format 3 at TWSE only (TPEx ended its own on 2024-07-01).
 */
public final class Formats {

  private static final int FORMATS = 100;
  private static final int TPEX_CODE = 2;

  private static final @Nullable RecordLayout[] TWSE = new @Nullable RecordLayout[FORMATS];
  private static final @Nullable RecordLayout[] TPEX = new @Nullable RecordLayout[FORMATS];

  /** Of TWSE's catalogue: turnover and order statistics, full names of warrants. */
  private static final boolean[] TWSE_PASSED_OVER = marked(2, 4, 7, 8, 14);

  /** Of TPEx's catalogue: the same and a security's fixed-price orders. */
  private static final boolean[] TPEX_PASSED_OVER = marked(2, 4, 7, 8, 10, 14);

  static {
    add(TWSE, ReferenceCursor.TWSE_LAYOUT);
    add(TPEX, ReferenceCursor.TPEX_LAYOUT);
    addBoth(QuoteCursor.STOCK_LAYOUT);
    addBoth(QuoteCursor.WARRANT_LAYOUT);
    add(TWSE, SectorIndicesCursor.LAYOUT);
    add(TWSE, IndexValueCursor.TWSE_LAYOUT);
    add(TPEX, IndexValueCursor.TPEX_LAYOUT);
    add(TWSE, IndexReferenceCursor.TWSE_LAYOUT);
    add(TPEX, IndexReferenceCursor.TPEX_LAYOUT);
    add(TWSE, SessionPricesCursor.TWSE_LAYOUT);
    add(TPEX, SessionPricesCursor.TPEX_LAYOUT);
    addBoth(SessionPricesCursor.WARRANT_LAYOUT);
    addBoth(NoticeCursor.LAYOUT);
    addBoth(FixedPriceCursor.LAYOUT);
    addBoth(AfterHoursOddLotCursor.LAYOUT);
    addBoth(SblQuotaCursor.LAYOUT);
    addBoth(SuspensionCursor.LAYOUT);
    addBoth(HeartbeatCursor.LAYOUT);
    addBoth(HaltCursor.LAYOUT);
    addBoth(OddLotReferenceCursor.LAYOUT);
    addBoth(QuoteCursor.SNAPSHOT_LAYOUT);
    addBoth(QuoteCursor.ODD_LOT_LAYOUT);
    addBoth(QuoteCursor.WARRANT_SNAPSHOT_LAYOUT);
  }

  private Formats() {}

  private static void addBoth(RecordLayout layout) {
    add(TWSE, layout);
    add(TPEX, layout);
  }

  private static void add(@Nullable RecordLayout[] market, RecordLayout layout) {
    market[layout.format()] = layout;
  }

  private static boolean[] marked(int... formats) {
    boolean[] marked = new boolean[FORMATS];
    for (int format : formats) {
      marked[format] = true;
    }
    return marked;
  }

  /**
   * The layout of a format.
   *
   * @param marketCode 1 TWSE, 2 TPEx
   * @param format 0 to 99
   * @return null when the format is not decoded
   */
  public static @Nullable RecordLayout layout(int marketCode, int format) {
    return (marketCode == TPEX_CODE ? TPEX : TWSE)[format];
  }

  /**
   * Whether the market's catalogue has this format although it is not decoded: no fault of the
   * record.
   *
   * @param marketCode 1 TWSE, 2 TPEx
   * @param format 0 to 99
   */
  public static boolean isPassedOver(int marketCode, int format) {
    return (marketCode == TPEX_CODE ? TPEX_PASSED_OVER : TWSE_PASSED_OVER)[format];
  }
}
