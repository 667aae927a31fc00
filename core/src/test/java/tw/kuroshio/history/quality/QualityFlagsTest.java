package tw.kuroshio.history.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tw.kuroshio.history.Dataset;

class QualityFlagsTest {

  private static final LocalDate DAY = LocalDate.of(2019, 3, 4);
  private static final LocalDate NEXT = LocalDate.of(2019, 3, 5);

  @Test
  void tellsWhichRowCarriesWhichFlag() {
    Bars bars = new Bars();
    bars.flat("1101", DAY, 30);
    bars.bar("1101", NEXT, 35.02, 36, 36, 36);
    bars.flat("1102", NEXT, 30);
    QualityFlags flags = bars.report().flags();
    long next = NEXT.toEpochDay();
    assertThat(flags.any(Dataset.DAILY_BAR, "1101", DAY.toEpochDay())).isFalse();
    assertThat(flags.any(Dataset.DAILY_BAR, "1102", next)).isFalse();
    assertThat(flags.any(Dataset.ADJUSTED_DAILY, "1101", next)).isFalse();
    assertThat(flags.any(Dataset.DAILY_BAR, "1101", next)).isTrue();
    for (QualityRule rule : QualityRule.values()) {
      boolean broken =
          switch (rule) {
            case OHLC_CONSISTENCY, OFF_TICK, RETURN_BEYOND_LIMIT -> true;
            default -> false;
          };
      assertThat(flags.has(Dataset.DAILY_BAR, "1101", next, rule))
          .as(rule.name())
          .isEqualTo(broken);
    }
  }

  @Test
  void aFlagAloneLeavesTheRowInUse() {
    Bars bars = new Bars();
    bars.flat("1101", DAY, 30);
    bars.flat("1101", NEXT, 36);
    bars.flat("1102", DAY, 30.01);
    QualityFlags flags = bars.report().flags();
    assertThat(flags.any(Dataset.DAILY_BAR, "1101", NEXT.toEpochDay())).isTrue();
    assertThat(flags.unusable(Dataset.DAILY_BAR, "1101", NEXT.toEpochDay())).isFalse();
    assertThat(flags.unusable(Dataset.DAILY_BAR, "1102", DAY.toEpochDay())).isTrue();
  }

  /** A rule for rows looks back only: what comes later changes no earlier flag. */
  @Test
  void aFlagIsKnownWithItsRow() {
    Bars bars = new Bars();
    LocalDate day = DAY;
    for (int i = 0; i < 15; i++) {
      bars.flat("1101", day, 30);
      day = Bars.sessionAfter(day, 1);
    }
    bars.load(bars.daily);
    LocalDate tenth = Bars.sessionAfter(DAY, 9);
    LocalDate year = LocalDate.of(2019, 1, 1);
    QualityReport then = bars.report(Bars.afterClose(tenth), year, tenth);
    QualityReport later = bars.report(Long.MAX_VALUE, year, tenth);
    assertThat(then.findings()).hasSize(1).isEqualTo(later.findings());
  }
}
