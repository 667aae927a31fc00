package tw.kuroshio.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.kuroshio.history.HistoryRules.day;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tw.kuroshio.market.TradingCalendar;

class PublicationRulesTest {

  private final PublicationRules rules = HistoryRules.PUBLICATION;

  /** The moment of a wall time in Taipei, by the platform's own arithmetic. */
  private static long taipei(String dateTime) {
    return LocalDateTime.parse(dateTime).toEpochSecond(ZoneOffset.ofHours(8)) * 1_000_000_000L;
  }

  @Test
  void pricesAreKnownAfterTheCloseAndFlowsInTheEvening() {
    assertThat(rules.sessionPrices(day("2026-03-02"))).isEqualTo(taipei("2026-03-02T14:00"));
    assertThat(rules.eveningTable(day("2026-03-02"))).isEqualTo(taipei("2026-03-02T21:00"));
    assertThat(rules.beforeOpen(day("2026-03-02"))).isEqualTo(taipei("2026-03-02T08:30"));
    assertThat(TaipeiTime.dayOf(taipei("2026-03-02T00:00"))).isEqualTo(day("2026-03-02"));
    assertThat(TaipeiTime.dayOf(taipei("2026-03-02T00:00") - 1)).isEqualTo(day("2026-03-01"));
  }

  @Test
  void monthlyRevenueMovesToATradingDay() {
    assertThat(rules.monthlyRevenue(day("2026-02-01"))).isEqualTo(taipei("2026-03-10T21:00"));
    // 10 May 2026 is a Sunday.
    assertThat(rules.monthlyRevenue(day("2026-04-01"))).isEqualTo(taipei("2026-05-11T21:00"));
    // 9 October 2026 is a holiday and 10 October a Saturday.
    assertThat(rules.monthlyRevenue(day("2026-09-01"))).isEqualTo(taipei("2026-10-12T21:00"));
  }

  @Test
  void statementsAreKnownAtTheDeadlineOfTheirYear() {
    assertThat(rules.statement(2025, 1)).isEqualTo(taipei("2025-05-15T21:00"));
    assertThat(rules.statement(2025, 2)).isEqualTo(taipei("2025-08-14T21:00"));
    assertThat(rules.statement(2025, 3)).isEqualTo(taipei("2025-11-14T21:00"));
    assertThat(rules.statement(2025, 4)).isEqualTo(taipei("2026-03-31T21:00"));
    assertThat(rules.statement(2012, 2)).isEqualTo(taipei("2012-08-31T21:00"));
    assertThat(rules.statement(2012, 4)).isEqualTo(taipei("2013-04-30T21:00"));
    // 31 March 2024 is a Sunday, 31 March 2018 a Saturday with a session.
    assertThat(rules.statement(2023, 4)).isEqualTo(taipei("2024-04-01T21:00"));
    assertThat(rules.statement(2017, 4)).isEqualTo(taipei("2018-03-31T21:00"));
    assertThatThrownBy(() -> rules.statement(1999, 4)).hasMessageContaining("fiscal year 1999");
    assertThatThrownBy(() -> rules.statement(2025, 5)).hasMessageContaining("was 5");
  }

  @Test
  void aConsensusIsKnownWhenItsMonthEnds() {
    assertThat(rules.forecast(day("2026-02-01"))).isEqualTo(taipei("2026-02-28T21:00"));
  }

  @Test
  void aBadLineIsNamed() {
    TradingCalendar calendar = HistoryRules.MARKET.calendar();
    assertThatThrownBy(
            () ->
                PublicationRules.parse(
                    "# x\n2013 Q5 0 05-15\n", calendar, PublicationTimes.DEFAULT))
        .hasMessageContaining("publication.txt line 2")
        .hasMessageContaining("2013 Q5 0 05-15");
  }
}
