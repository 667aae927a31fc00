package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.kuroshio.app.DailyPlanTest.at;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Steps of a day, one by one. */
class DailyCycleTest extends DailyTrial {

  private DailyEntry run(LocalDate date, DailyStep step, String at) throws Exception {
    try (DailySource source = source(1, Duration.ZERO)) {
      return cycle(new DailyJournal(folder), source).run(date, step, at(at));
    }
  }

  private static String margin(int balance) {
    return """
        [{"股票代號":"2330","股票名稱":"x","融資買進":"40","融資賣出":"30","融資現金償還":"5","融資前日餘額":"%d",
          "融資今日餘額":"%d","融資限額":"9000","融券買進":"1","融券賣出":"2","融券現券償還":"0","融券前日餘額":"13",
          "融券今日餘額":"14","融券限額":"9000","資券互抵":"0","註記":" "}]
        """
        .formatted(balance - 5, balance);
  }

  private static String note(DailyEntry entry, String table) {
    return entry.notes().stream().filter(note -> note.startsWith(table)).findFirst().orElse("");
  }

  @Test
  void aTableThatDoesNotSayItsDayIsNotTakenTwice() throws Exception {
    answers.put("MI_MARGN", margin(105));
    DailyEntry first = run(THURSDAY, DailyStep.EVENING, "2026-07-16T21:30");
    assertThat(first.notes()).anyMatch(note -> note.contains("margin_balance 1 new"));
    DailyEntry same = run(FRIDAY, DailyStep.EVENING, "2026-07-17T21:30");
    assertThat(note(same, "MI_MARGN"))
        .isEqualTo("MI_MARGN: is still what was served for 2026-07-16");
    assertThat(folder.resolve("2026-07-17/tables/MI_MARGN.json")).doesNotExist();
    answers.put("MI_MARGN", margin(106));
    DailyEntry next = run(FRIDAY, DailyStep.EVENING, "2026-07-17T21:40");
    assertThat(next.notes()).anyMatch(note -> note.contains("margin_balance 1 new"));
    assertThat(folder.resolve("2026-07-17/tables/MI_MARGN.json")).hasContent(margin(106));
  }

  @Test
  void aServerOfTheLatestDayIsNotAskedForAnEarlierOne() throws Exception {
    publish("1150716", 101);
    DailyEntry late = run(THURSDAY, DailyStep.CLOSE, "2026-07-17T14:30");
    assertThat(late.done()).isFalse();
    assertThat(late.notes())
        .containsExactly(
            "STOCK_DAY_ALL: is served for the latest day only: give the day's files with --tables");
    assertThat(asked).isEmpty();
    assertThat(run(THURSDAY, DailyStep.CLOSE, "2026-07-17T14:29").done()).isTrue();
    assertThat(bars().size()).isEqualTo(1);
  }

  @Test
  void rowsThatAreSetAsideLieBesideTheTables() throws Exception {
    publish("1150716", 101);
    answers.computeIfPresent(
        "STOCK_DAY_ALL",
        (name, rows) ->
            rows.replaceFirst(
                "\\[",
                "[{\"Date\":\"1150716\",\"Code\":\"1101\",\"Name\":\"x\",\"TradeVolume\":\"-1\","
                    + "\"TradeValue\":\"1\",\"OpeningPrice\":\"1\",\"HighestPrice\":\"1\","
                    + "\"LowestPrice\":\"1\",\"ClosingPrice\":\"1\",\"Change\":\"0\","
                    + "\"Transaction\":\"1\"},"));
    DailyEntry entry = run(THURSDAY, DailyStep.CLOSE, "2026-07-16T14:30");
    assertThat(entry.done()).isTrue();
    assertThat(entry.notes())
        .anyMatch(note -> note.startsWith("rows set aside are in " + folder.resolve("2026-07-16")));
  }

  @Test
  void aServerThatCannotBeReachedIsNotAskedForItsOtherTables() throws Exception {
    String server = "127.0.0.1:" + this.server.getAddress().getPort();
    this.server.stop(0);
    DailyJournal journal = new DailyJournal(folder);
    try (DailySource source = source(1, Duration.ZERO)) {
      DailyCycle cycle = cycle(journal, source);
      DailyEntry first = cycle.run(THURSDAY, DailyStep.EVENING, at("2026-07-16T21:30"));
      assertThat(first.done()).isFalse();
      assertThat(first.notes()).hasSize(2);
      assertThat(first.notes().getFirst())
          .startsWith("BWIBBU_ALL: http://" + server + "/exchangeReport/BWIBBU_ALL cannot be");
      assertThat(first.notes().getLast())
          .isEqualTo(server + " cannot be reached: not asked for [MI_MARGN, T86, T187AP05_L]");
      assertThat(cycle.run(THURSDAY, DailyStep.CLOSE, at("2026-07-16T21:30")).notes())
          .containsExactly(server + " cannot be reached: not asked for [STOCK_DAY_ALL]");
      assertThat(
              cycle(journal, source).run(THURSDAY, DailyStep.CLOSE, at("2026-07-16T21:40")).notes())
          .singleElement()
          .asString()
          .startsWith("STOCK_DAY_ALL: http://");
    }
  }

  @Test
  void aServerThatLacksOneTableIsAskedForTheOthers() throws Exception {
    try (DailySource source = source(1, Duration.ZERO)) {
      cycle(new DailyJournal(folder), source)
          .run(THURSDAY, DailyStep.EVENING, at("2026-07-16T21:30"));
    }
    assertThat(asked).containsExactly("BWIBBU_ALL", "MI_MARGN", "T86", "t187ap05_L");
  }

  @Test
  @Timeout(60)
  void anAbandonedCycleEndsAtOnceAndItsStepIsNotInTheJournal() throws Exception {
    answers.put("STOCK_DAY_ALL", "<html>maintenance</html>");
    DailyJournal journal = new DailyJournal(folder);
    DailyEntry before =
        new DailyEntry(DailyStep.CLOSE, false, at("2026-07-16T14:30"), List.of("as it was"));
    journal.write(THURSDAY, before);
    try (DailySource source = source(4, Duration.ofHours(1))) {
      onRequest = source::abandon;
      DailyCycle cycle = cycle(journal, source);
      assertThatThrownBy(() -> cycle.run(THURSDAY, DailyStep.CLOSE, at("2026-07-16T14:40")))
          .isInstanceOf(InterruptedException.class);
      assertThatThrownBy(() -> cycle.run(THURSDAY, DailyStep.EVENING, at("2026-07-16T21:30")))
          .isInstanceOf(InterruptedException.class);
    }
    assertThat(journal.entries(THURSDAY)).containsOnly(Map.entry(DailyStep.CLOSE, before));
    assertThat(asked).containsExactly("STOCK_DAY_ALL");
  }
}
