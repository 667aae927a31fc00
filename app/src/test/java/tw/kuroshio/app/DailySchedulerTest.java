package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.app.DailyPlanTest.at;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Days of the scheduler against a server that answers like the exchange's, on a told clock. */
@Timeout(120)
class DailySchedulerTest extends DailyTrial {

  private final TreeMap<Long, Runnable> events = new TreeMap<>();
  private final StringWriter out = new StringWriter();
  private long nowNs;
  private long endNs;

  /** Runs from one moment of Taipei to another; what waits lets the clock go on. */
  private void runUntil(String from, String to) throws InterruptedException {
    nowNs = at(from);
    endNs = at(to);
    DailyJournal journal = new DailyJournal(folder);
    try (DailySource source = source(1, Duration.ZERO)) {
      new DailyScheduler(
              () -> new DailyPlan(calendar(), journal, EnumSet.allOf(DailyStep.class)),
              () -> cycle(journal, source),
              () -> nowNs,
              this::letTheClockGoOn,
              new PrintWriter(out, true))
          .run(() -> nowNs >= endNs);
    }
  }

  private boolean letTheClockGoOn(long ns) {
    nowNs += ns;
    while (!events.isEmpty() && events.firstKey() <= nowNs) {
      events.pollFirstEntry().getValue().run();
    }
    return nowNs < endNs;
  }

  @Test
  void yesterdaysPricesAreNotTakenForTodays() throws Exception {
    publish("1150715", 100);
    runUntil("2026-07-16T07:00", "2026-07-16T15:00");
    assertThat(entry(THURSDAY, DailyStep.CLOSE).done()).isFalse();
    assertThat(entry(THURSDAY, DailyStep.CLOSE).notes())
        .containsExactly(
            "STOCK_DAY_ALL: is still of 2026-07-15, that of 2026-07-16 is not published yet");
    assertThat(bars().size()).isZero();
    publish("1150716", 101);
    runUntil("2026-07-16T15:00", "2026-07-16T16:00");
    assertThat(entry(THURSDAY, DailyStep.CLOSE).done()).isTrue();
    assertThat(bars().size()).isEqualTo(1);
    assertThat(bars().period(0)).isEqualTo(THURSDAY.toEpochDay());
  }

  @Test
  void aRestartGoesOnWhereTheDayWas() throws Exception {
    publish("1150716", 101);
    runUntil("2026-07-16T07:00", "2026-07-16T12:00");
    assertThat(traded).containsExactly("2026-07-16");
    runUntil("2026-07-16T12:00", "2026-07-16T22:00");
    assertThat(traded).containsExactly("2026-07-16");
    assertThat(entry(THURSDAY, DailyStep.CLOSE).done()).isTrue();
    assertThat(entry(THURSDAY, DailyStep.QUALITY).notes()).containsExactly("judged");
    assertThat(entry(THURSDAY, DailyStep.EVENING).done()).isFalse();
    assertThat(entry(THURSDAY, DailyStep.EVENING).notes())
        .anyMatch(note -> note.startsWith("T86: ") && note.endsWith("answers with status 404"));
  }

  @Test
  void rollsOverTheNightAndSkipsATyphoonDay() throws Exception {
    publish("1150716", 101);
    runUntil("2026-07-16T07:00", "2026-07-17T06:59");
    closures = "2026-07-17 closure T typhoon Example";
    runUntil("2026-07-17T07:00", "2026-07-20T13:00");
    assertThat(traded).containsExactly("2026-07-16", "2026-07-20");
    assertThat(new DailyJournal(folder).entries(FRIDAY)).isEmpty();
    assertThat(entry(THURSDAY, DailyStep.EVENING).atNs()).isLessThan(at("2026-07-20T14:30"));
    assertThat(entry(THURSDAY, DailyStep.PRE_OPEN).atNs()).isLessThan(at("2026-07-16T14:30"));
    assertThat(out.toString().lines().filter(line -> line.contains("BWIBBU_ALL: "))).hasSize(2);
  }

  @Test
  void aClockThatGoesBackDoesNothingTwice() throws Exception {
    publish("1150716", 101);
    runUntil("2026-07-16T07:00", "2026-07-16T15:00");
    runUntil("2026-07-16T08:00", "2026-07-16T15:30");
    assertThat(traded).containsExactly("2026-07-16");
    assertThat(bars().size()).isEqualTo(1);
    assertThat(bars().version(0)).isEqualTo(1);
  }

  @Test
  void aStepThatKeepsFailingIsToldOnceThenByTheHourAndCountedAtItsEnd() throws Exception {
    events.put(at("2026-07-16T17:15"), () -> publish("1150716", 101));
    runUntil("2026-07-16T14:30", "2026-07-16T18:00");
    assertThat(out.toString().lines().filter(line -> !line.startsWith("  ")))
        .containsExactly(
            "2026-07-16 close     NOT DONE",
            "next     2026-07-16 close at 2026-07-16 14:40 Taipei, once more; then every ten"
                + " minutes",
            "2026-07-16 close     still NOT DONE, tried 7 times since 2026-07-16 14:30",
            "2026-07-16 close     still NOT DONE, tried 13 times since 2026-07-16 14:30",
            "2026-07-16 close     done",
            "next     2026-07-16 evening at 2026-07-16 21:30 Taipei");
    assertThat(out.toString()).contains("  tried 18 times since 2026-07-16 14:30");
  }

  @Test
  void aStepThatFailsForAnotherReasonIsToldAnew() throws Exception {
    events.put(at("2026-07-16T15:05"), () -> publish("1150715", 100));
    runUntil("2026-07-16T14:30", "2026-07-16T15:29");
    assertThat(out.toString().lines().filter(line -> line.contains("close     NOT DONE")))
        .hasSize(2);
    assertThat(out.toString().lines().filter(line -> line.contains("once more")))
        .hasSize(2)
        .last()
        .asString()
        .contains("15:20");
  }
}
