package tw.kuroshio.features.operators;

/**
 * Mean of ln h + q/h over a window of squared returns q scaled to mean 1, h = (1 − α − β) + α·q' +
 * β·h' from the session before, h = 1 at the first: minus twice the Gaussian log-likelihood of a
 * variance-targeted GARCH(1,1) per observation, less a constant. With gradient and Hessian, all by
 * recursion in one pass.
 */
final class GarchLikelihood {

  /** Factors of a product of variances before its logarithm is taken: 1e-6 to 1e3, none is lost. */
  private static final int FACTORS = 16;

  private final double[] scaled;
  private final int count;

  /** The value where it was last derived, and there: */
  double value;

  double byAlpha;
  double byBeta;
  double byAlphaAlpha;
  double byAlphaBeta;
  double byBetaBeta;

  /** The Hessian without second derivatives of h: positive semidefinite everywhere. */
  double outerAlphaAlpha;

  double outerAlphaBeta;
  double outerBetaBeta;

  GarchLikelihood(double[] scaled, int count) {
    this.scaled = scaled;
    this.count = count;
  }

  double valueAt(double alpha, double beta) {
    double omega = 1.0 - alpha - beta;
    double h = 1.0;
    double sum = 0.0;
    double product = 1.0;
    for (int t = 0; t < count; t++) {
      double q = scaled[t];
      sum += q / h;
      product *= h;
      if (t % FACTORS == FACTORS - 1) {
        sum += StrictMath.log(product);
        product = 1.0;
      }
      h = omega + alpha * q + beta * h;
    }
    return (sum + StrictMath.log(product)) / count;
  }

  /** Scaled variance of the session after the window. */
  double nextVariance(double alpha, double beta) {
    double omega = 1.0 - alpha - beta;
    double h = 1.0;
    for (int t = 0; t < count; t++) {
      h = omega + alpha * scaled[t] + beta * h;
    }
    return h;
  }

  /** Sets {@link #value} and the derivatives. */
  void derive(double alpha, double beta) {
    clear();
    double omega = 1.0 - alpha - beta;
    double h = 1.0;
    double a = 0.0;
    double b = 0.0;
    double ab = 0.0;
    double bb = 0.0;
    double product = 1.0;
    for (int t = 0; t < count; t++) {
      double q = scaled[t];
      double inverse = 1.0 / h;
      double ratio = q * inverse;
      value += ratio;
      product *= h;
      if (t % FACTORS == FACTORS - 1) {
        value += StrictMath.log(product);
        product = 1.0;
      }
      double first = (1.0 - ratio) * inverse;
      double square = inverse * inverse;
      double second = (2.0 * ratio - 1.0) * square;
      byAlpha += first * a;
      byBeta += first * b;
      byAlphaAlpha += second * a * a;
      byAlphaBeta += second * a * b + first * ab;
      byBetaBeta += second * b * b + first * bb;
      outerAlphaAlpha += square * a * a;
      outerAlphaBeta += square * a * b;
      outerBetaBeta += square * b * b;
      bb = 2.0 * b + beta * bb;
      ab = a + beta * ab;
      b = h - 1.0 + beta * b;
      a = q - 1.0 + beta * a;
      h = omega + alpha * q + beta * h;
    }
    value += StrictMath.log(product);
    divide();
  }

  private void clear() {
    value = 0.0;
    byAlpha = 0.0;
    byBeta = 0.0;
    byAlphaAlpha = 0.0;
    byAlphaBeta = 0.0;
    byBetaBeta = 0.0;
    outerAlphaAlpha = 0.0;
    outerAlphaBeta = 0.0;
    outerBetaBeta = 0.0;
  }

  private void divide() {
    value /= count;
    byAlpha /= count;
    byBeta /= count;
    byAlphaAlpha /= count;
    byAlphaBeta /= count;
    byBetaBeta /= count;
    outerAlphaAlpha /= count;
    outerAlphaBeta /= count;
    outerBetaBeta /= count;
  }
}
