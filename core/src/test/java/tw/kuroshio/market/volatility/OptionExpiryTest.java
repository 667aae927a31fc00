package tw.kuroshio.market.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.SharedData;
import tw.kuroshio.market.RuleFiles;
import tw.kuroshio.market.TradingCalendar;

class OptionExpiryTest {

  private final TradingCalendar calendar = RuleFiles.rules().calendar();

  @ParameterizedTest
  @CsvSource({
    "202108, 2021-08-18, MONTHLY",
    "202109, 2021-09-15, MONTHLY",
    "202107W4, 2021-07-28, WEDNESDAY",
    "202108W1, 2021-08-04, WEDNESDAY",
    "202301, 2023-01-30, MONTHLY", // the third Wednesday was in the Lunar New Year holidays
    "202407W4, 2024-07-26, WEDNESDAY", // two typhoon days
    "202512F2, 2025-12-12, FRIDAY",
    "202701, 2027-01-20, MONTHLY" // beyond the calendar
  })
  void aCodeNamesItsLastTradingDay(String code, LocalDate day, OptionExpiry.Kind kind) {
    OptionExpiry expiry = OptionExpiry.parse(code, calendar);
    assertThat(expiry).isEqualTo(new OptionExpiry(code, kind, day));
    if (kind == OptionExpiry.Kind.MONTHLY) {
      assertThat(
              OptionExpiry.monthly(
                  YearMonth.of(
                      Integer.parseInt(code.substring(0, 4)), Integer.parseInt(code.substring(4))),
                  calendar))
          .isEqualTo(expiry);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2021",
        "202113",
        "202100",
        "202108W",
        "202108W3",
        "202102W5",
        "202108F6",
        "2O2108"
      })
  void whatIsNoCodeIsRefused(String code) {
    assertThatThrownBy(() -> OptionExpiry.parse(code, calendar))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + code + "'");
  }

  @Test
  void daysAndMomentsAreThoseOfTaipei() {
    OptionExpiry expiry = OptionExpiry.parse("202108", calendar);
    long lateEvening = Quotes.taipeiNs(LocalDate.of(2021, 7, 26), "23:59");
    assertThat(expiry.daysLeft(lateEvening)).isEqualTo(23);
    assertThat(expiry.daysLeft(lateEvening + 60_000_000_000L)).isEqualTo(22);
    assertThat(expiry.settlesAtNs(LocalTime.of(13, 30)))
        .isEqualTo(Quotes.taipeiNs(LocalDate.of(2021, 8, 18), "13:30"));
  }

  /** Every final settlement of TXO in three years, weekly ones too. */
  @Test
  void theRealSettlementsFallOnThisCalendar() {
    List<String> wrong = new ArrayList<>();
    int[] checked = new int[1];
    SharedData.rows(
        "txo_final_settlement_2014_2016.csv.gz",
        row -> {
          if (row.get(2).equals("TXO")) {
            OptionExpiry expiry = OptionExpiry.parse(row.get(1).strip(), calendar);
            checked[0]++;
            if (!expiry.lastTradingDay().equals(LocalDate.parse(row.getFirst()))) {
              wrong.add(row + " expected " + expiry.lastTradingDay());
            }
          }
        });
    assertThat(wrong).isEmpty();
    assertThat(checked[0]).isGreaterThan(100);
  }
}
