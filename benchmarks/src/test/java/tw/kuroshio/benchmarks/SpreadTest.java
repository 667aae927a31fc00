package tw.kuroshio.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void quartilesLieBetweenNeighbours() {
    assertThat(Spread.of(new double[] {4, 1, 3, 2})).isEqualTo(new Spread(1, 1.75, 2.5, 3.25, 4));
    assertThat(Spread.of(new double[] {9, 7, 8})).isEqualTo(new Spread(7, 7.5, 8, 8.5, 9));
  }

  @Test
  void oneValueIsItsOwnSpread() {
    assertThat(Spread.of(new double[] {6})).isEqualTo(new Spread(6, 6, 6, 6, 6));
    assertThatThrownBy(() -> Spread.of(new double[0])).hasMessageContaining("at least one");
  }
}
