package tw.kuroshio.features.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

  private final GoldenValues golden = new GoldenValues();

  /** Example of Benjamini and Hochberg 1995, section 3.2: at 5 % the first four are discoveries. */
  @Test
  void fourOfTheFifteenOfThePaperAreDiscoveries() {
    double[] p = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0000
    };
    double[] q = FalseDiscovery.qValues(p, p.length);
    assertThat(Arrays.stream(q).filter(value -> value <= 0.05).count()).isEqualTo(4);
    assertThat(q[3]).isCloseTo(0.0095 * 15 / 4, within(1e-15));
  }

  @Test
  void agreesWithSciPy() {
    double[] p = golden.of("bh.p");
    assertThat(FalseDiscovery.qValues(p, 15)).containsExactly(golden.of("bh.q"), within(1e-14));
    // What was tried and is not here counts as p = 1.
    assertThat(FalseDiscovery.qValues(p, 40)).containsExactly(golden.of("bh.q40"), within(1e-14));
  }

  @Test
  void orderDoesNotMatterAndNothingStaysNothing() {
    double[] q = FalseDiscovery.qValues(new double[] {0.04, Double.NaN, 0.01, 0.04}, 3);
    assertThat(q).containsExactly(0.04, Double.NaN, 0.03, 0.04);
  }
}
