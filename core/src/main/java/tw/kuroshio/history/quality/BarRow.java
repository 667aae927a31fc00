package tw.kuroshio.history.quality;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.LimitRule;
import tw.kuroshio.model.SecurityKind;

/**
 * One bar of a table, the same object for every row. Prices in the table's own unit times 10⁴,
 * {@link FactTable#MISSING} where the source says nothing.
 */
final class BarRow {

  /** Largest price of the exchange's own field, 9(5)V9(4). */
  static final long LARGEST_E4 = LimitRule.LARGEST_E4;

  private static final double BOARD_LOT_SHARES = 1_000;

  String subject = "";
  SecurityKind kind = SecurityKind.STOCK;
  long period;
  long day;
  @Nullable DayRules rules;

  long openE4;
  long highE4;
  long lowE4;
  long closeE4;
  long volumeShares;
  long valueTwd;
  long trades;
  long changeE4;
  long exFlag;

  /** Whether the source gives the close and no other price; it stands for all four then. */
  boolean closeOnly;

  /** Whether all four prices are there and can be prices. */
  boolean priced() {
    return isPrice(openE4) && isPrice(highE4) && isPrice(lowE4) && isPrice(closeE4);
  }

  private static boolean isPrice(long e4) {
    return e4 > 0 && e4 <= LARGEST_E4;
  }

  /** Takes the close for the prices a source does not give. */
  void fill() {
    closeOnly =
        openE4 == FactTable.MISSING
            && highE4 == FactTable.MISSING
            && lowE4 == FactTable.MISSING
            && isPrice(closeE4);
    if (closeOnly) {
      openE4 = closeE4;
      highE4 = closeE4;
      lowE4 = closeE4;
    }
  }

  /** Whether none of the four prices is there, as sources write a session without a trade. */
  boolean unpriced() {
    return isNothing(openE4) && isNothing(highE4) && isNothing(lowE4) && isNothing(closeE4);
  }

  private static boolean isNothing(long e4) {
    return e4 == FactTable.MISSING || e4 == 0;
  }

  boolean hasVolume() {
    return volumeShares != FactTable.MISSING && volumeShares > 0;
  }

  /** Whether the mean trade was smaller than a board lot, so that none need have been of one. */
  boolean oddLotsOnly() {
    long count = trades == FactTable.MISSING ? 1 : Math.max(1, trades);
    return hasVolume() && (double) volumeShares / count < BOARD_LOT_SHARES;
  }

  boolean traded() {
    return priced() && hasVolume();
  }

  /** Value divided by volume, 10⁻⁴ TWD; not a number where one of them is not known. */
  double impliedE4() {
    return hasVolume() && valueTwd != FactTable.MISSING && valueTwd > 0
        ? valueTwd * 1e4 / volumeShares
        : Double.NaN;
  }

  /** Whether value divided by volume lies between low and high, both widened by a part of them. */
  boolean impliedWithin(double tolerance) {
    double implied = impliedE4();
    // Value is in whole TWD: half of one is rounding.
    double roundingE4 = 5_000.0 / volumeShares;
    return implied >= lowE4 * (1 - tolerance) - roundingE4
        && implied <= highE4 * (1 + tolerance) + roundingE4;
  }
}
