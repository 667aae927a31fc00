package tw.kuroshio.features.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.evaluation.GoldenValues.Generator;

class DecayFitTest {

  private final GoldenValues golden = new GoldenValues();

  @Test
  void agreesWithSciPysLeastSquares() {
    DecayFit fit = DecayFit.of(golden.of("decay.ic"));
    assertThat(fit.outcome()).isEqualTo(DecayFit.Outcome.FITTED);
    assertThat(fit.amplitude()).isCloseTo(golden.of("decay.fit")[0], within(1e-8));
    assertThat(fit.rate()).isCloseTo(golden.of("decay.fit")[1], within(1e-7));
  }

  @Test
  void halfLifeOfAnExactExponential() {
    double[] ic = IntStream.range(0, 60).mapToDouble(k -> -0.04 * Math.pow(0.5, k / 7.0)).toArray();
    ic[3] = Double.NaN;
    DecayFit fit = DecayFit.of(ic);
    assertThat(fit.halfLifeSessions()).isCloseTo(7, within(1e-6));
    assertThat(fit.at(8)).isCloseTo(-0.02, within(1e-9));
  }

  @Test
  void whatStaysDoesNotDecay() {
    Random random = new Random(4);
    double[] ic = random.doubles(60).map(u -> 0.03 + 0.004 * (u - 0.5)).toArray();
    assertThat(DecayFit.of(ic).outcome()).isEqualTo(DecayFit.Outcome.NO_DECAY);
    assertThat(DecayFit.of(ic).halfLifeSessions()).isNaN();
  }

  /** The best fit halves within 57 of the 60 lags, but F is 3.6: it may as well stay. */
  @Test
  void aSlopeThatChanceGivesIsNoDecay() {
    Generator g = new Generator(1_219_526);
    for (int i = 0; i < 5; i++) {
      g.next();
    }
    double[] ic = new double[60];
    for (int k = 0; k < ic.length; k++) {
      ic[k] = 0.03 * Math.exp(-k / 150.0) + 0.06 * (g.next() - 0.5);
    }
    assertThat(DecayFit.of(ic).outcome()).isEqualTo(DecayFit.Outcome.NO_DECAY);
  }

  @Test
  void noiseHasNothingThatCouldDecay() {
    Random random = new Random(2);
    double[] ic = random.doubles(60).map(u -> 0.01 * (u - 0.5)).toArray();
    assertThat(DecayFit.of(ic).outcome()).isEqualTo(DecayFit.Outcome.NO_SIGNAL);
    assertThat(DecayFit.of(new double[60]).outcome()).isEqualTo(DecayFit.Outcome.NO_SIGNAL);
  }

  @Test
  void aHandfulOfLagsIsNotEnough() {
    double[] ic = new double[60];
    Arrays.fill(ic, Double.NaN);
    Arrays.fill(ic, 0, 9, 0.1);
    assertThat(DecayFit.of(ic).outcome()).isEqualTo(DecayFit.Outcome.TOO_FEW_LAGS);
  }
}
