package tw.kuroshio.features.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankClustersTest {

  private final GoldenValues golden = new GoldenValues();

  @Test
  void agreesWithSciPy() {
    RankClusters clusters = RankClusters.of(golden.matrix("link.correlation"));
    assertThat(clusters.merges().stream().mapToDouble(RankClusters.Merge::distance).toArray())
        .containsExactly(golden.of("link.distance"), within(1e-12));
    assertThat(clusters.merges().stream().mapToDouble(RankClusters.Merge::size).toArray())
        .containsExactly(golden.of("link.size"));
    double[] theirs = golden.of("link.cluster");
    for (int i = 0; i < theirs.length; i++) {
      for (int j = 0; j < theirs.length; j++) {
        assertThat(clusters.cluster()[i] == clusters.cluster()[j])
            .as("%d and %d", i, j)
            .isEqualTo(theirs[i] == theirs[j]);
      }
    }
    assertThat(clusters.order()).doesNotHaveDuplicates().hasSize(12);
  }

  /** 0 and 2 join at 0.1, 1 and 3 at 0.2, all at the mean of 0.9, 0.8, 0.7, 0.6. */
  @Test
  void joinsByTheMeanDistance() {
    double[][] rho = {
      {1, 0.1, 0.9, 0.2},
      {0.1, 1, -0.3, -0.8},
      {0.9, -0.3, 1, 0.4},
      {0.2, -0.8, 0.4, 1}
    };
    RankClusters clusters = RankClusters.of(rho);
    assertThat(clusters.merges().get(0)).isEqualTo(new RankClusters.Merge(0, 2, 1 - 0.9, 2));
    assertThat(clusters.merges().get(1).distance()).isCloseTo(0.2, within(1e-15));
    assertThat(clusters.merges().get(2).distance()).isCloseTo(0.75, within(1e-15));
    assertThat(clusters.order()).containsExactly(0, 2, 1, 3);
    assertThat(clusters.cluster()).containsExactly(0, 1, 0, 1);
  }

  @Test
  void whatIsNotKnownStandsAlone() {
    double[][] rho = {{1, Double.NaN, 0.8}, {Double.NaN, 1, Double.NaN}, {0.8, Double.NaN, 1}};
    RankClusters clusters = RankClusters.of(rho);
    assertThat(clusters.cluster()).containsExactly(0, 1, 0);
    assertThat(clusters.order()).containsExactly(0, 2, 1);
  }

  @Test
  void oneFactorIsATree() {
    RankClusters clusters = RankClusters.of(new double[][] {{1}});
    assertThat(clusters.merges()).isEmpty();
    assertThat(clusters.order()).containsExactly(0);
    assertThat(clusters.cluster()).containsExactly(0);
  }
}
