package tw.kuroshio.features.evaluation;

/**
 * a·e^(−λ(k−1)) fitted by least squares to the IC by lag k = 1, 2, …: the half-life is ln 2/λ. The
 * fit is believed only when an F-test at 5 % prefers it to nothing at all and to a constant, and
 * when the half-life lies within the lags looked at.
 *
 * @param amplitude a, NaN unless fitted
 * @param rate λ a session, NaN unless fitted
 * @param halfLifeSessions NaN unless fitted
 */
public record DecayFit(Outcome outcome, double amplitude, double rate, double halfLifeSessions) {

  /** Why there is a half-life, or none. */
  public enum Outcome {
    FITTED,
    /** Too few lags have an IC. */
    TOO_FEW_LAGS,
    /** No better than an IC of nothing at every lag. */
    NO_SIGNAL,
    /** No better than a constant, or a half-life beyond the lags. */
    NO_DECAY
  }

  private static final int LEAST_LAGS = 10;
  private static final int GRID = 200;
  private static final int GOLDEN_STEPS = 60;
  private static final double GOLDEN = 0.6180339887498949;
  private static final double SHORTEST_HALF_LIFE = 0.1;

  /** 95 % of F(1, ≥ 40) and F(2, ≥ 40), rounded up: the lags are 60 where the data allow. */
  private static final double F_ONE = 4.1;

  private static final double F_TWO = 3.25;

  /**
   * @param ic by lag from 1 on; NaN where there is none
   */
  static DecayFit of(double[] ic) {
    int n = 0;
    double squares = 0;
    double sum = 0;
    for (double value : ic) {
      if (!Double.isNaN(value)) {
        n++;
        squares += value * value;
        sum += value;
      }
    }
    if (n < LEAST_LAGS) {
      return none(Outcome.TOO_FEW_LAGS);
    }
    double rate = bestRate(ic);
    double error = error(ic, rate);
    double perFreedom = error / (n - 2);
    if (!(squares - error > 2 * F_TWO * perFreedom)) {
      return none(Outcome.NO_SIGNAL);
    }
    double constantError = squares - sum * sum / n;
    double halfLife = StrictMath.log(2) / rate;
    if (!(constantError - error > F_ONE * perFreedom) || halfLife > ic.length) {
      return none(Outcome.NO_DECAY);
    }
    return new DecayFit(Outcome.FITTED, amplitude(ic, rate), rate, halfLife);
  }

  private static DecayFit none(Outcome outcome) {
    return new DecayFit(outcome, Double.NaN, Double.NaN, Double.NaN);
  }

  /** The best of a grid of half-lives in equal ratios, refined by golden section. */
  private static double bestRate(double[] ic) {
    double from = StrictMath.log(SHORTEST_HALF_LIFE);
    double step = (StrictMath.log(10.0 * ic.length) - from) / GRID;
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int g = 0; g <= GRID; g++) {
      double error = error(ic, rate(from + g * step));
      if (error < least) {
        least = error;
        best = g;
      }
    }
    double low = from + (best - 1) * step;
    double high = from + (best + 1) * step;
    for (int i = 0; i < GOLDEN_STEPS; i++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (error(ic, rate(left)) <= error(ic, rate(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return rate((low + high) / 2);
  }

  private static double rate(double logHalfLife) {
    return StrictMath.log(2) / StrictMath.exp(logHalfLife);
  }

  private static double amplitude(double[] ic, double rate) {
    double product = 0;
    double squares = 0;
    double factor = StrictMath.exp(-rate);
    double weight = 1;
    for (double value : ic) {
      if (!Double.isNaN(value)) {
        product += weight * value;
        squares += weight * weight;
      }
      weight *= factor;
    }
    return product / squares;
  }

  private static double error(double[] ic, double rate) {
    double amplitude = amplitude(ic, rate);
    double factor = StrictMath.exp(-rate);
    double weight = 1;
    double error = 0;
    for (double value : ic) {
      if (!Double.isNaN(value)) {
        double miss = value - amplitude * weight;
        error += miss * miss;
      }
      weight *= factor;
    }
    return error;
  }

  /** The fitted IC at a lag, NaN unless fitted. */
  public double at(int lag) {
    return amplitude * StrictMath.exp(-rate * (lag - 1));
  }
}
