package tw.kuroshio.adapters.files.importing;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.FactTable;

/** Numbers of a row into cells, with the first thing that is wrong with them. */
final class RowNumbers {

  /** Largest price and index value times 10⁴ that the exchange's field 9(5)V9(4) holds. */
  private static final long LARGEST_E4 = 999_999_999;

  private static final long THOUSAND = 1_000;

  private RowNumbers() {}

  /** What is wrong with numbers that may be missing but not below zero. */
  static @Nullable RowFault quantities(long... values) {
    for (long value : values) {
      if (value == RowFields.BAD) {
        return RowFault.BAD_NUMBER;
      }
      if (value != RowFields.EMPTY && value < 0) {
        return RowFault.NEGATIVE_QUANTITY;
      }
    }
    return null;
  }

  /** What is wrong with numbers of either sign of which none may be missing. */
  static @Nullable RowFault present(long... values) {
    for (long value : values) {
      if (value == RowFields.BAD) {
        return RowFault.BAD_NUMBER;
      }
      if (value == RowFields.EMPTY) {
        return RowFault.MISSING_NUMBER;
      }
    }
    return null;
  }

  /** What is wrong with prices times 10⁴ that must be there and above zero. */
  static @Nullable RowFault prices(long... values) {
    @Nullable RowFault fault = present(values);
    if (fault != null) {
      return fault;
    }
    for (long value : values) {
      if (value > LARGEST_E4) {
        return RowFault.BAD_NUMBER;
      }
      if (value <= 0) {
        return RowFault.PRICE_NOT_POSITIVE;
      }
    }
    return null;
  }

  /** What is wrong with four prices that are there. */
  static @Nullable RowFault range(long open, long high, long low, long close) {
    if (high < low) {
      return RowFault.HIGH_BELOW_LOW;
    }
    boolean inside = open >= low && open <= high && close >= low && close <= high;
    return inside ? null : RowFault.PRICE_OUTSIDE_RANGE;
  }

  /**
   * An amount in thousands as one of units; {@link RowFields#EMPTY} also where a dash stands for
   * none.
   */
  static long thousands(RowFields row, int field) {
    String text = row.text(field);
    if (text.equals("-") || text.equals("--")) {
      return RowFields.EMPTY;
    }
    long value = row.decimal(field, 0);
    if (value == RowFields.EMPTY || value == RowFields.BAD) {
      return value;
    }
    return Math.abs(value) > Long.MAX_VALUE / THOUSAND ? RowFields.BAD : value * THOUSAND;
  }

  static void set(FactTable table, int row, int field, long value) {
    table.set(row, field, value == RowFields.EMPTY ? FactTable.MISSING : value);
  }

  /**
   * Sets a number given as a decimal in units of one part in {@code parts}; both are exact, so the
   * quotient is the nearest double of the decimal.
   */
  static void setFraction(FactTable table, int row, int field, long value, double parts) {
    table.setNumber(row, field, value == RowFields.EMPTY ? Double.NaN : value / parts);
  }
}
