package tw.kuroshio.risk.var;

import tw.kuroshio.model.NormalDistribution;
import tw.kuroshio.portfolio.covariance.FactorCovariance;

/**
 * Value at risk of normally distributed returns with mean zero: VaR = z·σ, ES = σ·φ(z)/(1 − c) with
 * σ² = xᵀΣx, z = Φ⁻¹(c) (McNeil, Frey and Embrechts 2005, "Quantitative Risk Management", examples
 * 2.14 and 2.18; J.P. Morgan and Reuters 1996, "RiskMetrics Technical Document"). The mean of a day
 * is left out: it is small against σ and would lower the figure.
 *
 * @param total of the book
 * @param volatility σ of the book over the horizon, TWD
 * @param componentVar TWD per instrument, Euler: z·xᵢ·(Σx)ᵢ/σ; they sum to the VaR (Tasche 1999,
 *     "Risk contributions and performance measurement")
 */
public record ParametricVar(ValueAtRisk total, double volatility, double[] componentVar) {

  /**
   * @param covariance per horizon, over the book's instruments
   * @param confidence in (0.5, 1)
   */
  public static ParametricVar of(Book book, FactorCovariance covariance, double confidence) {
    ValueAtRisk.requireConfidence(confidence);
    if (covariance.size() != book.size()) {
      throw new IllegalArgumentException(
          "Covariance must be of the book's "
              + book.size()
              + " instruments, was of "
              + covariance.size());
    }
    double[] x = book.valueTwd();
    double sigma = Math.sqrt(covariance.quadraticForm(x));
    double z = NormalDistribution.quantile(confidence);
    double[] component = new double[x.length];
    if (sigma > 0) {
      double[] marginal = covariance.times(x);
      for (int i = 0; i < x.length; i++) {
        component[i] = z * x[i] * marginal[i] / sigma;
      }
    }
    double shortfall = sigma * NormalDistribution.density(z) / (1 - confidence);
    return new ParametricVar(new ValueAtRisk(confidence, z * sigma, shortfall), sigma, component);
  }
}
