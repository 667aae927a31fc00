package tw.kuroshio.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.model.SecurityKind;

class MarketRulesTest {

  @Test
  void everyDayOfTheCalendarHasRules() {
    MarketRules rules = RuleFiles.rules();
    TradingCalendar calendar = rules.calendar();
    for (LocalDate d = calendar.first(); !d.isAfter(calendar.last()); d = d.plusDays(1)) {
      DayRules day = rules.on(d);
      assertThat(day.date()).isEqualTo(d);
      assertThat(day.maxOrderLots()).isEqualTo(499);
      assertThat(day.calendar()).isSameAs(calendar);
      for (SecurityKind kind : SecurityKind.values()) {
        assertThat(day.limits(kind).upE4(500_000)).isGreaterThan(500_000);
        assertThat(day.fees().sellRate(kind)).isGreaterThanOrEqualTo(day.fees().buyRate());
      }
    }
  }

  @Test
  void refusesADateOutsideTheCalendar() {
    assertThatThrownBy(() -> RuleFiles.rules().on(LocalDate.of(1999, 12, 31)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1999-12-31");
  }

  @Test
  void refusesToStartWithoutAFile() {
    for (String file : MarketRules.FILES) {
      Map<String, String> texts = RuleFiles.texts();
      texts.remove(file);
      assertThatThrownBy(() -> MarketRules.parse(texts))
          .hasMessage("Market rules must have the file " + file);
      texts.put(file, "");
      assertThatThrownBy(() -> MarketRules.parse(texts))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sessions.txt, 2000-01-01 sunday 08:30 09:00 13:25 13:30 5",
    "sessions.txt, 2000-01-02 weekday 08:30 09:00 13:25 13:30",
    "sessions.txt, 2000-01-02 weekday 09:30 09:00 13:25 13:30 5",
    "sessions.txt, 2000-01-02 weekday 08:30 25:00 13:25 13:30 5",
    "sessions.txt, 2000-01-02 weekday 08:30 09:00 13:25 13:30 often",
    "sessions.txt, 2000-01-01 weekday 08:30 09:00 13:25 13:30 5",
    "boards.txt, 2000-01-02 REGULAR 09:00 13:30 09:10 5",
    "boards.txt, 2000-01-02 ODD_LOT 09:00 13:30 09:10",
    "boards.txt, 2000-01-02 ODD_LOT 09:00 13:30 08:10 5",
    "ticks.txt, 2000-01-02 STOCK",
    "ticks.txt, 2000-01-02 STOCK 10:0.01",
    "ticks.txt, 2000-01-02 STOCK -:0.01 10:0.05",
    "ticks.txt, 2000-01-02 STOCK 10:0.01 5:0.05 -:1",
    "ticks.txt, 2000-01-02 STOCK 10:0.03 -:0.05",
    "ticks.txt, 2000-01-02 STOCK 10 -:0.05",
    "ticks.txt, 2000-01-02 STOCK 10:zero -:0.05",
    "ticks.txt, 2000-01-02 STOCK -:0",
    "ticks.txt, 2000-01-02 SHARE -:0.01",
    "limits.txt, 2000-01-02 STOCK 0.07",
    "limits.txt, 2000-01-02 STOCK 0.07 1",
    "limits.txt, 2000-01-02 STOCK 0.00001 0.07",
    "limits.txt, 2000-01-02 STOCK none none",
    "fees.txt, 2000-01-02 stamp STOCK 0.003",
    "fees.txt, 2000-01-02 tax STOCK 0.0000001",
    "fees.txt, 2000-01-02 tax STOCK 1",
    "fees.txt, 2000-01-02 tax STOCK -0.1",
    "fees.txt, 2000-01-02 commission STOCK 0.1",
    "orders.txt, 2000-01-02 max-order-lots 1.5",
    "orders.txt, 2000-01-02 max-orders 1",
    "orders.txt, yesterday max-order-lots 1"
  })
  void refusesARowThatIsNotWellFormedAndNamesItsLine(String file, String row) {
    Map<String, String> texts = RuleFiles.texts();
    String text = texts.get(file);
    assertThat(text).isNotNull();
    texts.put(file, text + row + "\n");
    long line = text.lines().count() + 1;
    assertThatThrownBy(() -> MarketRules.parse(texts))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + " line " + line + ": ");
  }
}
