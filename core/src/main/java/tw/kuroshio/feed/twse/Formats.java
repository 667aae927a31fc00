package tw.kuroshio.feed.twse;

import org.jspecify.annotations.Nullable;

/**
 * The formats of both markets (TWSE manual B.12.07, TPEx specification V.12.15): those that are
 * decoded, with their layouts, and those of the catalogue that are checked and passed over.
 */
public final class Formats {

  private static final int FORMATS = 100;

  private static final @Nullable RecordLayout[] TWSE = new @Nullable RecordLayout[FORMATS];
  private static final @Nullable RecordLayout[] TPEX = new @Nullable RecordLayout[FORMATS];

  /** Formats of the catalogue without a decoder: statistics and full names of warrants. */
  private static final int[] PASSED_OVER = {2, 4, 7, 8, 14};

  static {
    add(TWSE, ReferenceCursor.TWSE_LAYOUT);
    add(TPEX, ReferenceCursor.TPEX_LAYOUT);
    addBoth(QuoteCursor.STOCK_LAYOUT);
    addBoth(QuoteCursor.WARRANT_LAYOUT);
  }

  private Formats() {}

  private static void addBoth(RecordLayout layout) {
    add(TWSE, layout);
    add(TPEX, layout);
  }

  private static void add(@Nullable RecordLayout[] market, RecordLayout layout) {
    market[layout.format()] = layout;
  }

  /**
   * The layout of a format.
   *
   * @param marketCode 1 TWSE, 2 TPEx
   * @param format 0 to 99
   * @return null when the format is not decoded
   */
  public static @Nullable RecordLayout layout(int marketCode, int format) {
    return (marketCode == 2 ? TPEX : TWSE)[format];
  }

  /** Whether the catalogue has this format although it is not decoded: no fault of the record. */
  public static boolean isPassedOver(int format) {
    for (int known : PASSED_OVER) {
      if (known == format) {
        return true;
      }
    }
    return false;
  }
}
