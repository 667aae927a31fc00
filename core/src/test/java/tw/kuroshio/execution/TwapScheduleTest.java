package tw.kuroshio.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TwapScheduleTest {

  private static final long MINUTE = 60_000_000_000L;

  /** 09:10 to 13:20 in slices of five minutes. */
  private final TwapSchedule schedule = new TwapSchedule(0, 250 * MINUTE, 5 * MINUTE);

  @Test
  void fiftySlices() {
    assertThat(schedule.slices()).isEqualTo(50);
    assertThat(schedule.sliceAt(-1)).isZero();
    assertThat(schedule.sliceAt(0)).isZero();
    assertThat(schedule.sliceAt(5 * MINUTE - 1)).isZero();
    assertThat(schedule.sliceAt(5 * MINUTE)).isEqualTo(1);
    assertThat(schedule.sliceAt(250 * MINUTE)).isEqualTo(50);
    assertThat(schedule.startOfNs(3)).isEqualTo(15 * MINUTE);
  }

  @Test
  void equalPartsOfALargeParent() {
    assertThat(schedule.dueShares(500_000, 0, 1_000)).isEqualTo(10_000);
    assertThat(schedule.dueShares(500_000, 24, 1_000)).isEqualTo(250_000);
    assertThat(schedule.dueShares(500_000, 49, 1_000)).isEqualTo(500_000);
    assertThat(schedule.dueShares(500_000, 60, 1_000)).isEqualTo(500_000);
  }

  @Test
  void aSmallParentStartsAtOnce() {
    assertThat(schedule.dueShares(3_000, 0, 1_000)).isEqualTo(1_000);
    assertThat(schedule.dueShares(3_000, 15, 1_000)).isEqualTo(1_000);
    assertThat(schedule.dueShares(3_000, 16, 1_000)).isEqualTo(2_000);
    assertThat(schedule.dueShares(3_000, 49, 1_000)).isEqualTo(3_000);
  }

  @Test
  void afterTheEndEverythingIsDue() {
    TwapSchedule late = new TwapSchedule(250 * MINUTE, 240 * MINUTE, 5 * MINUTE);
    assertThat(late.slices()).isEqualTo(1);
    assertThat(late.dueShares(7_000, 0, 1_000)).isEqualTo(7_000);
  }

  @Test
  void dueSharesRiseInWholeLotsToTheTotal() {
    for (long total = 1_000; total <= 120_000; total += 1_000) {
      long before = 0;
      for (int slice = 0; slice < 50; slice++) {
        long due = schedule.dueShares(total, slice, 1_000);
        assertThat(due % 1_000).isZero();
        assertThat(due).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(total);
        // Never ahead of the straight line by a lot or more.
        assertThat(due * 50 - total * (slice + 1)).isLessThan(50_000L);
        before = due;
      }
      assertThat(before).isEqualTo(total);
    }
  }
}
