package tw.kuroshio.portfolio.covariance;

import tw.kuroshio.model.StateWriter;

/**
 * A covariance matrix Σ = F·Fᵀ + D kept as n×k loadings F and positive specific variances D, never
 * formed. Positive definite by construction, since D &gt; 0. Units: squared fraction over the
 * horizon of the returns it was made from. Immutable.
 */
public final class FactorCovariance {

  private final int factors;
  private final double[] loadings;
  private final double[] specificVariance;

  private FactorCovariance(int factors, double[] loadings, double[] specificVariance) {
    this.factors = factors;
    this.loadings = loadings;
    this.specificVariance = specificVariance;
  }

  /**
   * @param loadings n×k row by row (one row a name), finite; copied
   * @param specificVariance n values, finite and above zero; copied
   */
  public static FactorCovariance of(int factors, double[] loadings, double[] specificVariance) {
    int n = specificVariance.length;
    if (factors < 0 || loadings.length != (long) n * factors) {
      throw new IllegalArgumentException(
          "Loadings must hold names × factors values, were "
              + loadings.length
              + " for "
              + n
              + " × "
              + factors);
    }
    for (int i = 0; i < n; i++) {
      if (!(specificVariance[i] > 0) || Double.isInfinite(specificVariance[i])) {
        throw new IllegalArgumentException(
            "Specific variance must be positive and finite, was "
                + specificVariance[i]
                + " (name "
                + i
                + ")");
      }
    }
    for (int i = 0; i < loadings.length; i++) {
      if (!Double.isFinite(loadings[i])) {
        throw new IllegalArgumentException(
            "Factor loading must be finite, was " + loadings[i] + " (name " + i / factors + ")");
      }
    }
    return new FactorCovariance(factors, loadings.clone(), specificVariance.clone());
  }

  /** n, the number of names. */
  public int size() {
    return specificVariance.length;
  }

  /** k, the number of factors. */
  public int factors() {
    return factors;
  }

  public double loading(int name, int factor) {
    return loadings[name * factors + factor];
  }

  public double specificVariance(int name) {
    return specificVariance[name];
  }

  /** One element of Σ. */
  public double covariance(int a, int b) {
    double sum = a == b ? specificVariance[a] : 0;
    int rowA = a * factors;
    int rowB = b * factors;
    for (int f = 0; f < factors; f++) {
      sum += loadings[rowA + f] * loadings[rowB + f];
    }
    return sum;
  }

  /** Σ's diagonal element: variance of one name. */
  public double variance(int name) {
    return covariance(name, name);
  }

  /** Fᵀx, k values. */
  public double[] exposures(double[] x) {
    double[] exposure = new double[factors];
    for (int i = 0; i < x.length; i++) {
      double xi = x[i];
      if (xi != 0) {
        int row = i * factors;
        for (int f = 0; f < factors; f++) {
          exposure[f] += loadings[row + f] * xi;
        }
      }
    }
    return exposure;
  }

  /** Σx, n values. */
  public double[] times(double[] x) {
    double[] exposure = exposures(x);
    double[] product = new double[size()];
    for (int i = 0; i < product.length; i++) {
      double sum = specificVariance[i] * x[i];
      int row = i * factors;
      for (int f = 0; f < factors; f++) {
        sum += loadings[row + f] * exposure[f];
      }
      product[i] = sum;
    }
    return product;
  }

  /** xᵀΣx. */
  public double quadraticForm(double[] x) {
    double sum = 0;
    for (double e : exposures(x)) {
      sum += e * e;
    }
    for (int i = 0; i < x.length; i++) {
      sum += specificVariance[i] * x[i] * x[i];
    }
    return sum;
  }

  /**
   * c·Σ. With c = the number of sessions this is the covariance over a longer horizon of returns
   * independent in time.
   */
  public FactorCovariance scaledBy(double c) {
    if (!(c > 0) || Double.isInfinite(c)) {
      throw new IllegalArgumentException("Covariance scale must be positive and finite, was " + c);
    }
    double root = Math.sqrt(c);
    double[] scaledLoadings = loadings.clone();
    for (int i = 0; i < scaledLoadings.length; i++) {
      scaledLoadings[i] *= root;
    }
    double[] scaledVariance = specificVariance.clone();
    for (int i = 0; i < scaledVariance.length; i++) {
      scaledVariance[i] *= c;
    }
    return new FactorCovariance(factors, scaledLoadings, scaledVariance);
  }

  /** Canonical bytes, for hashing. */
  public void write(StateWriter out) {
    out.putInt(factors).putDoubles(loadings).putDoubles(specificVariance);
  }
}
