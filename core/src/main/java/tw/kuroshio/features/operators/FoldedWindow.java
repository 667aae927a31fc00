package tw.kuroshio.features.operators;

import java.util.Arrays;

/**
 * A window aggregate that is a left fold into a few accumulators, oldest session to newest. The
 * accumulators of the {@code window - 1} newest closed sessions are its whole state. A column is
 * folded tile by tile with the same operations in the same order, hence to the same bits.
 */
abstract class FoldedWindow extends WindowOperator {

  private final int accumulators;

  FoldedWindow(String name, int window, int inputs, int accumulators) {
    super(name, window, inputs);
    this.accumulators = accumulators;
  }

  /**
   * Takes the {@code k}-th value of the window, {@code k} from 1, into accumulators that start as
   * zeros.
   */
  abstract void take(double[] state, int at, int k, double x, double y, double z);

  /** The same for every window of a tile. */
  abstract void take(Tile tile, int k);

  /** Writes the values of the tile's windows to {@code out}, from {@code from} on. */
  abstract void finish(Tile tile, double[] out, int from);

  @Override
  public final int stateSize() {
    return accumulators;
  }

  @Override
  public int cost() {
    return 1 + 3 * accumulators;
  }

  @Override
  public final void roll(double[] state, int at, ClosedValues closed) {
    Arrays.fill(state, at, at + accumulators, 0.0);
    for (int age = window - 2; age >= 0; age--) {
      double y = inputs() > 1 ? closed.y(age) : 0.0;
      double z = inputs() > 2 ? closed.z(age) : 0.0;
      take(state, at, window - 1 - age, closed.x(age), y, z);
    }
  }

  @Override
  public final void column(
      double[] state,
      int at,
      double[] x,
      double[] y,
      double[] z,
      int start,
      int end,
      double[] out) {
    Tile tile = new Tile(inputs(), accumulators);
    for (int from = start; from < end; from += Tile.LENGTH) {
      tile.clear(Math.min(Tile.LENGTH, end - from));
      for (int k = 1; k <= window; k++) {
        int oldest = from - window + k;
        tile.load(0, x, oldest);
        if (inputs() > 1) {
          tile.load(1, y, oldest);
        }
        if (inputs() > 2) {
          tile.load(2, z, oldest);
        }
        take(tile, k);
      }
      finish(tile, out, from);
    }
    roll(state, at, new ClosedValues().at(x, end - 1, y, end - 1, z, end - 1));
  }

  /** What the k-th value weighs in the mean of k. */
  static double part(int k) {
    return 1.0 / k;
  }

  /** What the values before the k-th weigh: of the k-th product of distances, so much is new. */
  static double rest(int k) {
    return (k - 1.0) / k;
  }

  /** Writes {@code count} values as {@link #finite(double)} lets them through. */
  static void finite(double[] values, int count, double[] out, int from) {
    for (int i = 0; i < count; i++) {
      out[from + i] = finite(values[i]);
    }
  }

  /**
   * Whether the squared deviations from {@code mean} over the window, summed, are zero or rounding
   * noise (a deviation below 1e-12 of the mean's magnitude), or beyond what a double can hold.
   */
  final boolean unmoving(double squares, double mean) {
    double noise = NOISE * mean;
    return !(squares >= Double.MIN_NORMAL && squares <= Double.MAX_VALUE)
        || squares < noise * noise * window;
  }
}
