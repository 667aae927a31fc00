package tw.kuroshio.feed;

import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Writes and restores columns of a fixed number of rows. */
final class Columns {

  private Columns() {}

  /** Replaces a column by what {@link StateWriter#putLongs} wrote. */
  static void read(StateReader in, long[] column) {
    requireRows(in.getCount(Long.BYTES), column.length);
    for (int i = 0; i < column.length; i++) {
      column[i] = in.getLong();
    }
  }

  /** Replaces a column by what {@link StateWriter#putInts} wrote. */
  static void read(StateReader in, int[] column) {
    requireRows(in.getCount(Integer.BYTES), column.length);
    for (int i = 0; i < column.length; i++) {
      column[i] = in.getInt();
    }
  }

  static void write(StateWriter out, byte[] column) {
    out.putInt(column.length).putBytes(column, 0, column.length);
  }

  static void read(StateReader in, byte[] column) {
    requireRows(in.getCount(1), column.length);
    in.getBytes(column, 0, column.length);
  }

  static void requireRows(int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          "State column must have " + expected + " rows, was " + actual);
    }
  }
}
