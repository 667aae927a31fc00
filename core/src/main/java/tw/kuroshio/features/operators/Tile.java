package tw.kuroshio.features.operators;

import java.util.Arrays;

/**
 * Consecutive sessions of a column whose windows are folded side by side: the same place of every
 * window at a time, so that one instruction serves several sessions while each window keeps its
 * order. A tile with its accumulators stays in the nearest cache.
 */
final class Tile {

  static final int LENGTH = 384;

  /** The values of the three inputs at the same place of every window. */
  final double[][] values;

  /** Distances of the inputs from their means so far. */
  final double[][] distances;

  /** What each window has come to. */
  final double[][] folds;

  /** Sessions in this tile, at most {@link #LENGTH}. */
  int count;

  Tile(int inputs, int accumulators) {
    values = new double[inputs][LENGTH];
    distances = new double[inputs][LENGTH];
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

  /**
   * Takes an input's k-th values into their windows' means, which are about the oldest value, and
   * gives their distances from the means before.
   */
  double[] distance(int input, int k, double[] origin, double[] mean) {
    double[] value = values[input];
    double[] distance = distances[input];
    if (k == 1) {
      System.arraycopy(value, 0, origin, 0, count);
    }
    double part = FoldedWindow.part(k);
    for (int i = 0; i < count; i++) {
      double b = value[i] - origin[i] - mean[i];
      mean[i] += b * part;
      distance[i] = b;
    }
    return distance;
  }

  /** Adds products of distances to their windows' sums. */
  void add(double[] a, double[] b, double share, double[] sum) {
    for (int i = 0; i < count; i++) {
      sum[i] += a[i] * b[i] * share;
    }
  }
}
