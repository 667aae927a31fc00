package tw.kuroshio.prediction.trees;

/**
 * The exponential in double-double arithmetic, rounded once: about 100 bits before rounding, so it
 * agrees with platform libraries that are nearly correctly rounded. StrictMath's errs by up to an
 * ulp, which a softmax of several classes grows to three.
 */
final class AccurateExp {

  private static final double LN2_HIGH = 0.6931471805599453;

  /** ln 2 − LN2_HIGH. */
  private static final double LN2_LOW = 2.3190468138462996e-17;

  private static final int HALVINGS = 8;
  private static final int TERMS = 9;

  private AccurateExp() {}

  static double exp(double x) {
    if (Double.isNaN(x)) {
      return Double.NaN;
    }
    if (x > 709.8) {
      return Double.POSITIVE_INFINITY;
    }
    if (x < -746.0) {
      return 0.0;
    }
    double k = StrictMath.rint(x / LN2_HIGH);
    // r = x − k·ln 2, then divided by 2⁸ so that the series is short.
    double product = k * LN2_HIGH;
    double error = Math.fma(k, LN2_HIGH, -product);
    double high = x - product;
    double low = -error - k * LN2_LOW;
    double scale = 1.0 / (1 << HALVINGS);
    double rHigh = (high + low) * scale;
    double rLow = (low - ((high + low) - high)) * scale;
    double sHigh = 0.0;
    double sLow = 0.0;
    // Horner for exp(r) − 1: s ← (1 + s)·r/n, n falling.
    for (int n = TERMS; n >= 1; n--) {
      double sum = 1.0 + sHigh;
      double sumLow = (sHigh - (sum - 1.0)) + sLow;
      double p = sum * rHigh;
      double pLow = Math.fma(sum, rHigh, -p) + sum * rLow + sumLow * rHigh;
      sHigh = (p + pLow) / n;
      sLow = (Math.fma(-sHigh, n, p) + pLow) / n;
    }
    // (1 + s)² − 1 = 2s + s², eight times.
    for (int i = 0; i < HALVINGS; i++) {
      double square = sHigh * sHigh;
      double squareLow = Math.fma(sHigh, sHigh, -square) + 2.0 * sHigh * sLow;
      double sum = 2.0 * sHigh + square;
      double sumLow = (square - (sum - 2.0 * sHigh)) + squareLow + 2.0 * sLow;
      sHigh = sum + sumLow;
      sLow = sumLow - (sHigh - sum);
    }
    double whole = 1.0 + sHigh;
    double rest = (sHigh - (whole - 1.0)) + sLow;
    return Math.scalb(whole + rest, (int) k);
  }
}
