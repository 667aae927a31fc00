package tw.kuroshio.features.evaluation;

import java.util.Arrays;

/**
 * Finite values of a factor over the requested universe, by session.
 *
 * @param finite instruments with a value
 * @param requested instruments of the universe
 * @param infinite values that are no number but an infinity, all sessions; they count as missing
 */
public record Coverage(int[] finite, int[] requested, int infinite) {

  static Coverage of(FactorPanel panel, int factor) {
    int[] finite = new int[panel.sessions()];
    int[] requested = new int[panel.sessions()];
    int infinite = 0;
    for (int d = 0; d < finite.length; d++) {
      double[] values = panel.values()[factor][d];
      for (int i = 0; i < values.length; i++) {
        if (panel.universe()[d][i]) {
          requested[d]++;
          finite[d] += Double.isFinite(values[i]) ? 1 : 0;
          infinite += Double.isInfinite(values[i]) ? 1 : 0;
        }
      }
    }
    return new Coverage(finite, requested, infinite);
  }

  /** Of a session; 1 when nothing was asked for. */
  public double share(int session) {
    return requested[session] == 0 ? 1 : (double) finite[session] / requested[session];
  }

  /** Of all sessions together. */
  public double share() {
    long asked = Arrays.stream(requested).asLongStream().sum();
    return asked == 0 ? 1 : (double) Arrays.stream(finite).asLongStream().sum() / asked;
  }
}
