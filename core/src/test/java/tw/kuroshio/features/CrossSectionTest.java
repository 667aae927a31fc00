package tw.kuroshio.features;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CrossSectionTest {

  private static boolean[] all(int n) {
    boolean[] live = new boolean[n];
    Arrays.fill(live, true);
    return live;
  }

  @Test
  void ranksLieStrictlyBetweenZeroAndOne() {
    assertThat(CrossSection.ranks(new double[] {30, 10, 20, 40}, all(4)))
        .containsExactly(0.625, 0.125, 0.375, 0.875);
    assertThat(CrossSection.ranks(new double[] {5}, all(1))).containsExactly(0.5);
  }

  @Test
  void tiesAreAveraged() {
    assertThat(CrossSection.ranks(new double[] {1, 2, 2, 3}, all(4)))
        .containsExactly(0.125, 0.5, 0.5, 0.875);
    assertThat(CrossSection.ranks(new double[] {7, 7, 7}, all(3))).containsExactly(0.5, 0.5, 0.5);
    assertThat(CrossSection.ranks(new double[] {0.0, -0.0}, all(2))).containsExactly(0.5, 0.5);
  }

  @Test
  void missingAndNotLiveDoNotCount() {
    assertThat(
            CrossSection.ranks(
                new double[] {1, NaN, 2, 0}, new boolean[] {true, true, true, false}))
        .containsExactly(0.25, NaN, 0.75, NaN);
    assertThat(CrossSection.ranks(new double[] {NaN, NaN}, all(2))).containsExactly(NaN, NaN);
  }

  @Test
  void aPlaceIsTheRankAfterReplacingTheOwnValue() {
    RandomGenerator random = Histories.random(3);
    for (int run = 0; run < 500; run++) {
      int n = 1 + random.nextInt(12);
      double[] values = random.ints(n, 0, 8).mapToDouble(x -> x == 7 ? NaN : x).toArray();
      CrossSection section = new CrossSection(n);
      Arrays.stream(values).forEach(section::add);
      section.freeze();
      int own = random.nextInt(n);
      double now = random.nextInt(9) - 1;
      double[] replaced = values.clone();
      replaced[own] = now;
      assertThat(section.place(values[own], now))
          .as("%s, %d becomes %s", Arrays.toString(values), own, now)
          .isEqualTo(CrossSection.ranks(replaced, all(n))[own]);
    }
  }
}
