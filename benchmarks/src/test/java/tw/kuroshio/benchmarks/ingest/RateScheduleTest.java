package tw.kuroshio.benchmarks.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RateScheduleTest {

  @Test
  void everyRecordIsDueAtItsOwnAbsoluteTime() {
    RateSchedule.Due due = RateSchedule.steady(3, 2).due();
    assertThat(due.next()).isZero();
    assertThat(due.next()).isEqualTo(333_333_333);
    assertThat(due.next()).isEqualTo(666_666_666);
    assertThat(due.next()).isEqualTo(1_000_000_000);
  }

  @Test
  void burstIsSoManyTimesTheMeanRateBetweenTwoStretchesOfIt() {
    RateSchedule burst = RateSchedule.burst(2, 10, 1);
    assertThat(burst.records()).isEqualTo(2 + 20 + 2);
    assertThat(burst.peakRate()).isEqualTo(20);
    assertThat(burst.durationNs()).isEqualTo(3_000_000_000L);
    RateSchedule.Due due = burst.due();
    due.next();
    due.next();
    assertThat(due.next()).isEqualTo(1_000_000_000);
    assertThat(due.next()).isEqualTo(1_050_000_000);
    for (int i = 0; i < 18; i++) {
      due.next();
    }
    assertThat(due.next()).isEqualTo(2_000_000_000);
  }

  @Test
  void textIsReadAsWritten() {
    RateSchedule burst = RateSchedule.burst(20_000, 10, 2.5);
    assertThat(RateSchedule.parse(burst.text())).isEqualTo(burst);
  }

  @Test
  void wrongStretchesAreRefused() {
    assertThatThrownBy(() -> RateSchedule.steady(0, 1)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> RateSchedule.steady(1, 0)).hasMessageContaining("more than 0 s");
  }
}
