package tw.kuroshio.features.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class GarchVarianceTest {

  private static final int WINDOW = 500;

  /** Returns of a GARCH(1,1) of 1.5 % a session. */
  static double[] simulated(long seed, int length, double alpha, double beta) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double variance = 0.015 * 0.015;
    double h = variance;
    double[] returns = new double[length];
    for (int t = 0; t < length; t++) {
      returns[t] = Math.sqrt(h) * random.nextGaussian();
      h = variance * (1 - alpha - beta) + alpha * returns[t] * returns[t] + beta * h;
    }
    return returns;
  }

  private static double[] values(SeriesOperator operator, double[] x) {
    int start = operator.lookback();
    double[] in = new double[start + x.length];
    Arrays.fill(in, 0, start, Double.NaN);
    System.arraycopy(x, 0, in, start, x.length);
    double[] out = new double[in.length];
    double[] state = new double[operator.stateSize()];
    operator.reset(state, 0);
    operator.column(state, 0, in, in, in, start, in.length, out);
    return Arrays.copyOfRange(out, start, out.length);
  }

  private static double[] squares(double[] r) {
    return Arrays.stream(r).map(v -> v * v).toArray();
  }

  @Test
  void isTheWeightedMeanOfSquaresUntilTheFirstFit() {
    double[] r = simulated(1, 300, 0.1, 0.85);
    double[] garch = values(new GarchVariance(WINDOW), r);
    double[] weighted = values(new DecayingAverage(0.94), squares(r));
    assertThat(Arrays.copyOf(garch, 252)).containsExactly(Arrays.copyOf(weighted, 252));
    assertThat(garch[252]).isNotEqualTo(weighted[252]);
  }

  @Test
  void refitsEveryFifthCloseAndFiltersBetween() {
    double[] r = simulated(2, 700, 0.1, 0.85);
    double[] garch = values(new GarchVariance(WINDOW), r);
    for (int closed = 252; closed < 695; closed += 5) {
      int from = Math.max(0, closed - WINDOW);
      GarchFit fit = fit(Arrays.copyOfRange(r, from, closed));
      double h = fit.nextVariance();
      for (int t = closed; t < closed + 5; t++) {
        h = fit.omega() + fit.alpha() * (r[t] * r[t]) + fit.beta() * h;
        assertThat(garch[t]).as("session %d", t + 1).isEqualTo(h);
      }
    }
  }

  private static GarchFit fit(double[] r) {
    return Objects.requireNonNull(GarchFit.of(squares(r), r.length));
  }

  @Test
  void dependsOnItsWindowAndTheDaysOfTheFitsAlone() {
    double[] r = simulated(3, 1_300, 0.08, 0.9);
    double[] whole = values(new GarchVariance(WINDOW), r);
    // Starts 400 sessions later: a multiple of 5, so the fits fall on the same days.
    double[] late = values(new GarchVariance(WINDOW), Arrays.copyOfRange(r, 400, r.length));
    for (int t = 400 + WINDOW + 5; t < r.length; t++) {
      assertThat(late[t - 400]).as("session %d", t + 1).isEqualTo(whole[t]);
    }
  }

  @Test
  void theFitIsALowestPointOfTheLikelihood() {
    for (long seed = 10; seed < 40; seed++) {
      double[] r = simulated(seed, WINDOW, 0.02 + 0.01 * (seed % 20), 0.1 + 0.027 * (seed % 30));
      GarchFit fit = fit(r);
      GarchLikelihood likelihood = likelihood(r);
      double least = likelihood.valueAt(fit.alpha(), fit.beta());
      assertThat(fit.alpha()).isNotNegative();
      assertThat(fit.beta()).isNotNegative();
      assertThat(fit.alpha() + fit.beta()).isLessThan(1.0);
      for (int a = 0; a <= 100; a++) {
        for (int b = 0; a + b < 100; b += 1) {
          double value = likelihood.valueAt(a / 100.0, b / 100.0);
          assertThat(value).as("seed %d at %d %d", seed, a, b).isGreaterThan(least - 1e-12);
        }
      }
    }
  }

  private static GarchLikelihood likelihood(double[] r) {
    double mean = Arrays.stream(squares(r)).sum() / r.length;
    return new GarchLikelihood(Arrays.stream(squares(r)).map(q -> q / mean).toArray(), r.length);
  }

  @Test
  void theDerivativesAreThoseOfTheValue() {
    GarchLikelihood likelihood = likelihood(simulated(4, WINDOW, 0.1, 0.8));
    double step = 1e-6;
    for (double[] point : new double[][] {{0.05, 0.9}, {0.2, 0.3}, {0.4, 0.01}}) {
      double a = point[0];
      double b = point[1];
      likelihood.derive(a + step, b);
      double[] right = {likelihood.value, likelihood.byAlpha, likelihood.byBeta};
      likelihood.derive(a - step, b);
      double[] left = {likelihood.value, likelihood.byAlpha, likelihood.byBeta};
      likelihood.derive(a, b + step);
      double[] up = {likelihood.value, likelihood.byAlpha, likelihood.byBeta};
      likelihood.derive(a, b - step);
      double[] down = {likelihood.value, likelihood.byAlpha, likelihood.byBeta};
      likelihood.derive(a, b);
      assertThat(likelihood.value).isCloseTo(likelihood.valueAt(a, b), within(1e-13));
      assertSlope(likelihood.byAlpha, right[0], left[0], step);
      assertSlope(likelihood.byBeta, up[0], down[0], step);
      assertSlope(likelihood.byAlphaAlpha, right[1], left[1], step);
      assertSlope(likelihood.byAlphaBeta, right[2], left[2], step);
      assertSlope(likelihood.byBetaBeta, up[2], down[2], step);
    }
  }

  private static void assertSlope(double derivative, double after, double before, double step) {
    double difference = (after - before) / (2 * step);
    assertThat(derivative).isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference))));
  }

  @Test
  void passesMissingReturnsOver() {
    double[] r = simulated(5, 600, 0.1, 0.85);
    double[] holes = new double[r.length + 2];
    System.arraycopy(r, 0, holes, 0, 100);
    holes[100] = Double.NaN;
    System.arraycopy(r, 100, holes, 101, 200);
    holes[301] = Double.POSITIVE_INFINITY;
    System.arraycopy(r, 300, holes, 302, 300);
    double[] with = values(new GarchVariance(WINDOW), holes);
    double[] without = values(new GarchVariance(WINDOW), r);
    assertThat(with[100]).isNaN();
    assertThat(with[301]).isNaN();
    assertThat(Arrays.copyOfRange(with, 101, 301))
        .containsExactly(Arrays.copyOfRange(without, 100, 300));
    assertThat(Arrays.copyOfRange(with, 302, 480))
        .containsExactly(Arrays.copyOfRange(without, 300, 478));
  }

  @Test
  void anUnmovedReturnHasNoVariance() {
    double[] still = new double[600];
    assertThat(values(new GarchVariance(WINDOW), still)).containsOnly(0.0);
    still[300] = 0.1;
    double[] once = values(new GarchVariance(WINDOW), still);
    for (int t = 300; t < once.length; t++) {
      assertThat(once[t]).as("session %d", t + 1).isPositive().isFinite();
    }
  }

  @Test
  void survivesExtremes() {
    for (double size : new double[] {1e-120, 1e-9, 1e9, 1e120, 1e200}) {
      double[] r = Arrays.stream(simulated(6, 520, 0.1, 0.8)).map(v -> v * size).toArray();
      double[] values = values(new GarchVariance(WINDOW), r);
      double last = values[519] / size / size;
      double plain = values(new GarchVariance(WINDOW), simulated(6, 520, 0.1, 0.8))[519];
      if (size < 1e150) {
        assertThat(last).isCloseTo(plain, within(1e-9 * plain));
      } else {
        assertThat(values).containsOnly(Double.NaN);
      }
    }
  }

  @Test
  void refusesAWindowTooShortForAFit() {
    assertThatThrownBy(() -> new GarchVariance(251))
        .hasMessage("Window of a GARCH fit must be at least 252 sessions, was 251");
  }
}
