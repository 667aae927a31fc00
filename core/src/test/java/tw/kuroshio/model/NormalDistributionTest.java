package tw.kuroshio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalDistributionTest {

  /** SciPy 1.17 {@code norm.ppf}; 0.99 and 0.975 are the tables' 2.3263 and 1.9600. */
  @ParameterizedTest
  @CsvSource({
    "1e-300, -37.0470962993612",
    "1e-20, -9.262340089798409",
    "1e-05, -4.264890793922825",
    "0.01, -2.3263478740408408",
    "0.25, -0.6744897501960817",
    "0.5, 0",
    "0.6, 0.2533471031357997",
    "0.9, 1.2815515655446004",
    "0.95, 1.6448536269514722",
    "0.975, 1.959963984540054",
    "0.99, 2.3263478740408408",
    "0.999, 3.090232306167813",
    "0.9999999, 5.199337582290661"
  })
  void quantilesAreThePublishedOnes(double p, double z) {
    assertThat(NormalDistribution.quantile(p))
        .isCloseTo(z, within(2e-15 * Math.max(1, Math.abs(z))));
  }

  /** Wichura's own check values: PPND16 of 0.25, 0.001 and 10⁻²⁰. */
  @Test
  void quantilesAreTheAlgorithmsCheckValues() {
    assertThat(NormalDistribution.quantile(0.25)).isCloseTo(-0.6744897501960817, within(1e-15));
    assertThat(NormalDistribution.quantile(0.001)).isCloseTo(-3.090232306167814, within(4e-15));
    assertThat(NormalDistribution.quantile(1e-20)).isCloseTo(-9.262340089798409, within(1e-14));
  }

  @Test
  void densityAtTheMiddleAndOneDeviation() {
    assertThat(NormalDistribution.density(0)).isCloseTo(0.3989422804014327, within(1e-16));
    assertThat(NormalDistribution.density(-1)).isCloseTo(0.24197072451914337, within(1e-16));
  }

  /** SciPy 1.17 {@code norm.sf}, on both sides of where the method changes. */
  @ParameterizedTest
  @CsvSource({
    "-8, 0.9999999999999993",
    "-2.5, 0.9937903346742238",
    "-1, 0.8413447460685429",
    "0, 0.5",
    "1, 0.15865525393145707",
    "1.999999, 0.0227501859391997",
    "2.000001, 0.022750077957266662",
    "3, 0.0013498980316300933",
    "5, 2.866515718791933e-07",
    "10, 7.61985302416047e-24",
    "30, 4.906713927147908e-198"
  })
  void tailsAreThePublishedOnes(double z, double tail) {
    assertThat(NormalDistribution.upperTail(z)).isCloseTo(tail, within(1e-13 * tail));
    assertThat(NormalDistribution.probability(-z)).isEqualTo(NormalDistribution.upperTail(z));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
  void probabilitiesOutsideAreRefused(double p) {
    assertThatThrownBy(() -> NormalDistribution.quantile(p))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be in (0, 1)");
  }
}
