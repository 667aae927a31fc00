package tw.kuroshio.feed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void doublesToItsBoundWithChanceInTheUpperHalf() {
    Backoff backoff = new Backoff(1_000, 6_000, 7);
    long[] bounds = {1_000, 2_000, 4_000, 6_000, 6_000, 6_000};
    for (long bound : bounds) {
      assertThat(backoff.nextNs()).isBetween(bound / 2, bound);
    }
    backoff.reset();
    assertThat(backoff.nextNs()).isBetween(500L, 1_000L);
  }

  @Test
  void theSameSeedWaitsTheSameAndAnotherDoesNot() {
    long[] first = waits(1);
    assertThat(waits(1)).isEqualTo(first);
    assertThat(waits(2)).isNotEqualTo(first);
  }

  private static long[] waits(long seed) {
    Backoff backoff = new Backoff(1_000_000, 60_000_000, seed);
    long[] waits = new long[10];
    for (int i = 0; i < waits.length; i++) {
      waits[i] = backoff.nextNs();
    }
    return waits;
  }

  @Test
  void boundsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new Backoff(10, 5, 1)).hasMessageContaining("Back-off");
  }
}
