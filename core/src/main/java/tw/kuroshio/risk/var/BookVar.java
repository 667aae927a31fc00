package tw.kuroshio.risk.var;

import java.util.Arrays;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.portfolio.covariance.FactorCovariance;
import tw.kuroshio.portfolio.covariance.ReturnMatrix;

/**
 * One-session value at risk and expected shortfall of a book, losses positive.
 *
 * <p>Historical: the book as it stands, revalued with each past session's returns. With losses
 * sorted, worst first, and m = (1 − c)·T: VaR is the ⌈m⌉-th worst loss; CVaR is the mean of the
 * worst (1 − c) of probability, the ⌈m⌉-th loss entering with the fraction that is left
 * (Rockafellar and Uryasev 2002, "Conditional value-at-risk for general loss distributions",
 * proposition 8). A missing return counts as 0; a book that only gained has no loss, 0.
 *
 * <p>Parametric: normal with mean 0 and the given covariance: VaR = z·σ, CVaR = σ·φ(z)/(1 − c)
 * (McNeil, Frey and Embrechts 2005, examples 2.14 and 2.18).
 *
 * @param confidence c, a natural fraction
 * @param sessions T; 0 means that there is no historical figure
 * @param missingReturns held names' returns that were missing and counted as 0
 */
public record BookVar(
    double confidence,
    int sessions,
    long missingReturns,
    Money historicalVar,
    Money historicalCvar,
    Money parametricVar,
    Money parametricCvar) {

  /**
   * Measures a book. All columns are by dense instrument index.
   *
   * @param shares signed
   * @param markE4 10⁻⁴ TWD
   * @param confidence between 0.5 and 1, for example 0.99
   */
  public static BookVar measure(
      long[] shares,
      long[] markE4,
      ReturnMatrix returns,
      FactorCovariance covariance,
      double confidence) {
    if (!(confidence >= 0.5 && confidence < 1)) {
      throw new IllegalArgumentException(
          "Confidence must be at least 0.5 and below 1, was " + confidence);
    }
    double[] value = new double[shares.length];
    for (int i = 0; i < value.length; i++) {
      value[i] = (double) shares[i] * markE4[i];
    }
    double deviation = Math.sqrt(covariance.quadraticForm(value));
    double z = NormalQuantile.of(confidence);
    double parametricCvar = deviation * NormalQuantile.density(z) / (1 - confidence);
    double[] losses = losses(value, returns);
    Arrays.sort(losses);
    return new BookVar(
        confidence,
        losses.length,
        missing(value, returns),
        money(historicalVar(losses, confidence)),
        money(historicalCvar(losses, confidence)),
        money(z * deviation),
        money(parametricCvar));
  }

  private static double[] losses(double[] value, ReturnMatrix returns) {
    double[] losses = new double[returns.sessions()];
    for (int t = 0; t < losses.length; t++) {
      double gain = 0;
      for (int i = 0; i < value.length; i++) {
        double r = returns.at(t, i);
        if (value[i] != 0 && !Double.isNaN(r)) {
          gain += value[i] * r;
        }
      }
      losses[t] = 0 - gain;
    }
    return losses;
  }

  private static long missing(double[] value, ReturnMatrix returns) {
    long missing = 0;
    for (int t = 0; t < returns.sessions(); t++) {
      for (int i = 0; i < value.length; i++) {
        missing += value[i] != 0 && Double.isNaN(returns.at(t, i)) ? 1 : 0;
      }
    }
    return missing;
  }

  /** How many worst losses make up the tail; a rounding error must not add one. */
  private static int tailCount(double tail) {
    return Math.max(1, (int) Math.ceil(tail - 1e-9));
  }

  private static double historicalVar(double[] ascending, double confidence) {
    int count = tailCount((1 - confidence) * ascending.length);
    return ascending.length == 0 ? 0 : Math.max(0, ascending[ascending.length - count]);
  }

  private static double historicalCvar(double[] ascending, double confidence) {
    if (ascending.length == 0) {
      return 0;
    }
    double tail = (1 - confidence) * ascending.length;
    int count = tailCount(tail);
    double sum = 0;
    for (int k = 1; k < count; k++) {
      sum += ascending[ascending.length - k];
    }
    double mean = (sum + (tail - (count - 1)) * ascending[ascending.length - count]) / tail;
    return Math.max(0, mean);
  }

  private static Money money(double e4) {
    return new Money(Math.round(e4));
  }

  /** Canonical bytes, for the stage's digest. */
  public void write(StateWriter out) {
    out.putDouble(confidence).putInt(sessions).putLong(missingReturns);
    out.putLong(historicalVar.e4()).putLong(historicalCvar.e4());
    out.putLong(parametricVar.e4()).putLong(parametricCvar.e4());
  }
}
