package tw.kuroshio.model;

/** The standard normal distribution: density, distribution, upper tail, quantile. */
public final class NormalDistribution {

  /** Where the continued fraction takes over: the series loses a digit of the tail by then. */
  private static final double SERIES_END = 2;

  private static final int SERIES_TERMS = 101;
  private static final int FRACTION_TERMS = 200;

  private static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;

  private static final double[] A = {
    3.3871328727963665,
    133.14166789178438,
    1971.5909503065513,
    13731.69376550946,
    45921.95393154987,
    67265.7709270087,
    33430.57558358813,
    2509.0809287301227
  };
  private static final double[] B = {
    1,
    42.31333070160091,
    687.1870074920579,
    5394.196021424751,
    21213.794301586597,
    39307.89580009271,
    28729.085735721943,
    5226.495278852854
  };
  private static final double[] C = {
    1.4234371107496835,
    4.630337846156546,
    5.769497221460691,
    3.6478483247632045,
    1.2704582524523684,
    0.2417807251774506,
    0.022723844989269184,
    0.0007745450142783414
  };
  private static final double[] D = {
    1,
    2.053191626637759,
    1.6763848301838038,
    0.6897673349851,
    0.14810397642748008,
    0.015198666563616457,
    0.0005475938084995345,
    1.0507500716444169e-09
  };
  private static final double[] E = {
    6.657904643501103,
    5.463784911164114,
    1.7848265399172913,
    0.29656057182850487,
    0.026532189526576124,
    0.0012426609473880784,
    2.7115555687434876e-05,
    2.0103343992922881e-07
  };
  private static final double[] F = {
    1,
    0.599832206555888,
    0.1369298809227358,
    0.014875361290850615,
    0.0007868691311456133,
    1.8463183175100548e-05,
    1.421511758316446e-07,
    2.0442631033899397e-15
  };

  private NormalDistribution() {}

  /** φ(z). */
  public static double density(double z) {
    return INVERSE_ROOT_TWO_PI * StrictMath.exp(-0.5 * z * z);
  }

  /** Φ(z), the probability of at most z. */
  public static double probability(double z) {
    return upperTail(-z);
  }

  /**
   * 1 − Φ(z) to about 1 part in 10¹⁴ however small it is: about the middle the series of Marsaglia
   * 2004 ("Evaluating the Normal Distribution", Journal of Statistical Software 11(4)), in the
   * tails Laplace's continued fraction φ(z)/(z + 1/(z + 2/(z + 3/…))).
   */
  public static double upperTail(double z) {
    if (z < -SERIES_END) {
      return 1 - upperTail(-z);
    }
    if (z > SERIES_END) {
      double fraction = z;
      for (int k = FRACTION_TERMS; k >= 1; k--) {
        fraction = z + k / fraction;
      }
      return density(z) / fraction;
    }
    double term = z;
    double sum = z;
    for (int k = 3; k < SERIES_TERMS; k += 2) {
      term *= z * z / k;
      sum += term;
    }
    return 0.5 - density(z) * sum;
  }

  /**
   * z with Φ(z) = p, to about 1 part in 10¹⁶: algorithm AS 241, PPND16 (Wichura 1988, "The
   * Percentage Points of the Normal Distribution", Applied Statistics 37).
   *
   * @param p in (0, 1)
   */
  public static double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("Probability must be in (0, 1), was " + p);
    }
    double q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return q * polynomial(A, r) / polynomial(B, r);
    }
    double r = Math.sqrt(-StrictMath.log(q < 0 ? p : 1 - p));
    double z =
        r <= 5
            ? polynomial(C, r - 1.6) / polynomial(D, r - 1.6)
            : polynomial(E, r - 5) / polynomial(F, r - 5);
    return q < 0 ? -z : z;
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
