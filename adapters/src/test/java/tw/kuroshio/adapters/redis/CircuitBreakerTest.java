package tw.kuroshio.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

  private final CircuitBreaker breaker = new CircuitBreaker(10, 35);

  @Test
  void everyFailureIsFollowedByALongerPause() {
    assertThat(breaker.allows(0)).isTrue();
    long nowNs = 0;
    for (long pause : new long[] {10, 20, 35, 35}) {
      breaker.failed(nowNs);
      assertThat(breaker.allows(nowNs + pause - 1)).isFalse();
      assertThat(breaker.allows(nowNs + pause)).isTrue();
      nowNs += pause;
    }
    breaker.succeeded();
    breaker.failed(nowNs);
    assertThat(breaker.allows(nowNs + 9)).isFalse();
    assertThat(breaker.allows(nowNs + 10)).isTrue();
  }

  @Test
  void aMonotonicClockMayPassItsLargestValue() {
    breaker.failed(Long.MAX_VALUE - 3);
    assertThat(breaker.allows(Long.MAX_VALUE)).isFalse();
    assertThat(breaker.allows(Long.MIN_VALUE + 6)).isTrue();
  }
}
