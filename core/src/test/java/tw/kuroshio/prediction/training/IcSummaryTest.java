package tw.kuroshio.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.evaluation.IcSummary;

class IcSummaryTest {

  /** Without ties Spearman's coefficient is 1 − 6·Σd²/(n(n²−1)), which the code does not use. */
  @Test
  void spearmanMatchesTheDifferenceFormula() {
    Random random = new Random(11);
    for (int round = 0; round < 50; round++) {
      int n = 10 + random.nextInt(200);
      double[] x = random.doubles(n).toArray();
      double[] y = random.doubles(n).toArray();
      double squares = 0;
      for (int i = 0; i < n; i++) {
        double d = position(x, i) - position(y, i);
        squares += d * d;
      }
      double expected = 1 - 6 * squares / (n * ((double) n * n - 1));
      assertThat(RankCorrelation.spearman(x, y)).isEqualTo(expected, within(1e-12));
    }
  }

  /** Pearson's correlation of the averaged ranks, by hand. */
  @Test
  void spearmanAveragesTies() {
    double[] x = {1, 2, 2, 4, 5, 6, 7, 8, 9, 10};
    double[] y = {2, 1, 4, 3, 6, 5, 8, 7, 10, 10};
    // Ranks 1 2.5 2.5 4 … 10 and 2 1 4 3 6 5 8 7 9.5 9.5: Σxy = 379, Σx² = 384.5 = Σy².
    double expected = (379 - 10 * 5.5 * 5.5) / (384.5 - 10 * 5.5 * 5.5);
    assertThat(RankCorrelation.spearman(x, y)).isEqualTo(expected, within(1e-12));
  }

  @Test
  void spearmanLeavesOutWhatIsMissing() {
    double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 99, Double.NaN};
    double[] y = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, Double.NaN, -5};
    assertThat(RankCorrelation.spearman(x, y)).isEqualTo(1.0, within(1e-12));
    assertThat(RankCorrelation.spearman(new double[9], new double[9])).isNaN();
    assertThat(RankCorrelation.spearman(new double[12], y)).as("one value").isNaN();
  }

  /** Newey and West's variance is also the double sum ΣΣ w(|i−j|)·e_i·e_j / n². */
  @Test
  void standardErrorMatchesTheDoubleSum() {
    Random random = new Random(3);
    double[] ic = new double[120];
    for (int i = 0; i < ic.length; i++) {
      ic[i] = 0.03 + 0.1 * random.nextGaussian() + (i > 0 ? 0.5 * (ic[i - 1] - 0.03) : 0);
    }
    int lag = 5;
    double mean = Arrays.stream(ic).average().orElseThrow();
    double sum = 0;
    for (int i = 0; i < ic.length; i++) {
      for (int j = 0; j < ic.length; j++) {
        double weight = Math.max(0, 1 - Math.abs(i - j) / (lag + 1.0));
        sum += weight * (ic[i] - mean) * (ic[j] - mean);
      }
    }
    IcSummary summary = IcSummary.of(ic, lag);
    double error = Math.sqrt(sum) / ic.length;
    assertThat(summary.standardError()).isEqualTo(error, within(1e-15));
    assertThat(summary.mean()).isEqualTo(mean, within(1e-15));
    assertThat(summary.tValue()).isEqualTo(mean / error, within(1e-10));
    assertThat(summary.dates()).isEqualTo(120);
    // Positive autocorrelation makes the mean less certain than independence would have it.
    assertThat(summary.standardError()).isGreaterThan(summary.deviation() / Math.sqrt(120));
  }

  @Test
  void meanIsOverDatesThatHaveACoefficient() {
    IcSummary summary = IcSummary.of(new double[] {0.1, Double.NaN, 0.3}, 5);
    assertThat(summary.dates()).isEqualTo(2);
    assertThat(summary.mean()).isEqualTo(0.2, within(1e-15));
    assertThat(summary.deviation()).isEqualTo(Math.sqrt(0.02), within(1e-15));
    assertThat(summary.icir()).isEqualTo(0.2 / Math.sqrt(0.02), within(1e-12));
  }

  private static double position(double[] values, int index) {
    int below = 0;
    for (double value : values) {
      below += value < values[index] ? 1 : 0;
    }
    return below + 1;
  }
}
