package tw.kuroshio.adapters.simulator;

/** Splits whole lots over prints: at least one each, the rest by weight, the sum exact. */
final class LotSplit {

  private LotSplit() {}

  /**
   * @param total lots to split, at least {@code n}
   * @param weight positive weights of the {@code n} prints
   */
  static void split(long total, double[] weight, int n, int[] out) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += weight[i];
    }
    long free = total - n;
    if (free < 0) {
      throw new IllegalArgumentException(total + " lots do not reach for " + n + " prints");
    }
    double cumulative = 0;
    long given = 0;
    for (int i = 0; i < n; i++) {
      cumulative += weight[i];
      long upTo = i == n - 1 ? free : Math.min(free, (long) (free * (cumulative / sum)));
      out[i] = Math.toIntExact(1 + upTo - given);
      given = upTo;
    }
  }
}
