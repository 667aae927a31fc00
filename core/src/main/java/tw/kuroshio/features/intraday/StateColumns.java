package tw.kuroshio.features.intraday;

import tw.kuroshio.model.StateReader;

/** Restores columns of a fixed number of rows. */
final class StateColumns {

  private StateColumns() {}

  static void read(StateReader in, long[] column) {
    requireRows(in.getCount(Long.BYTES), column.length);
    for (int row = 0; row < column.length; row++) {
      column[row] = in.getLong();
    }
  }

  static void read(StateReader in, int[] column) {
    requireRows(in.getCount(Integer.BYTES), column.length);
    for (int row = 0; row < column.length; row++) {
      column[row] = in.getInt();
    }
  }

  static void read(StateReader in, double[] column) {
    requireRows(in.getCount(Double.BYTES), column.length);
    for (int row = 0; row < column.length; row++) {
      column[row] = in.getDouble();
    }
  }

  private static void requireRows(int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          "Intraday state must have columns of " + expected + " rows, was " + actual);
    }
  }
}
