package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueOrderTest {

  private static final double[] ODD = {
    0.0,
    -0.0,
    1.0,
    -1.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  private final ValueOrder order = new ValueOrder(1_000);

  /** The same order is used again and again, with other numbers of values. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 1_000})
  void isThatOfArraysSortAndKeepsWhoseTheValuesAre(int count) {
    RandomGenerator random = Histories.random(count);
    for (int round = 0; round < 20; round++) {
      double[] values = random.doubles(count, -2.0, 2.0).toArray();
      for (int k = 0; k < count; k++) {
        int kind = random.nextInt(4);
        values[k] = kind == 0 ? ODD[random.nextInt(ODD.length)] : values[k];
        values[k] = kind == 1 ? Math.rint(values[k]) : values[k];
      }
      order.clear();
      for (int k = 0; k < count; k++) {
        order.add(values[k], k);
      }
      order.sort();
      assertThat(order.count()).isEqualTo(count);
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      double[] found = IntStream.range(0, count).mapToDouble(order::value).toArray();
      assertThat(Arrays.equals(found, sorted)).isTrue();
      for (int place = 0; place < count; place++) {
        double own = values[order.owner(place)];
        assertThat(Double.compare(own, sorted[place])).isZero();
        if (place > 0 && Double.compare(own, sorted[place - 1]) == 0) {
          assertThat(order.owner(place)).isGreaterThan(order.owner(place - 1));
        }
      }
    }
  }
}
