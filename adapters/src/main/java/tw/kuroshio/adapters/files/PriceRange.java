package tw.kuroshio.adapters.files;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.market.TickSizeTable;

/** The four prices of a bar as a row gives them; reused from row to row. */
public final class PriceRange {

  /** Largest price of the exchange's own field, 9(5)V9(4). */
  private static final long LARGEST_E4 = 999_999_999;

  public long openE4;
  public long highE4;
  public long lowE4;
  public long closeE4;

  /** Parses the prices; a fault when one of them is no number. */
  public @Nullable RowFault parse(RowFields row, int open, int high, int low, int close) {
    openE4 = row.decimal(open, 4);
    highE4 = row.decimal(high, 4);
    lowE4 = row.decimal(low, 4);
    closeE4 = row.decimal(close, 4);
    return isNumber(openE4) && isNumber(highE4) && isNumber(lowE4) && isNumber(closeE4)
        ? null
        : RowFault.BAD_NUMBER;
  }

  private static boolean isNumber(long value) {
    return value == RowFields.EMPTY || (value > RowFields.EMPTY && value <= LARGEST_E4);
  }

  /** Whether all four are missing or zero, as sources write a session without a trade. */
  public boolean isAbsent() {
    return isNothing(openE4) && isNothing(highE4) && isNothing(lowE4) && isNothing(closeE4);
  }

  private static boolean isNothing(long priceE4) {
    return priceE4 == RowFields.EMPTY || priceE4 == 0;
  }

  /** What is wrong with the prices of a bar that traded, null when nothing is. */
  public @Nullable RowFault fault(TickSizeTable ticks) {
    if (openE4 == RowFields.EMPTY
        || highE4 == RowFields.EMPTY
        || lowE4 == RowFields.EMPTY
        || closeE4 == RowFields.EMPTY) {
      return RowFault.MISSING_NUMBER;
    }
    if (openE4 <= 0 || highE4 <= 0 || lowE4 <= 0 || closeE4 <= 0) {
      return RowFault.PRICE_NOT_POSITIVE;
    }
    if (highE4 < lowE4) {
      return RowFault.HIGH_BELOW_LOW;
    }
    if (openE4 < lowE4 || openE4 > highE4 || closeE4 < lowE4 || closeE4 > highE4) {
      return RowFault.PRICE_OUTSIDE_RANGE;
    }
    boolean onTick =
        ticks.isOnTick(openE4)
            && ticks.isOnTick(highE4)
            && ticks.isOnTick(lowE4)
            && ticks.isOnTick(closeE4);
    return onTick ? null : RowFault.OFF_TICK;
  }
}
