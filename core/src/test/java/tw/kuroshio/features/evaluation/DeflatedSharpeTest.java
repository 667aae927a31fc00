package tw.kuroshio.features.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * The worked example of Bailey and López de Prado 2014: 1,250 daily returns, a yearly ratio of 2.5
 * over 250 days, variance of the trials' yearly ratios one half, skewness −3 and kurtosis 10.
 */
class DeflatedSharpeTest {

  private static final double VARIANCE = 0.5 / 250;
  private static final double RATIO = 2.5 / Math.sqrt(250);

  @Test
  void expectedMaximumOfAHundredTrials() {
    assertThat(DeflatedSharpe.expectedMaximum(VARIANCE, 100)).isCloseTo(0.1132, within(5e-5));
    assertThat(DeflatedSharpe.expectedMaximum(VARIANCE, 1)).isZero();
  }

  @Test
  void aHundredTrialsAreTooMany() {
    assertThat(deflated(100, -3, 10)).isCloseTo(0.9004, within(5e-5));
  }

  @Test
  void fortySixWouldHaveHeldAndEightyEightIfReturnsWereNormal() {
    assertThat(deflated(46, -3, 10)).isCloseTo(0.9505, within(5e-5));
    assertThat(deflated(88, 0, 3)).isCloseTo(0.9505, within(5e-5));
  }

  private static double deflated(int trials, double skewness, double kurtosis) {
    double threshold = DeflatedSharpe.expectedMaximum(VARIANCE, trials);
    return DeflatedSharpe.probability(RATIO, threshold, 1250, skewness, kurtosis);
  }
}
