package tw.kuroshio.features.evaluation;

import java.util.Arrays;

/**
 * The false discovery rate: Y. Benjamini and Y. Hochberg, "Controlling the False Discovery Rate",
 * Journal of the Royal Statistical Society B 57(1), 1995.
 */
public final class FalseDiscovery {

  private FalseDiscovery() {}

  /**
   * q-values: for each p-value the least rate at which it would still be a discovery, min over
   * places j ≥ i of p₍ⱼ₎·m/j, at most 1; NaN of NaN.
   *
   * @param tested m, at least as many as there are p-values; those not given count as 1
   */
  public static double[] qValues(double[] p, int tested) {
    double[] sorted = Arrays.stream(p).filter(value -> !Double.isNaN(value)).sorted().toArray();
    double[] adjusted = new double[sorted.length];
    double least = 1;
    for (int j = sorted.length - 1; j >= 0; j--) {
      least = Math.min(least, sorted[j] * tested / (j + 1));
      adjusted[j] = least;
    }
    double[] q = new double[p.length];
    for (int i = 0; i < q.length; i++) {
      q[i] = Double.isNaN(p[i]) ? Double.NaN : adjusted[Arrays.binarySearch(sorted, p[i])];
    }
    return q;
  }
}
