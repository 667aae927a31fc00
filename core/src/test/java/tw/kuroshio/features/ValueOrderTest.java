package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

  private final ValueOrder order = new ValueOrder(2_000);

  /** The same order is used again and again, with other numbers of values. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 32, 33, 255, 256, 2_000})
  void isThatOfArraysSortAndKeepsWhoseTheValuesAre(int count) {
    RandomGenerator random = Histories.random(count);
    for (int round = 0; round < 20; round++) {
      double[] values = random.doubles(count, -2.0, 2.0).toArray();
      for (int k = 0; k < count; k++) {
        int kind = random.nextInt(5);
        values[k] = kind == 0 ? ODD[random.nextInt(ODD.length)] : values[k];
        values[k] = kind == 1 ? Math.rint(values[k]) : values[k];
        values[k] = kind == 2 ? Double.NaN : values[k];
      }
      assertInOrder(values);
    }
  }

  /** So close together, and so far from one of them, that the highest digits say nothing. */
  @Test
  void tellsValuesApartThatAreNearlyEqual() {
    double[] values =
        Histories.random(7).doubles(2_000, 1.0, Math.nextUp(1.0f)).map(x -> x * 1e-9).toArray();
    values[1_000] = -1e300;
    assertInOrder(values);
    double[] falling = IntStream.range(0, 2_000).mapToDouble(k -> 1.0 - k * 1e-15).toArray();
    falling[500] = 1e300;
    assertInOrder(falling);
    assertInOrder(new double[2_000]);
  }

  private void assertInOrder(double[] values) {
    order.sort(values);
    double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    Arrays.sort(sorted);
    assertThat(order.count()).isEqualTo(sorted.length);
    double[] found = IntStream.range(0, sorted.length).mapToDouble(order::value).toArray();
    assertThat(Arrays.equals(found, sorted)).isTrue();
    for (int place = 0; place < sorted.length; place++) {
      double own = values[order.owner(place)];
      assertThat(Double.compare(own, sorted[place])).isZero();
      if (place > 0 && Double.compare(own, sorted[place - 1]) == 0) {
        assertThat(order.owner(place)).isGreaterThan(order.owner(place - 1));
      }
    }
  }
}
