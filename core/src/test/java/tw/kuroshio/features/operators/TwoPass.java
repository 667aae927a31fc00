package tw.kuroshio.features.operators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * What the operators ought to give for one window, by the textbook in 50 digits: means first, then
 * sums of products of deviations. Independent of the operators' running forms.
 */
final class TwoPass {

  private static final MathContext DIGITS = new MathContext(50);

  private TwoPass() {}

  /**
   * @param scale what the error may be measured by: the size of the terms the value is made of
   */
  record Expected(double value, double scale) {
    static Expected exact(double value) {
      return new Expected(value, 0.0);
    }
  }

  static BigDecimal[] deviations(double[] values) {
    BigDecimal[] exact = Arrays.stream(values).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
    BigDecimal mean =
        over(Arrays.stream(exact).reduce(BigDecimal.ZERO, BigDecimal::add), values.length);
    return Arrays.stream(exact).map(v -> v.subtract(mean, DIGITS)).toArray(BigDecimal[]::new);
  }

  /** Sum over the window of a product of deviations. */
  static BigDecimal sum(BigDecimal[]... factors) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < factors[0].length; i++) {
      BigDecimal product = BigDecimal.ONE;
      for (BigDecimal[] factor : factors) {
        product = product.multiply(factor[i], DIGITS);
      }
      sum = sum.add(product, DIGITS);
    }
    return sum;
  }

  static BigDecimal over(BigDecimal value, double divisor) {
    return value.divide(new BigDecimal(divisor), DIGITS);
  }

  static BigDecimal ratio(BigDecimal a, BigDecimal b) {
    return a.divide(b, DIGITS);
  }

  static double root(BigDecimal value) {
    return value.sqrt(DIGITS).doubleValue();
  }

  static Expected deviation(double[] x, int freedom) {
    BigDecimal[] d = deviations(x);
    double value = root(over(sum(d, d), freedom));
    // All equal, but not to zero: noise by the rule of 1e-12 of the mean.
    return new Expected(value == 0.0 && x[0] != 0.0 ? Double.NaN : value, value);
  }

  static Expected skewness(double[] x) {
    BigDecimal[] d = deviations(x);
    BigDecimal m2 = sum(d, d);
    if (m2.signum() == 0) {
      return Expected.exact(Double.NaN);
    }
    double n = x.length;
    double g = sum(d, d, d).doubleValue() * Math.sqrt(n) / Math.pow(m2.doubleValue(), 1.5);
    double value = Math.sqrt(n * (n - 1)) / (n - 2) * g;
    return new Expected(value, 1 + Math.abs(value));
  }

  static Expected kurtosis(double[] x) {
    BigDecimal[] d = deviations(x);
    BigDecimal m2 = sum(d, d);
    if (m2.signum() == 0) {
      return Expected.exact(Double.NaN);
    }
    double n = x.length;
    double g = ratio(sum(d, d, d, d), m2.multiply(m2)).doubleValue() * n - 3;
    double value = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * g + 6);
    return new Expected(value, 3 + Math.abs(value));
  }

  static Expected covariance(double[] x, double[] y) {
    BigDecimal[] dx = deviations(x);
    BigDecimal[] dy = deviations(y);
    double n = x.length - 1;
    double scale = root(sum(dx, dx)) * root(sum(dy, dy)) / n;
    return new Expected(over(sum(dx, dy), n).doubleValue(), scale);
  }

  static Expected correlation(double[] x, double[] y) {
    BigDecimal[] dx = deviations(x);
    BigDecimal[] dy = deviations(y);
    BigDecimal squares = sum(dx, dx).multiply(sum(dy, dy), DIGITS);
    if (squares.signum() == 0) {
      return Expected.exact(Double.NaN);
    }
    return new Expected(ratio(sum(dx, dy), squares.sqrt(DIGITS)).doubleValue(), 1.0);
  }

  static Expected beta(double[] y, double[] x) {
    BigDecimal[] dx = deviations(x);
    BigDecimal[] dy = deviations(y);
    if (sum(dx, dx).signum() == 0) {
      return Expected.exact(Double.NaN);
    }
    double scale = root(sum(dy, dy)) / root(sum(dx, dx));
    return new Expected(ratio(sum(dx, dy), sum(dx, dx)).doubleValue(), scale);
  }

  static Expected residual(double[] y, double[] x) {
    BigDecimal[] dx = deviations(x);
    BigDecimal[] dy = deviations(y);
    if (sum(dx, dx).signum() == 0) {
      return Expected.exact(Double.NaN);
    }
    BigDecimal slope = ratio(sum(dx, dy), sum(dx, dx));
    int last = y.length - 1;
    BigDecimal left = dy[last].subtract(slope.multiply(dx[last], DIGITS), DIGITS);
    return new Expected(left.doubleValue(), root(sum(dy, dy)));
  }

  static double[] time(double[] x) {
    double[] time = new double[x.length];
    Arrays.setAll(time, t -> t + 1);
    return time;
  }

  static Expected rSquare(double[] x) {
    Expected correlation = correlation(x, time(x));
    return new Expected(correlation.value() * correlation.value(), 1.0);
  }

  static Expected partialSlope(double[] y, double[] x, double[] z) {
    BigDecimal[] dy = deviations(y);
    BigDecimal[] dx = deviations(x);
    BigDecimal[] dz = deviations(z);
    BigDecimal xx = sum(dx, dx);
    BigDecimal zz = sum(dz, dz);
    BigDecimal xz = sum(dx, dz);
    BigDecimal determinant = xx.multiply(zz).subtract(xz.multiply(xz));
    if (xx.signum() == 0 || zz.signum() == 0) {
      return Expected.exact(Double.NaN);
    }
    BigDecimal top = sum(dz, dy).multiply(xx).subtract(sum(dx, dy).multiply(xz));
    double apart = ratio(determinant, xx.multiply(zz)).doubleValue();
    if (apart < 1e-40) {
      return Expected.exact(Double.NaN);
    }
    double scale = root(sum(dy, dy)) / root(zz) / apart;
    return new Expected(ratio(top, determinant).doubleValue(), scale);
  }

  static Expected decay(double[] x) {
    BigDecimal sum = BigDecimal.ZERO;
    double scale = 0;
    for (int k = 0; k < x.length; k++) {
      sum = sum.add(new BigDecimal(x[k]).multiply(BigDecimal.valueOf(k + 1)));
      scale = Math.max(scale, Math.abs(x[k]));
    }
    return new Expected(over(sum, x.length * (x.length + 1) / 2.0).doubleValue(), scale);
  }

  static Expected sum(double[] x) {
    double scale = Arrays.stream(x).map(Math::abs).sum();
    return new Expected(
        Arrays.stream(x)
            .mapToObj(BigDecimal::new)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .doubleValue(),
        scale);
  }

  static Expected mean(double[] x) {
    Expected sum = sum(x);
    return new Expected(sum.value() / x.length, sum.scale() / x.length);
  }

  static Expected product(double[] x) {
    BigDecimal product = BigDecimal.ONE;
    for (double value : x) {
      product = product.multiply(new BigDecimal(value), DIGITS);
    }
    return new Expected(product.doubleValue(), Math.abs(product.doubleValue()));
  }

  /** Ranks from 1, ties averaged. */
  static double[] ranks(double[] x) {
    double[] ranks = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double value = x[i];
      long below = Arrays.stream(x).filter(v -> v < value).count();
      long equal = Arrays.stream(x).filter(v -> v == value).count();
      ranks[i] = below + (equal + 1) / 2.0;
    }
    return ranks;
  }

  static Expected quantile(double[] x, double q) {
    double[] sorted = Arrays.stream(x).map(v -> v + 0.0).sorted().toArray();
    double place = (x.length - 1) * q;
    int low = (int) Math.floor(place);
    int high = Math.min(low + 1, x.length - 1);
    double value = sorted[low] * (1 - (place - low)) + sorted[high] * (place - low);
    return new Expected(value, Math.max(Math.abs(sorted[low]), Math.abs(sorted[high])));
  }

  static Expected sinceExtreme(double[] x, boolean highest) {
    double best =
        highest ? Arrays.stream(x).max().orElseThrow() : Arrays.stream(x).min().orElseThrow();
    int newest = 0;
    for (int k = 0; k < x.length; k++) {
      newest = x[k] == best ? k : newest;
    }
    return Expected.exact(x.length - 1 - newest);
  }
}
