package tw.kuroshio.features.operators;

import java.util.Arrays;

/**
 * Consecutive sessions of a column whose windows are folded side by side: the same place of every
 * window at a time, so that one instruction serves several sessions while each window keeps its
 * order. A tile with its accumulators stays in the nearest cache.
 */
final class Tile {

  static final int LENGTH = 256;

  /** The values of the three inputs at the same place of every window. */
  final double[][] values;

  /** What each window has come to. */
  final double[][] folds;

  /** Sessions in this tile, at most {@link #LENGTH}. */
  int count;

  Tile(int inputs, int accumulators) {
    values = new double[inputs][LENGTH];
    folds = new double[accumulators][LENGTH];
  }

  void clear(int sessions) {
    count = sessions;
    for (double[] fold : folds) {
      Arrays.fill(fold, 0, sessions, 0.0);
    }
  }

  void load(int input, double[] column, int from) {
    System.arraycopy(column, from, values[input], 0, count);
  }
}
