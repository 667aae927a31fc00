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
    return correlation(
        3 * products - 3 * n * (n + 1) * (n + 1), n * n * n - n - tiesX, n * n * n - n - tiesY);
  }

  /** All three times the sums over doubled ranks less their mean. */
  private static double correlation(double covariance, double squaresX, double squaresY) {
    if (squaresX == 0.0 || squaresY == 0.0) {
      return Double.NaN;
    }
    return Math.max(-1.0, Math.min(1.0, covariance / Math.sqrt(squaresX * squaresY)));
  }

  @Override
  public void roll(double[] state, int at, ClosedValues closed) {
    int present = pairs - (int) state[at + MISSING];
    close(state, at, replace(state, at, present, closed), closed);
  }

  /** Makes all else of the sorted series, {@code present} pairs being in them. */
  private void close(double[] state, int at, int present, ClosedValues closed) {
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

  /**
   * With every session of the window goes the sum of the signs of its value's distances from the
   * others: twice its rank less {@code window + 1}, ties averaged. A session that comes or leaves
   * moves each sum by one sign. A missing pair stands as zero meanwhile.
   */
  @Override
  public void column(
      double[] state,
      int at,
      double[] x,
      double[] y,
      double[] z,
      int start,
      int end,
      double[] out) {
    int count = window + end - start;
    double[] valueX = new double[count];
    double[] valueY = new double[count];
    int[] signsX = new int[count];
    int[] signsY = new int[count];
    int lastMissing = window - 1;
    for (int t = window; t < count; t++) {
      int session = start + t - window;
      double value = paired(x[session], y[session]);
      if (Double.isNaN(value)) {
        lastMissing = t;
      } else {
        valueX[t] = value;
        valueY[t] = finite(y[session]);
      }
      advance(valueX, signsX, t);
      advance(valueY, signsY, t);
      boolean whole = t - lastMissing >= window;
      out[session] = whole ? correlation(signsX, signsY, t) : Double.NaN;
    }
    leave(state, at, new ClosedValues().at(x, end - 1, y, end - 1, y, end - 1));
  }

  private void advance(double[] values, int[] signs, int t) {
    double newest = values[t];
    double oldest = values[t - window];
    int own = 0;
    for (int s = t - window + 1; s < t; s++) {
      int sign = sign(values[s] - newest);
      signs[s] += sign - sign(values[s] - oldest);
      own -= sign;
    }
    signs[t] = own;
  }

  /** −1, 0 or 1, without a branch, which would be taken at random; not of -0.0 or NaN. */
  private static int sign(double difference) {
    long bits = Double.doubleToRawLongBits(difference);
    return (int) (bits >> 63 | -(bits & Long.MAX_VALUE) >>> 63);
  }

  private double correlation(int[] signsX, int[] signsY, int t) {
    long products = 0;
    long squaresX = 0;
    long squaresY = 0;
    for (int s = t - window + 1; s <= t; s++) {
      long signX = signsX[s];
      long signY = signsY[s];
      products += signX * signY;
      squaresX += signX * signX;
      squaresY += signY * signY;
    }
    return correlation(3.0 * products, 3.0 * squaresX, 3.0 * squaresY);
  }

  /** The state of these closed sessions, as rolls would have left it. */
  private void leave(double[] state, int at, ClosedValues closed) {
    reset(state, at);
    int present = 0;
    for (int age = pairs - 1; age >= 0; age--) {
      double x = paired(closed.x(age), closed.y(age));
      SortedRun.insert(state, at + ys, present, paired(closed.y(age), closed.x(age)));
      present = SortedRun.insert(state, at + xs, present, x);
    }
    close(state, at, present, closed);
  }
}
