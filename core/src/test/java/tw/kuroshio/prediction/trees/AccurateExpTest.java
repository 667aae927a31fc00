package tw.kuroshio.prediction.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Oracle: the power series in 80-digit decimal arithmetic, rounded once. */
class AccurateExpTest {

  private static final MathContext DIGITS = new MathContext(80);

  @Test
  void roundsCorrectly() {
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      double x = (random.nextDouble() - 0.5) * (i % 3 == 0 ? 1_400 : i % 3 == 1 ? 40 : 1e-3);
      assertThat(AccurateExp.exp(x)).as("exp(%s)", x).isEqualTo(series(x));
    }
  }

  @Test
  void handlesTheEdges() {
    assertThat(AccurateExp.exp(0.0)).isEqualTo(1.0);
    assertThat(AccurateExp.exp(-0.0)).isEqualTo(1.0);
    assertThat(AccurateExp.exp(1.0)).isEqualTo(Math.E);
    assertThat(AccurateExp.exp(Double.NaN)).isNaN();
    assertThat(AccurateExp.exp(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(AccurateExp.exp(Double.NEGATIVE_INFINITY)).isEqualTo(0.0);
    assertThat(AccurateExp.exp(709.782712893384)).isEqualTo(series(709.782712893384));
    assertThat(AccurateExp.exp(709.79)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(AccurateExp.exp(-745.2)).isEqualTo(0.0);
    assertThat(AccurateExp.exp(-745.13)).isEqualTo(Double.MIN_VALUE);
    assertThat(AccurateExp.exp(-720.5)).isEqualTo(StrictMath.exp(-720.5));
  }

  private static double series(double x) {
    BigDecimal reduced = new BigDecimal(x).divide(BigDecimal.valueOf(1L << 16), DIGITS);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; n < 40; n++) {
      term = term.multiply(reduced, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int i = 0; i < 16; i++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum.doubleValue();
  }
}
