package tw.kuroshio.risk.var;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.portfolio.covariance.ReturnMatrix;

class HistoricalVarTest {

  /** Losses 1 to 100: the 99 % quantile is 99, one loss of 1 % lies beyond. */
  @Test
  void hundredLossesByHand() {
    double[] losses = new double[100];
    for (int i = 0; i < 100; i++) {
      losses[i] = (i * 37 % 100) + 1;
    }
    assertThat(HistoricalVar.ofLosses(losses, 0.99).var()).isEqualTo(99);
    assertThat(HistoricalVar.ofLosses(losses, 0.99).cvar()).isCloseTo(100, within(1e-9));
    assertThat(HistoricalVar.ofLosses(losses, 0.95).var()).isEqualTo(95);
    assertThat(HistoricalVar.ofLosses(losses, 0.95).cvar()).isCloseTo(98, within(1e-9));
  }

  /** 250 sessions at 99 %: the tail is 2½ sessions, the third-worst loss counts half. */
  @Test
  void tailOfAFractionOfASession() {
    double[] losses = new double[250];
    losses[7] = 30;
    losses[100] = 20;
    losses[249] = 10;
    ValueAtRisk risk = HistoricalVar.ofLosses(losses, 0.99);
    assertThat(risk.var()).isEqualTo(10);
    assertThat(risk.cvar()).isCloseTo((30 + 20 + 0.5 * 10) / 2.5, within(1e-12));
  }

  @Test
  void bookThroughThreeSessionsByHand() {
    Book book = new Book(new double[] {1_000_000, -500_000});
    ReturnMatrix returns =
        new ReturnMatrix(3, 2, new double[] {0.01, 0.02, -0.03, 0.01, 0.02, -0.04});
    HistoricalVar risk = HistoricalVar.of(book, returns, 0.99);
    assertThat(risk.lossesTwd()).containsExactly(new double[] {0, 35_000, -40_000}, within(1e-9));
    assertThat(risk.total().var()).isCloseTo(35_000, within(1e-9));
    assertThat(risk.total().cvar()).isCloseTo(35_000, within(1e-9));
    assertThat(risk.missing()).isZero();
  }

  @Test
  void missingReturnsMoveWithTheOthers() {
    double nan = Double.NaN;
    Book book = new Book(new double[] {100, 100, 0});
    ReturnMatrix returns =
        new ReturnMatrix(3, 3, new double[] {nan, -0.02, -0.04, nan, nan, nan, 0.01, 0.01, nan});
    HistoricalVar risk = HistoricalVar.of(book, returns, 0.99);
    assertThat(risk.lossesTwd()).containsExactly(new double[] {5, -2}, within(1e-12));
    assertThat(risk.missing()).isEqualTo(1);
  }

  /** Rockafellar and Uryasev: CVaR is the least over a of a + E(L − a)⁺/(1 − c). */
  @Test
  void shortfallIsTheMinimumOfItsFormula() {
    for (long seed = 1; seed <= 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] losses = new double[1 + random.nextInt(400)];
      for (int i = 0; i < losses.length; i++) {
        losses[i] = Math.floor(100 * (random.nextDouble() - 0.7));
      }
      double least = Double.POSITIVE_INFINITY;
      for (double a : losses) {
        double beyond = 0;
        for (double loss : losses) {
          beyond += Math.max(0, loss - a);
        }
        least = Math.min(least, a + beyond / (0.01 * losses.length));
      }
      ValueAtRisk risk = HistoricalVar.ofLosses(losses, 0.99);
      assertThat(risk.cvar()).isCloseTo(least, within(1e-9)).isGreaterThanOrEqualTo(risk.var());
    }
  }

  @Test
  void noObservedSessionHasNoFigure() {
    ReturnMatrix none = new ReturnMatrix(1, 1, new double[] {Double.NaN});
    HistoricalVar risk = HistoricalVar.of(new Book(new double[] {1e6}), none, 0.99);
    assertThat(risk.lossesTwd()).isEmpty();
    assertThat(risk.total()).isEqualTo(new ValueAtRisk(0.99, 0, 0));
  }

  @Test
  void noLossesAreRefused() {
    assertThatThrownBy(() -> HistoricalVar.ofLosses(new double[0], 0.99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one loss");
  }
}
