package tw.kuroshio.features.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tw.kuroshio.prediction.training.RankCorrelation;

class RankCorrelatorTest {

  private static final double NAN = Double.NaN;

  /** The other implementation ranks the pairs anew each time. */
  @Test
  void agreesWithRankingThePairsOfEachDateAnew() {
    Random random = new Random(5);
    RankCorrelator correlator = new RankCorrelator(120);
    RankOrder x = new RankOrder(120);
    RankOrder y = new RankOrder(120);
    for (int round = 0; round < 300; round++) {
      double[] a = values(random, round % 3 == 0 ? 6 : 1_000);
      double[] b = values(random, round % 2 == 0 ? 4 : 1_000);
      x.fill(a, everyone(120));
      y.fill(b, everyone(120));
      assertThat(correlator.correlation(x, y, 20))
          .as("round %d", round)
          .isCloseTo(RankCorrelation.spearman(a, b), within(1e-13));
      assertThat(correlator.correlation(y, x, 20)).isEqualTo(correlator.correlation(x, y, 20));
    }
  }

  private static double[] values(Random random, int levels) {
    double[] values = new double[120];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble() < 0.2 ? NAN : random.nextInt(levels) - 2.0;
    }
    return values;
  }

  /** By hand: ranks 1 2.5 2.5 4 and 2 1 3.5 3.5, centred products 2.25, squares 4.5 and 4.5. */
  @Test
  void averagesTies() {
    assertThat(correlation(new double[] {1, 2, 2, 9}, new double[] {3, 1, 7, 7}, 4))
        .isCloseTo(2.25 / 4.5, within(1e-15));
  }

  @Test
  void tooFewPairsOrOneValueOnASideSayNothing() {
    double[] x = {1, 2, 3, 4, NAN, Double.POSITIVE_INFINITY};
    double[] y = {1, 2, 3, NAN, 5, 6};
    assertThat(correlation(x, y, 3)).isEqualTo(1);
    assertThat(correlation(x, y, 4)).isNaN();
    assertThat(correlation(x, new double[] {7, 7, 7, NAN, 2, 3}, 3))
        .as("equal in the pairs")
        .isNaN();
  }

  @Test
  void fifthsFollowTheAverageRank() {
    RankOrder order = new RankOrder(10);
    byte[] fifths = new byte[10];
    order.fill(new double[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}, everyone(10)).fillQuintiles(fifths);
    assertThat(fifths).containsExactly(4, 4, 3, 3, 2, 2, 1, 1, 0, 0);
    order.fill(new double[] {1, 1, 1, 1, NAN, 1, 1, 1, 1, 1}, everyone(10)).fillQuintiles(fifths);
    assertThat(fifths).containsExactly(2, 2, 2, 2, -1, 2, 2, 2, 2, 2);
  }

  private static double correlation(double[] x, double[] y, int least) {
    int n = x.length;
    return new RankCorrelator(n)
        .correlation(
            new RankOrder(n).fill(x, everyone(n)), new RankOrder(n).fill(y, everyone(n)), least);
  }

  private static boolean[] everyone(int n) {
    boolean[] all = new boolean[n];
    Arrays.fill(all, true);
    return all;
  }
}
