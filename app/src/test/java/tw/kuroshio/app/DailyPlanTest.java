package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.app.DailyPlan.Next;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.TradingCalendar;

class DailyPlanTest {

  private static final TradingCalendar CALENDAR =
      MarketRules.parse(RuleFiles.marketRules()).calendar();
  private static final LocalDate THURSDAY = LocalDate.of(2026, 7, 16);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 7, 17);
  private static final LocalDate MONDAY = LocalDate.of(2026, 7, 20);

  @TempDir private Path folder;

  static long at(String taipei) {
    return LocalDateTime.parse(taipei).toEpochSecond(ZoneOffset.ofHours(8)) * 1_000_000_000L;
  }

  private DailyJournal journal() {
    return new DailyJournal(folder);
  }

  private DailyPlan plan() {
    return new DailyPlan(CALENDAR, journal(), EnumSet.allOf(DailyStep.class));
  }

  private void enter(LocalDate date, boolean done, String at, DailyStep... steps) {
    for (DailyStep step : steps) {
      journal().write(date, new DailyEntry(step, done, at(at), List.of("note")));
    }
  }

  @Test
  void waitsForEachStepOfATradingDay() {
    assertThat(plan().next(at("2026-07-16T07:59:59")))
        .isEqualTo(new Next.Wait(at("2026-07-16T08:00"), THURSDAY, DailyStep.PRE_OPEN, false));
    assertThat(plan().next(at("2026-07-16T08:00")))
        .isEqualTo(new Next.Run(THURSDAY, DailyStep.PRE_OPEN));
    enter(THURSDAY, true, "2026-07-16T08:00", DailyStep.PRE_OPEN, DailyStep.SESSION);
    assertThat(plan().next(at("2026-07-16T14:29")))
        .isEqualTo(new Next.Wait(at("2026-07-16T14:30"), THURSDAY, DailyStep.CLOSE, false));
  }

  @Test
  void goesOverAWeekendToTheNextTradingDay() {
    enter(FRIDAY, true, "2026-07-17T21:50", DailyStep.values());
    Next monday = new Next.Wait(at("2026-07-20T08:00"), MONDAY, DailyStep.PRE_OPEN, false);
    assertThat(plan().next(at("2026-07-17T23:00"))).isEqualTo(monday);
    assertThat(plan().next(at("2026-07-18T12:00"))).isEqualTo(monday);
    assertThat(plan().next(at("2026-07-19T23:59"))).isEqualTo(monday);
  }

  @Test
  void aStepThatFailedHoldsUpNoOther() {
    enter(THURSDAY, false, "2026-07-16T08:00", DailyStep.PRE_OPEN);
    assertThat(plan().next(at("2026-07-16T08:05")))
        .isEqualTo(new Next.Wait(at("2026-07-16T08:10"), THURSDAY, DailyStep.PRE_OPEN, true));
    assertThat(plan().next(at("2026-07-16T08:10")))
        .isEqualTo(new Next.Run(THURSDAY, DailyStep.PRE_OPEN));
    enter(THURSDAY, false, "2026-07-16T08:20", DailyStep.PRE_OPEN);
    assertThat(plan().next(at("2026-07-16T08:25")))
        .isEqualTo(new Next.Run(THURSDAY, DailyStep.SESSION));
  }

  @Test
  void aSessionThatIsOverIsNotTraded() {
    enter(THURSDAY, true, "2026-07-16T08:00", DailyStep.PRE_OPEN);
    assertThat(plan().next(at("2026-07-16T15:00")))
        .isEqualTo(new Next.Run(THURSDAY, DailyStep.CLOSE));
  }

  @Test
  void whatYesterdayLacksIsDoneUntilTodaysPricesCome() {
    enter(THURSDAY, true, "2026-07-16T14:30", DailyStep.PRE_OPEN, DailyStep.CLOSE);
    assertThat(plan().next(at("2026-07-17T09:00")))
        .isEqualTo(new Next.Run(THURSDAY, DailyStep.EVENING));
    enter(FRIDAY, true, "2026-07-17T09:00", DailyStep.PRE_OPEN, DailyStep.SESSION);
    assertThat(plan().next(at("2026-07-17T14:30")))
        .isEqualTo(new Next.Run(FRIDAY, DailyStep.CLOSE));
  }

  @Test
  void whatFridayLacksIsDoneOverTheWeekend() {
    enter(FRIDAY, true, "2026-07-17T14:30", DailyStep.PRE_OPEN, DailyStep.CLOSE);
    assertThat(plan().next(at("2026-07-18T09:00")))
        .isEqualTo(new Next.Run(FRIDAY, DailyStep.EVENING));
  }

  @Test
  void aDayNobodyBeganIsNotMadeUpFor() {
    assertThat(plan().next(at("2026-07-18T09:00")))
        .isEqualTo(new Next.Wait(at("2026-07-20T08:00"), MONDAY, DailyStep.PRE_OPEN, false));
  }

  @Test
  void aClosureEnteredAtSevenKeepsTheDayFromBeingTraded() {
    TradingCalendar closed = CALENDAR.with("closures.txt", "2026-07-17 closure T typhoon Example");
    assertThat(
            new DailyPlan(closed, journal(), EnumSet.allOf(DailyStep.class))
                .next(at("2026-07-17T08:25")))
        .isEqualTo(new Next.Wait(at("2026-07-20T08:00"), MONDAY, DailyStep.PRE_OPEN, false));
  }

  @Test
  void saysWhenTheCalendarEnds() {
    enter(LocalDate.of(2026, 12, 31), true, "2026-12-31T21:50", DailyStep.values());
    assertThat(plan().next(at("2026-12-31T23:00")))
        .isEqualTo(new Next.NoCalendar(LocalDate.of(2026, 12, 31)));
    assertThat(plan().next(at("2027-01-04T08:00")))
        .isEqualTo(new Next.NoCalendar(LocalDate.of(2026, 12, 31)));
  }
}
