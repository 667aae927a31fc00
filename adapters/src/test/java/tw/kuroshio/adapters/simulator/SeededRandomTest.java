package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {

  /** The sequence from state 1, 2, 3, 4 in the tests of Rust's rand_xoshiro, from Vigna's C. */
  @Test
  void followsThePublishedSequence() {
    SeededRandom random = SeededRandom.ofState(1, 2, 3, 4);
    assertThat(LongStream.generate(random::nextLong).limit(6).toArray())
        .containsExactly(
            41943041L,
            58720359L,
            3588806011781223L,
            3591011842654386L,
            Long.parseUnsignedLong("9228616714210784205"),
            Long.parseUnsignedLong("9973669472204895162"));
  }

  @Test
  void aStreamDependsOnSeedAndNameOnly() {
    SeededRandom used = new SeededRandom(5);
    used.nextLong();
    long first = used.stream("2330").nextLong();
    assertThat(new SeededRandom(5).stream("2330").nextLong()).isEqualTo(first);
    assertThat(new SeededRandom(5).stream("2331").nextLong()).isNotEqualTo(first);
    assertThat(new SeededRandom(6).stream("2330").nextLong()).isNotEqualTo(first);
  }

  @Test
  void momentsAreThoseOfTheDistributions() {
    SeededRandom random = new SeededRandom(1);
    int n = 100_000;
    double mean = 0;
    double square = 0;
    double exponential = 0;
    int[] counts = new int[7];
    for (int i = 0; i < n; i++) {
      double z = random.nextGaussian();
      mean += z / n;
      square += z * z / n;
      exponential += random.nextExponential() / n;
      counts[random.nextInt(7)]++;
    }
    assertThat(mean).isBetween(-0.015, 0.015);
    assertThat(square).isBetween(0.98, 1.02);
    assertThat(exponential).isBetween(0.98, 1.02);
    for (int count : counts) {
      assertThat(count).isBetween(n / 7 - 500, n / 7 + 500);
    }
  }
}
