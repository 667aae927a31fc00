package tw.kuroshio.features.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.evaluation.GoldenValues.Generator;

/** A whole evaluation against the same worked out with NumPy and SciPy, see {@code oracle.py}. */
class FactorEvaluatorGoldenTest {

  private static final int SESSIONS = 40;
  private static final int NAMES = 60;
  private static final int FACTORS = 4;
  private static final Offset<Double> EXACT = within(1e-12);

  private final GoldenValues golden = new GoldenValues();
  private final PanelEvaluation found =
      FactorEvaluator.evaluate(
          panel(), new EvaluationSettings(List.of(1, 5, 10), 5, 10, 20, 0.00585, FACTORS));

  @Test
  void rankIcByDateAndHorizonWithItsError() {
    for (int f = 0; f < FACTORS; f++) {
      for (HorizonIc ic : found.factors().get(f).horizons()) {
        String key = "." + f + "." + ic.horizonSessions();
        assertThat(ic.daily()).as(key).containsExactly(golden.of("ic" + key), EXACT);
        assertThat(ic.summary().icir()).isCloseTo(golden.one("icir" + key), within(1e-10));
        assertThat(ic.summary().tValue()).isCloseTo(golden.one("t" + key), within(1e-9));
      }
    }
  }

  @Test
  void quintileReturnsBeforeAndAfterCosts() {
    for (int f = 0; f < FACTORS; f++) {
      for (QuintileReturns returns : found.factors().get(f).returns()) {
        String key = "." + f + "." + returns.horizonSessions();
        assertThat(returns.gross()).as(key).containsExactly(golden.of("gross" + key), EXACT);
        assertThat(returns.net()).as(key).containsExactly(golden.of("net" + key), EXACT);
        assertThat(returns.turnover()).as(key).containsExactly(golden.of("turnover" + key), EXACT);
        assertThat(returns.spreadNet().mean()).isCloseTo(golden.one("spreadnet" + key), EXACT);
      }
    }
  }

  @Test
  void decayAutocorrelationAndCorrelation() {
    for (int f = 0; f < FACTORS; f++) {
      FactorEvaluation factor = found.factors().get(f);
      assertThat(factor.icByLag().stream().mapToDouble(IcSummary::mean).toArray())
          .containsExactly(golden.of("lags." + f), EXACT);
      assertThat(factor.autocorrelation()[0]).isCloseTo(golden.one("auto." + f + ".1"), EXACT);
      assertThat(factor.autocorrelation()[1]).isCloseTo(golden.one("auto." + f + ".5"), EXACT);
      assertThat(found.correlation()[f]).containsExactly(golden.matrix("correlation")[f], EXACT);
    }
  }

  @Test
  void distributionRawAndWinsorised() {
    for (int f = 0; f < FACTORS; f++) {
      FactorEvaluation factor = found.factors().get(f);
      assertThat(moments(factor.raw())).containsExactly(golden.of("moments." + f), within(1e-11));
      assertThat(factor.raw().quantiles())
          .containsExactly(golden.of("quantiles." + f), within(1e-13));
      assertThat(moments(factor.winsorised()))
          .containsExactly(golden.of("winsorised." + f), within(1e-11));
    }
  }

  private static double[] moments(Distribution values) {
    return new double[] {
      values.mean(), values.deviation(), values.skewness(), values.excessKurtosis()
    };
  }

  /** The panel of {@code oracle.py}, number for number. */
  private static FactorPanel panel() {
    Generator g = new Generator(20_200_319);
    double[][] open = new double[SESSIONS][NAMES];
    boolean[][] locked = new boolean[SESSIONS][NAMES];
    double[] price = new double[NAMES];
    for (int i = 0; i < NAMES; i++) {
      price[i] = 50 + 100 * g.next();
    }
    for (int d = 0; d < SESSIONS; d++) {
      for (int i = 0; i < NAMES; i++) {
        price[i] *= 1 + 0.06 * (g.next() - 0.5);
        double u = g.next();
        open[d][i] = u < 0.03 ? Double.NaN : price[i];
        locked[d][i] = u >= 0.03 && u < 0.05;
      }
    }
    return Panels.of(values(g, open), open, locked);
  }

  private static double[][][] values(Generator g, double[][] open) {
    double[][][] values = new double[FACTORS][SESSIONS][NAMES];
    double[] level = IntStream.range(0, NAMES).mapToDouble(i -> g.next()).toArray();
    for (int d = 0; d < SESSIONS; d++) {
      for (int i = 0; i < NAMES; i++) {
        level[i] = 0.8 * level[i] + 0.2 * g.next();
        double ahead = d + 2 < SESSIONS ? open[d + 2][i] / open[d + 1][i] - 1 : Double.NaN;
        values[0][d][i] = (Double.isNaN(ahead) ? 0 : ahead) + 0.03 * g.next();
        values[1][d][i] = Math.floor(8 * level[i]);
        values[2][d][i] = g.next() < 0.2 ? Double.NaN : -values[1][d][i] + 2 * g.next();
        values[3][d][i] = g.next();
      }
    }
    return values;
  }
}
