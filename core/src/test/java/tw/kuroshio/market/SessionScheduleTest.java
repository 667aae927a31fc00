package tw.kuroshio.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.model.Board;

class SessionScheduleTest {

  @ParameterizedTest
  @CsvSource({
    "00:00:00, CLOSED",
    "08:29:59.999999999, CLOSED",
    "08:30:00, PRE_OPEN",
    "08:59:59.999999999, PRE_OPEN",
    "09:00:00, CONTINUOUS",
    "13:24:59.999999999, CONTINUOUS",
    "13:25:00, CLOSING_CALL",
    "13:29:59.999999999, CLOSING_CALL",
    "13:30:00, CLOSED",
    "23:59:59, CLOSED"
  })
  void phasesOfADayInContinuousTrading(LocalTime time, SessionPhase phase) {
    assertThat(on("2026-07-31").phaseAt(time.toNanoOfDay())).isEqualTo(phase);
    assertThat(phase.takesOrders()).isEqualTo(phase != SessionPhase.CLOSED);
  }

  @ParameterizedTest
  @CsvSource({
    "2000-01-04, 25", "2011-01-14, 25", "2011-01-17, 20", "2013-06-28, 20", "2013-07-01, 15",
    "2014-02-21, 15", "2014-02-24, 10", "2014-12-26, 10", "2014-12-29, 5", "2020-03-20, 5",
    "2020-03-23, 0"
  })
  void callIntervalChangesWithTheDate(String date, int seconds) {
    assertThat(on(date).callIntervalSeconds()).isEqualTo(seconds);
    assertThat(on(date).continuousTrading()).isEqualTo(seconds == 0);
  }

  @Test
  void callsRanThroughTheDayBeforeContinuousTrading() {
    SessionSchedule day = on("2020-03-20");
    assertThat(day.phaseAt(day.openNsOfDay())).isEqualTo(SessionPhase.PERIODIC_CALL);
    assertThat(day.phaseAt(day.closingCallNsOfDay())).isEqualTo(SessionPhase.CLOSING_CALL);
  }

  @ParameterizedTest
  @CsvSource({"2000-12-29, 12:00", "2000-12-30, 11:00", "2001-01-02, 13:30", "2006-10-14, 13:30"})
  void theDayGrewLonger(String date, LocalTime close) {
    assertThat(on(date).closeNsOfDay()).isEqualTo(close.toNanoOfDay());
  }

  @Test
  void withoutClosingCallThePhaseNeverComes() {
    SessionSchedule day = on("2000-12-29");
    assertThat(day.phaseAt(day.closeNsOfDay() - 1)).isEqualTo(SessionPhase.PERIODIC_CALL);
    assertThat(day.phaseAt(day.closeNsOfDay())).isEqualTo(SessionPhase.CLOSED);
  }

  @Test
  void otherBoardsHaveTheirHours() {
    DayRules before = RuleFiles.rules().on(LocalDate.of(2020, 10, 23));
    DayRules after = RuleFiles.rules().on(LocalDate.of(2020, 10, 26));
    long noon = LocalTime.NOON.toNanoOfDay();
    assertThat(before.board(Board.ODD_LOT).takesOrders(noon)).isFalse();
    assertThat(after.board(Board.ODD_LOT).takesOrders(noon)).isTrue();
    assertThat(after.board(Board.ODD_LOT).callIntervalSeconds()).isEqualTo(180);
    assertThat(after.board(Board.ODD_LOT).firstCallNsOfDay())
        .isEqualTo(LocalTime.of(9, 10).toNanoOfDay());
    assertThat(interval("2022-12-16")).isEqualTo(180);
    assertThat(interval("2022-12-19")).isEqualTo(60);
    assertThat(interval("2024-11-29")).isEqualTo(60);
    assertThat(interval("2024-12-02")).isEqualTo(5);
    BoardSchedule fixed = after.board(Board.FIXED_PRICE);
    assertThat(fixed.takesOrders(LocalTime.of(14, 0).toNanoOfDay() - 1)).isFalse();
    assertThat(fixed.takesOrders(LocalTime.of(14, 0).toNanoOfDay())).isTrue();
    assertThat(fixed.takesOrders(LocalTime.of(14, 30).toNanoOfDay())).isFalse();
    BoardSchedule regular = after.board(Board.REGULAR);
    assertThat(regular.takesOrders(LocalTime.of(8, 30).toNanoOfDay())).isTrue();
    assertThat(regular.takesOrders(LocalTime.of(13, 30).toNanoOfDay())).isFalse();
  }

  @Test
  void refusesTimesOutOfOrder() {
    assertThatThrownBy(() -> new SessionSchedule(2, 1, 3, 4, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BoardSchedule(3, 2, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int interval(String date) {
    return RuleFiles.rules().on(LocalDate.parse(date)).board(Board.ODD_LOT).callIntervalSeconds();
  }

  private static SessionSchedule on(String date) {
    return RuleFiles.rules().on(LocalDate.parse(date)).session();
  }
}
