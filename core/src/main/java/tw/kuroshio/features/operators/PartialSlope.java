package tw.kuroshio.features.operators;

/**
 * Slope on the third input in the least-squares regression of the first on a constant, the second
 * and the third, over the last {@code window} sessions (at least 3). By Frisch, Waugh and Lovell it
 * is the slope on what the second input leaves of the third. Missing where the second or third does
 * not move, and where they move together so closely that 1 − R² of one on the other is at most
 * 1e-12.
 */
@SuppressWarnings("OverridingMethodInconsistentArgumentNamesChecker") // y on x and z, as in books
public final class PartialSlope extends FoldedWindow {

  private static final double COLLINEAR = 1e-12;

  private static final int Y0 = 0;
  private static final int X0 = 1;
  private static final int Z0 = 2;
  private static final int MEAN_Y = 3;
  private static final int MEAN_X = 4;
  private static final int MEAN_Z = 5;
  private static final int XX = 6;
  private static final int ZZ = 7;
  private static final int XZ = 8;
  private static final int XY = 9;
  private static final int ZY = 10;

  public PartialSlope(int window) {
    super("ts_partial_slope", window, 3, 11);
  }

  @Override
  public double append(double[] state, int at, double y, double x, double z) {
    double share = rest(window);
    double by = y - state[at + Y0] - state[at + MEAN_Y];
    double bx = x - state[at + X0] - state[at + MEAN_X];
    double bz = z - state[at + Z0] - state[at + MEAN_Z];
    return value(
        state[at + X0] + (state[at + MEAN_X] + bx * part(window)),
        state[at + Z0] + (state[at + MEAN_Z] + bz * part(window)),
        state[at + XX] + bx * bx * share,
        state[at + ZZ] + bz * bz * share,
        state[at + XZ] + bx * bz * share,
        state[at + XY] + bx * by * share,
        state[at + ZY] + bz * by * share);
  }

  @Override
  void take(double[] state, int at, int k, double y, double x, double z) {
    if (k == 1) {
      state[at + Y0] = y;
      state[at + X0] = x;
      state[at + Z0] = z;
    }
    double share = rest(k);
    double by = y - state[at + Y0] - state[at + MEAN_Y];
    double bx = x - state[at + X0] - state[at + MEAN_X];
    double bz = z - state[at + Z0] - state[at + MEAN_Z];
    state[at + MEAN_Y] += by * part(k);
    state[at + MEAN_X] += bx * part(k);
    state[at + MEAN_Z] += bz * part(k);
    state[at + XX] += bx * bx * share;
    state[at + ZZ] += bz * bz * share;
    state[at + XZ] += bx * bz * share;
    state[at + XY] += bx * by * share;
    state[at + ZY] += bz * by * share;
  }

  @Override
  void take(Tile tile, int k) {
    double[] y = tile.distance(0, k, tile.folds[Y0], tile.folds[MEAN_Y]);
    double[] x = tile.distance(1, k, tile.folds[X0], tile.folds[MEAN_X]);
    double[] z = tile.distance(2, k, tile.folds[Z0], tile.folds[MEAN_Z]);
    double share = rest(k);
    tile.add(x, x, share, tile.folds[XX]);
    tile.add(z, z, share, tile.folds[ZZ]);
    tile.add(x, z, share, tile.folds[XZ]);
    tile.add(x, y, share, tile.folds[XY]);
    tile.add(z, y, share, tile.folds[ZY]);
  }

  @Override
  void finish(Tile tile, double[] out, int from) {
    double[][] folds = tile.folds;
    for (int i = 0; i < tile.count; i++) {
      out[from + i] =
          value(
              folds[X0][i] + folds[MEAN_X][i],
              folds[Z0][i] + folds[MEAN_Z][i],
              folds[XX][i],
              folds[ZZ][i],
              folds[XZ][i],
              folds[XY][i],
              folds[ZY][i]);
    }
  }

  private double value(
      double meanX, double meanZ, double xx, double zz, double xz, double xy, double zy) {
    if (unmoving(xx, meanX) || unmoving(zz, meanZ)) {
      return Double.NaN;
    }
    double slopeZonX = xz / xx;
    if (1.0 - slopeZonX * (xz / zz) <= COLLINEAR) {
      return Double.NaN;
    }
    return finite((zy - xy * slopeZonX) / (zz - xz * slopeZonX));
  }
}
