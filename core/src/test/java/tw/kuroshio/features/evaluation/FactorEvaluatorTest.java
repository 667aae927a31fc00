package tw.kuroshio.features.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Factors whose worth is known, because the returns were made from them. */
class FactorEvaluatorTest {

  private static final int SESSIONS = 260;
  private static final int NAMES = 100;
  private static final int NOISE = 40;
  private static final double PLANTED = 0.1;

  private static final int NOTHING = NOISE + 1;
  private static final int CONSTANT = NOISE + 2;

  private static final EvaluationSettings SETTINGS = EvaluationSettings.standard(NOISE + 3);
  private static final FactorPanel PANEL = panel();
  private static final PanelEvaluation FOUND = FactorEvaluator.evaluate(PANEL, SETTINGS);

  /** Spearman's coefficient of two normal variables correlated by r is 6/π·asin(r/2). */
  @Test
  void plantedFactorIsFoundAndHolds() {
    FactorEvaluation planted = FOUND.factors().getFirst();
    double expected = 6 / Math.PI * Math.asin(PLANTED / 2);
    double error = 1 / Math.sqrt((double) SESSIONS * NAMES);
    IcSummary ic = planted.horizons().getFirst().summary();
    assertThat(ic.mean()).isCloseTo(expected, within(3 * error));
    assertThat(ic.dates()).isEqualTo(SESSIONS - 2);
    assertThat(FOUND.significance().getFirst().getFirst().deflated().holds()).isTrue();
    assertThat(FOUND.significance().getFirst().getFirst().qValue()).isLessThan(1e-4);
    // It knows the next session only, so the first lag carries all of it.
    assertThat(planted.icByLag().get(1).mean()).isCloseTo(0, within(4 * error));
    assertThat(planted.decay().halfLifeSessions()).isLessThan(1);
    double[] gross = planted.returns().getFirst().gross();
    assertThat(gross[4]).isGreaterThan(gross[0]);
    assertThat(planted.returns().getFirst().longShort().direction()).isEqualTo(1);
    assertThat(planted.industries()).extracting(IndustryIc::code).containsExactly("17", "24");
    assertThat(planted.years().stream().mapToInt(YearEvaluation::sessions).sum())
        .isEqualTo(SESSIONS);
    assertThat(FOUND.survivorsOnly()).isTrue();
  }

  /** The best of forty has a t-value that would pass alone; forty are no discovery. */
  @Test
  void noiseDoesNotHoldHoweverMuchOfItIsTried() {
    for (int h = 0; h < SETTINGS.horizons().size(); h++) {
      double best = 0;
      for (int f = 1; f <= NOISE; f++) {
        Significance significance = FOUND.significance().get(h).get(f);
        assertThat(significance.deflated().holds()).as("horizon %d of %d", h, f).isFalse();
        assertThat(significance.byChance().holds()).as("horizon %d of %d", h, f).isFalse();
        best =
            Math.max(best, Math.abs(FOUND.factors().get(f).horizons().get(h).summary().tValue()));
      }
      assertThat(best).isGreaterThan(1.96);
    }
  }

  @Test
  void whatHasNoValueOrOnlyOneIsNotJudged() {
    FactorEvaluation nothing = FOUND.factors().get(NOTHING);
    assertThat(nothing.coverage().share()).isZero();
    assertThat(nothing.coverage().infinite()).isEqualTo(NAMES);
    assertThat(nothing.raw().count()).isZero();
    assertThat(FOUND.primary(NOTHING)).isEqualTo(Significance.NONE);
    FactorEvaluation constant = FOUND.factors().get(CONSTANT);
    assertThat(constant.coverage().share()).isEqualTo(1);
    assertThat(constant.isConstant()).isTrue();
    assertThat(constant.raw().skewness()).isNaN();
    assertThat(constant.horizons().getFirst().summary().dates()).isZero();
    assertThat(constant.returns().getFirst().spread().dates()).isZero();
    assertThat(constant.decay().outcome()).isEqualTo(DecayFit.Outcome.TOO_FEW_LAGS);
    assertThat(FOUND.correlation()[CONSTANT][0]).isNaN();
  }

  @Test
  void partsInAnyOrderGiveTheSameNumbers() {
    double[][][] all = PANEL.values();
    FactorPanel few =
        Panels.of(
            new double[][][] {all[0], all[1], all[NOTHING], all[CONSTANT]},
            PANEL.open(),
            PANEL.locked());
    EvaluationSettings settings = EvaluationSettings.standard(4);
    FactorEvaluator evaluator = new FactorEvaluator(few, settings);
    evaluator.pass().run(200, SESSIONS);
    SessionPass pass = evaluator.pass();
    pass.run(0, 70);
    pass.run(70, 200);
    List<FactorEvaluation> summaries = new ArrayList<>();
    for (int f = 0; f < few.factors().size(); f++) {
      summaries.add(evaluator.summary(f));
    }
    assertThat(evaluator.finish(summaries))
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
        .isEqualTo(FactorEvaluator.evaluate(few, settings));
  }

  @Test
  void fewerTriedThanThereAreIsRefused() {
    assertThatThrownBy(() -> new FactorEvaluator(PANEL, EvaluationSettings.standard(NOISE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("At least the 43 factors of the panel were tried, was 40");
  }

  @Test
  void instrumentsThatCeasedAreSeen() {
    FactorPanel panel = panel();
    for (int d = SESSIONS - 30; d < SESSIONS; d++) {
      panel.open()[d][7] = Double.NaN;
    }
    PanelEvaluation found = FactorEvaluator.evaluate(panel, SETTINGS);
    assertThat(found.survivorsOnly()).isFalse();
    assertThat(found.ceased()).isEqualTo(1);
    LabelCounts labels = found.labels().getFirst();
    assertThat(labels.of(LabelStatus.HALTED_AT_END)).isEqualTo(1);
    assertThat(labels.of(LabelStatus.HALTED_AT_START)).isEqualTo(29);
    assertThat(labels.excluded()).isEqualTo(30);
  }

  private static FactorPanel panel() {
    Random random = new Random(20_261_127);
    double[][] open = new double[SESSIONS][NAMES];
    double[][][] values = new double[NOISE + 3][SESSIONS][NAMES];
    Arrays.fill(open[0], 100);
    Arrays.fill(open[1], 100);
    for (int d = 0; d < SESSIONS; d++) {
      for (int i = 0; i < NAMES; i++) {
        for (int f = 0; f <= NOISE; f++) {
          values[f][d][i] = random.nextGaussian();
        }
        values[NOTHING][d][i] = d == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        values[CONSTANT][d][i] = 5;
        if (d + 2 < SESSIONS) {
          double luck = Math.sqrt(1 - PLANTED * PLANTED) * random.nextGaussian();
          open[d + 2][i] = open[d + 1][i] * (1 + 0.01 * (PLANTED * values[0][d][i] + luck));
        }
      }
    }
    return Panels.of(values, open, new boolean[SESSIONS][NAMES]);
  }
}
