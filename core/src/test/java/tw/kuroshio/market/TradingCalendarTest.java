package tw.kuroshio.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingCalendarTest {

  private final TradingCalendar calendar = RuleFiles.rules().calendar();

  @ParameterizedTest
  @CsvSource({
    "2026-07-28, 2026-07-30", // an ordinary week
    "2026-07-30, 2026-08-03", // over a weekend
    "2026-02-10, 2026-02-12", // first of the two settlement-only days
    "2026-02-11, 2026-02-13", // second
    "2026-02-23, 2026-02-25",
    "2024-07-22, 2024-07-26", // two typhoon days
    "2024-10-01, 2024-10-07",
    "2024-10-30, 2024-11-04", // one typhoon day and a weekend
    "2026-07-08, 2026-07-13",
    "2026-07-09, 2026-07-14",
    "2018-12-20, 2018-12-22", // a make-up session counts
    "2019-10-08, 2019-10-14", // the make-up workday 2019-10-05 did not trade, nor the holidays
    "2020-02-13, 2020-02-17", // the make-up workday 2020-02-15 does not count
    "2001-01-18, 2001-01-20", // settlement on a working Saturday
    "2026-12-31, 2027-01-05" // the calendar of settlement goes on
  })
  void settlesTwoSettlementDaysAfterTheTrade(LocalDate trade, LocalDate settlement) {
    assertThat(calendar.settlementDate(trade)).isEqualTo(settlement);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-12, true, before Lunar New Year",
    "2026-02-16, false, Lunar New Year's Eve",
    "2026-07-10, false, typhoon Bavi",
    "2026-08-01, false, Saturday",
    "2026-08-02, false, Sunday",
    "2000-03-18, false, presidential election",
    "2001-09-12, false, attacks on the United States of 11 September 2001"
  })
  void saysWhyItIsClosed(LocalDate date, boolean settles, String why) {
    assertThat(calendar.isTradingDay(date)).isFalse();
    assertThat(calendar.isSettlementDay(date)).isEqualTo(settles);
    assertThat(calendar.whyClosed(date)).isEqualTo(why);
  }

  @Test
  void tradingDaysSettleAndHaveNoReason() {
    for (LocalDate d = calendar.first(); !d.isAfter(calendar.last()); d = d.plusDays(1)) {
      if (calendar.isTradingDay(d)) {
        assertThat(calendar.isSettlementDay(d)).isTrue();
        assertThat(calendar.whyClosed(d)).isEmpty();
      } else {
        assertThat(calendar.whyClosed(d)).isNotEmpty();
      }
    }
  }

  @Test
  void walksOverClosedDays() {
    LocalDate before = LocalDate.of(2026, 2, 11);
    LocalDate after = LocalDate.of(2026, 2, 23);
    assertThat(calendar.nextTradingDay(before)).isEqualTo(after);
    assertThat(calendar.previousTradingDay(after)).isEqualTo(before);
    assertThat(calendar.nextTradingDay(LocalDate.of(2026, 2, 15))).isEqualTo(after);
    assertThat(calendar.previousTradingDay(LocalDate.of(2026, 2, 15))).isEqualTo(before);
    assertThat(calendar.nextTradingDay(LocalDate.of(2018, 12, 21)))
        .isEqualTo(LocalDate.of(2018, 12, 22));
  }

  @Test
  void endsAreTold() {
    assertThat(calendar.first()).isEqualTo(LocalDate.of(2000, 1, 1));
    assertThat(calendar.last()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(calendar.nextTradingDay(LocalDate.of(1990, 1, 1)))
        .isEqualTo(LocalDate.of(2000, 1, 4));
    assertThat(calendar.previousTradingDay(LocalDate.of(2030, 1, 1))).isEqualTo(calendar.last());
    assertThatThrownBy(() -> calendar.isTradingDay(LocalDate.of(2027, 1, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Date must be in the calendar, 2000-01-01 to 2026-12-31, was 2027-01-04");
    assertThatThrownBy(() -> calendar.nextTradingDay(calendar.last()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> calendar.previousTradingDay(calendar.first()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> calendar.settlementDate(LocalDate.of(2026, 7, 10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Trade date must be a trading day, was 2026-07-10: typhoon Bavi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-01 holiday S x",
        "range 2026-01-01 2026-12-31",
        "range 2026-12-31 2026-01-01 2027-01-01",
        "range 2026-01-01 2026-12-31 2027-01-08\n2025-12-31 holiday S x",
        "range 2026-01-01 2026-12-31 2027-01-08\n2027-01-09 holiday S x",
        "range 2026-01-01 2026-12-31 2027-01-08\n2026-01-02 holiday S x\n2026-01-01 holiday S x",
        "range 2026-01-01 2026-12-31 2027-01-08\n2026-01-02 holiday S x\n2026-01-02 holiday S x",
        "range 2026-01-01 2026-12-31 2027-01-08\n2026-01-02 session S x",
        "range 2026-01-01 2026-12-31 2027-01-08\n2026-01-02 feast S x",
        "range 2026-01-01 2026-12-31 2027-01-08\n2026-13-02 holiday S x",
        "range 2026-01-01 2026-12-31 2027-01-08\n2026-01-02 holiday S"
      })
  void refusesWhatIsNotACalendar(String text) {
    assertThatThrownBy(() -> TradingCalendar.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("calendar.txt");
  }

  @Test
  void namesTheLine() {
    assertThatThrownBy(
            () ->
                TradingCalendar.parse(
                    "# comment\nrange 2026-01-01 2026-12-31 2027-01-08\n\n2026-01-02 feast S x"))
        .hasMessage(
            "calendar.txt line 4: kind must be holiday, closure, settlement or session, was 'feast'");
  }

  @Test
  void closuresDecidedLaterAreAddedInAnyOrder() {
    TradingCalendar changed =
        calendar.with(
            "closures.txt",
            """
            2026-11-27 closure T typhoon Example
            # a comment
            2026-11-25 closure T typhoon Other
            """);
    assertThat(changed.whyClosed(LocalDate.of(2026, 11, 27))).isEqualTo("typhoon Example");
    assertThat(changed.nextTradingDay(LocalDate.of(2026, 11, 24)))
        .isEqualTo(LocalDate.of(2026, 11, 26));
    assertThat(changed.settlementDate(LocalDate.of(2026, 11, 24)))
        .isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(calendar.isTradingDay(LocalDate.of(2026, 11, 27))).isTrue();
    assertThatThrownBy(() -> calendar.with("closures.txt", "2026-11-27 storm T x"))
        .hasMessageContaining("closures.txt")
        .hasMessageContaining("kind must be holiday, closure, settlement or session");
  }
}
