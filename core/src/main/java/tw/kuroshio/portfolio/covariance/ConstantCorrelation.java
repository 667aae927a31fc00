package tw.kuroshio.portfolio.covariance;

/**
 * The shrinkage intensity towards constant correlation. The paper's double sums over pairs of names
 * are rearranged into sums over sessions, so that n names over T sessions cost T·n + T²·n and no
 * n×n matrix:
 *
 * <pre>
 *   Σᵢⱼ π̂ᵢⱼ          = (1/T)·Σₜ (Σᵢ x²)² − ‖S‖²
 *   Σᵢⱼ √(sⱼ/sᵢ)·ϑᵢ  = (1/T)·Σₜ (Σᵢ x³/σᵢ)(Σⱼ x·σⱼ) − Σᵢⱼ σᵢσⱼ·sᵢⱼ
 *   Σᵢⱼ σᵢσⱼ·sᵢⱼ     = (1/T)·Σₜ (Σᵢ x·σᵢ)²
 *   Σᵢⱼ sᵢⱼ/(σᵢσⱼ)   = (1/T)·Σₜ (Σᵢ x/σᵢ)²
 *   ‖S‖²             = (1/T²)·Σₜᵤ (xₜ·xᵤ)²
 * </pre>
 *
 * and the diagonal is taken out where the paper sums over i ≠ j.
 *
 * @param averageCorrelation r̄, not below 0
 * @param shrinkage δ in [0, 1]
 */
record ConstantCorrelation(double averageCorrelation, double shrinkage) {

  static ConstantCorrelation of(Deviations x) {
    int sessions = x.sessions();
    Sums sums = new Sums(x);
    double n = x.included();
    double pairs = n * (n - 1);
    double correlation = pairs == 0 ? 0 : Math.max(0, (sums.correlation / sessions - n) / pairs);
    double sampleNorm = sampleNorm(x) / (double) sessions / sessions;
    double weighted = sums.weighted / sessions;
    double pi = sums.fourth / sessions - sampleNorm;
    double diagonalPi = sums.diagonalFourth / sessions - sums.diagonalNorm;
    double theta =
        sums.cubic / sessions - weighted - (sums.diagonalFourth / sessions - sums.diagonalNorm);
    double rho = diagonalPi + correlation * theta;
    double gamma =
        correlation * correlation * (sums.variance * sums.variance - sums.diagonalNorm)
            - 2 * correlation * (weighted - sums.diagonalNorm)
            + sampleNorm
            - sums.diagonalNorm;
    return new ConstantCorrelation(correlation, intensity(pi - rho, gamma, sessions));
  }

  private static double intensity(double gain, double distance, int sessions) {
    if (!(distance > 0)) {
      return 1;
    }
    return Math.max(0, Math.min(gain / distance / sessions, 1));
  }

  /** T²·‖S‖². */
  private static double sampleNorm(Deviations x) {
    int sessions = x.sessions();
    double norm = 0;
    for (int t = 0; t < sessions; t++) {
      for (int u = 0; u <= t; u++) {
        double product = 0;
        for (int i = 0; i < x.names(); i++) {
          if (x.isIncluded(i)) {
            product += x.at(t, i) * x.at(u, i);
          }
        }
        norm += (u == t ? 1 : 2) * product * product;
      }
    }
    return norm;
  }

  /** The sums over sessions, and those over the diagonal. */
  private static final class Sums {

    private double fourth;
    private double cubic;
    private double weighted;
    private double correlation;
    private double diagonalFourth;

    /** Σ sᵢᵢ² and Σ sᵢᵢ. */
    private double diagonalNorm;

    private double variance;

    Sums(Deviations x) {
      double[] sigma = new double[x.names()];
      for (int i = 0; i < x.names(); i++) {
        if (x.isIncluded(i)) {
          sigma[i] = Math.sqrt(x.variance(i));
          variance += x.variance(i);
          diagonalNorm += x.variance(i) * x.variance(i);
        }
      }
      for (int t = 0; t < x.sessions(); t++) {
        addSession(x, t, sigma);
      }
    }

    private void addSession(Deviations x, int t, double[] sigma) {
      double squares = 0;
      double cubes = 0;
      double products = 0;
      double standardised = 0;
      for (int i = 0; i < x.names(); i++) {
        if (x.isIncluded(i)) {
          double deviation = x.at(t, i);
          double square = deviation * deviation;
          squares += square;
          cubes += square * deviation / sigma[i];
          products += deviation * sigma[i];
          standardised += deviation / sigma[i];
          diagonalFourth += square * square;
        }
      }
      fourth += squares * squares;
      cubic += cubes * products;
      weighted += products * products;
      correlation += standardised * standardised;
    }
  }
}
