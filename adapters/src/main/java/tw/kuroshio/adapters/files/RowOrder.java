package tw.kuroshio.adapters.files;

import java.util.Arrays;
import java.util.List;

/**
 * The rows of one symbol in order of their keys, each key once.
 *
 * @param rows row numbers
 * @param duplicates rows left out because an equal one is there
 */
record RowOrder(int[] rows, int duplicates) {

  private static final int ROW_BITS = 24;

  static RowOrder of(String symbol, Columns columns, List<SourceFile> files)
      throws ConflictingRows {
    int[] order = sorted(columns);
    int kept = 0;
    for (int row : order) {
      if (kept > 0 && columns.key(order[kept - 1]) == columns.key(row)) {
        if (!columns.sameValues(order[kept - 1], row)) {
          throw new ConflictingRows(
              symbol + " " + columns.keyText(row),
              place(columns.place(order[kept - 1]), files),
              place(columns.place(row), files));
        }
      } else {
        order[kept++] = row;
      }
    }
    return new RowOrder(Arrays.copyOf(order, kept), order.length - kept);
  }

  private static int[] sorted(Columns columns) {
    int size = columns.size();
    if (size >= 1 << ROW_BITS) {
      throw new IllegalStateException("One symbol has " + size + " rows");
    }
    int[] order = new int[size];
    boolean rising = true;
    for (int i = 0; i < size; i++) {
      order[i] = i;
      rising &= i == 0 || columns.key(i) >= columns.key(i - 1);
    }
    if (!rising) {
      long[] keys = new long[size];
      Arrays.setAll(keys, i -> columns.key(i) << ROW_BITS | i);
      Arrays.sort(keys);
      Arrays.setAll(order, i -> (int) (keys[i] & ((1 << ROW_BITS) - 1)));
    }
    return order;
  }

  private static String place(long place, List<SourceFile> files) {
    return files.get(SourceFile.fileOf(place)).name() + ":" + SourceFile.lineOf(place);
  }
}
