package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.features.operators.GroupStatistic.Kind;

class KeyedMomentsTest {

  /** A level of 1e9 leaves of sums of squares no digit; of deviations from a pivot nearly all. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0, 1e6, 1e9})
  void foldedSessionsGiveTheTwoPassAnswer(double level) {
    RandomGenerator random = Histories.random(9);
    KeyedMoments all = new KeyedMoments();
    double[] values = new double[300 * 12];
    int n = 0;
    for (int session = 0; session < 300; session++) {
      KeyedMoments one = new KeyedMoments();
      for (int i = 0; i < 12; i++) {
        values[n] = level + random.nextInt(-1 << 20, 1 << 20) / (double) (1 << 20);
        one.add(3.0, values[n]);
        one.add(i, -values[n++]);
      }
      all.fold(one);
    }
    // the level comes off without rounding
    double mean = Arrays.stream(values).map(x -> x - level).sum() / n;
    double squares = Arrays.stream(values).map(x -> x - level - mean).map(d -> d * d).sum();
    double std = Math.sqrt(squares / (n - 1));
    KeyedMoments plain = ofKey(values);
    assertThat(plain.value(Kind.STD, 3.0)).isCloseTo(std, within(1e-12 * std));
    assertThat(plain.value(Kind.MEAN, 3.0)).isCloseTo(level + mean, within(1e-15 * (1 + level)));
    assertThat(plain.value(Kind.COUNT, 3.0)).isEqualTo(n);
    assertThat(all.value(Kind.COUNT, 3.0)).isEqualTo(n + 300);
    assertThat(all.value(Kind.COUNT, 11.0)).isEqualTo(300);
    assertThat(all.value(Kind.COUNT, 12.0)).isNaN();
  }

  /** Folded twelve at a time. */
  private static KeyedMoments ofKey(double[] values) {
    KeyedMoments all = new KeyedMoments();
    KeyedMoments one = new KeyedMoments();
    for (int k = 0; k < values.length; k++) {
      one.add(3.0, values[k]);
      if (k % 12 == 11) {
        all.fold(one);
        one.clear();
      }
    }
    return all;
  }

  @Test
  void keysMayComeInAnyOrder() {
    KeyedMoments moments = new KeyedMoments();
    for (double key : new double[] {5, 1, 3, 4, 2, 5, 1}) {
      moments.add(key, 10 * key);
    }
    for (double key = 1; key <= 5; key++) {
      assertThat(moments.value(Kind.MIN, key)).isEqualTo(10 * key);
      assertThat(moments.value(Kind.COUNT, key)).isEqualTo(key == 1 || key == 5 ? 2 : 1);
    }
    assertThat(moments.value(Kind.MEAN, 2.5)).isNaN();
    assertThat(moments.value(Kind.MEAN, Double.NaN)).isNaN();
    moments.clear();
    assertThat(moments.value(Kind.COUNT, 5)).isNaN();
  }
}
