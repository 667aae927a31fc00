package tw.kuroshio.features.operators;

import java.util.Arrays;

/**
 * Spearman's correlation of two series over the last {@code window} sessions: Pearson's of their
 * ranks, ties averaged. All sums are of doubled ranks, hence whole numbers and exact; the value is
 * rounded once in a product, a root and a quotient. Missing where one series has one value only.
 *
 * <p>The state holds both series sorted, for each place in one the sum of the ranks in the other
 * from there on, and the counts that say how many sessions lie above a pair in both. With them the
 * open session's pair moves the sum of rank products in O(log window).
 */
public final class RankCorrelation extends WindowOperator {

  private static final int MISSING = 0;
  private static final int PRODUCTS = 1;
  private static final int TIES_X = 2;
  private static final int TIES_Y = 3;
  private static final int HEAD = 4;

  private final int pairs;
  private final int xs;
  private final int ys;
  private final int fromX;
  private final int fromY;
  private final int counts;
  private final int heights;
  private final int spare;
  private final int size;

  /**
   * @param window at least 2
   */
  public RankCorrelation(int window) {
    super("ts_spearman", window, 2);
    pairs = window - 1;
    xs = HEAD;
    ys = xs + pairs;
    fromX = ys + pairs;
    fromY = fromX + pairs + 1;
    counts = fromY + pairs + 1;
    heights = counts + DominanceCounts.size(pairs);
    spare = heights + pairs;
    size = spare + pairs;
  }

  @Override
  public int lookback() {
    return window;
  }

  @Override
  public int stateSize() {
    return size;
  }

  /** Four bisections and a count in the matrix, some four additions a step. */
  @Override
  public int cost() {
    return 5 * 4 * (32 - Integer.numberOfLeadingZeros(window));
  }

  @Override
  public void reset(double[] state, int at) {
    Arrays.fill(state, at, at + size, 0.0);
    Arrays.fill(state, at + xs, at + fromX, Double.NaN);
    state[at + MISSING] = pairs;
  }

  @Override
  public double append(double[] state, int at, double x, double y, double z) {
    if (state[at + MISSING] > 0 || Double.isNaN(finite(x)) || Double.isNaN(finite(y))) {
      return Double.NaN;
    }
    double px = finite(x);
    double py = finite(y);
    int belowX = SortedRun.below(state, at + xs, pairs, px);
    int upToX = SortedRun.upTo(state, at + xs, pairs, px, belowX);
    int belowY = SortedRun.below(state, at + ys, pairs, py);
    int upToY = SortedRun.upTo(state, at + ys, pairs, py, belowY);
    double products =
        state[at + PRODUCTS]
            + (state[at + fromX + belowX] + state[at + fromX + upToX])
            + (state[at + fromY + belowY] + state[at + fromY + upToY])
            + above(state, at, belowX, upToX, belowY, upToY)
            + (double) (belowX + upToX + 2) * (belowY + upToY + 2);
    return value(
        products,
        state[at + TIES_X] + moreTies(upToX - belowX),
        state[at + TIES_Y] + moreTies(upToY - belowY));
  }

  /** Four times the closed pairs above in both, a tie counting a half in its series. */
  private int above(double[] state, int at, int belowX, int upToX, int belowY, int upToY) {
    int all = above(state, at, belowX, belowY);
    if (belowX == upToX && belowY == upToY) {
      return 4 * all;
    }
    return all
        + above(state, at, belowX, upToY)
        + above(state, at, upToX, belowY)
        + above(state, at, upToX, upToY);
  }

  private int above(double[] state, int at, int placeX, int placeY) {
    return DominanceCounts.atLeast(state, at + counts, pairs, placeX, placeY);
  }

  /** What t³ − t grows by when one more joins t equal values. */
  private static double moreTies(double t) {
    return 3 * t * (t + 1);
  }

  private double value(double products, double tiesX, double tiesY) {
    double n = window;
    double squaresX = n * n * n - n - tiesX;
    double squaresY = n * n * n - n - tiesY;
    if (squaresX == 0.0 || squaresY == 0.0) {
      return Double.NaN;
    }
    double covariance = 3 * products - 3 * n * (n + 1) * (n + 1);
    return Math.max(-1.0, Math.min(1.0, covariance / Math.sqrt(squaresX * squaresY)));
  }

  @Override
  public void roll(double[] state, int at, ClosedValues closed) {
    int present = pairs - (int) state[at + MISSING];
    present = replace(state, at, present, closed);
    Arrays.fill(state, at, at + xs, 0.0);
    Arrays.fill(state, at + fromX, at + size, 0.0);
    state[at + MISSING] = pairs - present;
    if (present == pairs) {
      rank(state, at, closed);
      DominanceCounts.build(state, at + counts, pairs, at + heights, at + spare);
    }
  }

  /** Takes the oldest pair out of the sorted series and the newest in. */
  private int replace(double[] state, int at, int present, ClosedValues closed) {
    double oldX = paired(closed.x(pairs), closed.y(pairs));
    double oldY = paired(closed.y(pairs), closed.x(pairs));
    double newX = paired(closed.x(0), closed.y(0));
    double newY = paired(closed.y(0), closed.x(0));
    int left = SortedRun.remove(state, at + xs, present, oldX);
    SortedRun.remove(state, at + ys, present, oldY);
    SortedRun.insert(state, at + ys, left, newY);
    return SortedRun.insert(state, at + xs, left, newX);
  }

  /** A pair is missing when either of it is. */
  @SuppressWarnings("IdentityBinaryExpression") // no branch, so that loops over it are vectorised
  private static double paired(double value, double other) {
    return finite(value) + (other - other);
  }

  private void rank(double[] state, int at, ClosedValues closed) {
    for (int age = pairs - 1; age >= 0; age--) {
      double x = finite(closed.x(age));
      double y = finite(closed.y(age));
      int belowX = SortedRun.below(state, at + xs, pairs, x);
      int upToX = SortedRun.upTo(state, at + xs, pairs, x, belowX);
      int belowY = SortedRun.below(state, at + ys, pairs, y);
      int upToY = SortedRun.upTo(state, at + ys, pairs, y, belowY);
      double rankX = belowX + upToX + 1;
      double rankY = belowY + upToY + 1;
      state[at + PRODUCTS] += rankX * rankY;
      state[at + fromX + belowX] += rankY;
      state[at + fromY + belowY] += rankX;
      // Summed over the t of a tie: t² − 1 each, t³ − t in all.
      state[at + TIES_X] += squareLessOne(upToX - belowX);
      state[at + TIES_Y] += squareLessOne(upToY - belowY);
      int place = belowX + (int) state[at + spare + belowX]++;
      state[at + heights + place] = belowY;
    }
    for (int place = pairs - 1; place >= 0; place--) {
      state[at + fromX + place] += state[at + fromX + place + 1];
      state[at + fromY + place] += state[at + fromY + place + 1];
    }
  }

  private static double squareLessOne(double t) {
    return t * t - 1;
  }
}
