package tw.kuroshio.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.SecurityKind;

/**
 * Ticks and limits against 831,000 rows of real prices. Where the reference price is known to be
 * the previous close, no price of the day lies beyond our limits, and thousands of closes lie on
 * them. The expected counts come from a second implementation in another language.
 */
class RealPriceLimitsTest {

  /** Why the previous close is not the day's reference price, or not known to be. */
  private enum Why {
    KNOWN,
    EX_DATE,
    NEW_LISTING,
    /** Halted in between: capital reductions are paid out while trading is suspended. */
    GAP,
    /** The table gives no change, as the exchange does when the reference was adjusted. */
    NO_CHANGE,
    /** First session after a typhoon: the ex-date of the day before, missing in the list. */
    OTHER_REFERENCE
  }

  @Test
  void sevenPercentAndThreeAndAHalfDown() {
    Pass pass = new Pass(LocalDate.of(2007, 7, 2));
    SharedData.rows("daily_2007H2_2009H1.csv.gz", pass::row);
    assertThat(pass.offTick).isEmpty();
    assertThat(pass.beyondKnown).isEmpty();
    assertThat(pass.checked).isEqualTo(317_163);
    assertThat(pass.atUp).isEqualTo(19_146);
    assertThat(pass.atDown).isEqualTo(15_391);
    assertThat(pass.beyond)
        .containsOnly(
            entry(Why.EX_DATE, 343),
            entry(Why.NEW_LISTING, 35),
            entry(Why.GAP, 87),
            entry(Why.NO_CHANGE, 243),
            entry(Why.OTHER_REFERENCE, 3));
  }

  @Test
  void tenPercent() {
    Pass pass = new Pass(LocalDate.of(2018, 7, 2));
    SharedData.rows("daily_2018H2_2020H1.csv.gz", pass::row);
    assertThat(pass.offTick).isEmpty();
    assertThat(pass.beyondKnown).isEmpty();
    assertThat(pass.checked).isEqualTo(474_252);
    assertThat(pass.atUp).isEqualTo(4_750);
    assertThat(pass.atDown).isEqualTo(2_162);
    assertThat(pass.beyond)
        .containsOnly(
            entry(Why.EX_DATE, 41),
            entry(Why.NEW_LISTING, 16),
            entry(Why.GAP, 109),
            entry(Why.NO_CHANGE, 41),
            entry(Why.OTHER_REFERENCE, 1));
  }

  /** One pass over a table sorted by symbol and date. */
  private static final class Pass {
    private final LocalDate tableStart;
    private final TradingCalendar calendar = RuleFiles.rules().calendar();
    private final Map<String, Set<LocalDate>> exDates = exDates(calendar);
    private final Map<LocalDate, DayRules> rules = new TreeMap<>();

    private final List<String> offTick = new ArrayList<>();
    private final List<String> beyondKnown = new ArrayList<>();
    private final Map<Why, Integer> beyond = new EnumMap<>(Why.class);
    private int checked;
    private int atUp;
    private int atDown;

    private String symbol = "";
    private int rowsOfSymbol;
    private boolean listedLater;
    private long previousCloseE4;
    private LocalDate previousDate = LocalDate.MIN;

    private Pass(LocalDate tableStart) {
      this.tableStart = tableStart;
    }

    private void row(List<String> row) {
      LocalDate date = LocalDate.parse(row.get(1), DateTimeFormatter.BASIC_ISO_DATE);
      if (!calendar.isTradingDay(date)) {
        return;
      }
      startSymbol(row.get(0), date);
      rowsOfSymbol++;
      DayRules day = rules.computeIfAbsent(date, RuleFiles.rules()::on);
      SecurityKind kind = kind(symbol);
      for (String price : row.subList(2, 6)) {
        if (traded(price) && !day.ticks(kind).isOnTick(e4(price))) {
          offTick.add(symbol + " " + date + " " + price);
        }
      }
      if (!traded(row.get(5))) {
        return;
      }
      if (previousCloseE4 > 0) {
        check(row, date, day.limits(kind));
      }
      previousCloseE4 = e4(row.get(5));
      previousDate = date;
    }

    private void startSymbol(String name, LocalDate date) {
      if (!name.equals(symbol)) {
        symbol = name;
        rowsOfSymbol = 0;
        listedLater = date.isAfter(tableStart);
        previousCloseE4 = 0;
      }
    }

    private void check(List<String> row, LocalDate date, PriceLimits limits) {
      long close = e4(row.get(5));
      Why why = why(row, date, close);
      if (why != Why.KNOWN) {
        if (!limits.allows(previousCloseE4, close)) {
          beyond.merge(why, 1, Integer::sum);
        }
        return;
      }
      checked++;
      atUp += close == limits.upE4(previousCloseE4) ? 1 : 0;
      atDown += close == limits.downE4(previousCloseE4) ? 1 : 0;
      if (!limits.allows(previousCloseE4, e4(row.get(3)))
          || !limits.allows(previousCloseE4, e4(row.get(4)))
          || !limits.allows(previousCloseE4, close)) {
        beyondKnown.add(row.toString());
      }
    }

    private Why why(List<String> row, LocalDate date, long close) {
      String change = row.get(9);
      if (!row.get(10).equals("0") || isExDate(date)) {
        return Why.EX_DATE;
      }
      if (listedLater && rowsOfSymbol <= 5) {
        return Why.NEW_LISTING;
      }
      if (!calendar.previousTradingDay(date).equals(previousDate)) {
        return Why.GAP;
      }
      if (change.isEmpty()) {
        return Why.NO_CHANGE;
      }
      return signedE4(change) == close - previousCloseE4 ? Why.KNOWN : Why.OTHER_REFERENCE;
    }

    private boolean isExDate(LocalDate date) {
      @Nullable Set<LocalDate> dates = exDates.get(symbol);
      return dates != null && dates.contains(date);
    }

    /** Ex-dates by symbol; one that fell on a closure moved to the next session. */
    private static Map<String, Set<LocalDate>> exDates(TradingCalendar calendar) {
      Map<String, Set<LocalDate>> dates = new TreeMap<>();
      SharedData.rows(
          "exdividend_2003_2025.csv.gz",
          row -> {
            LocalDate announced = LocalDate.parse(row.get(1));
            dates
                .computeIfAbsent(row.get(0), any -> new TreeSet<>())
                .add(calendar.nextTradingDay(announced.minusDays(1)));
          });
      return dates;
    }

    private static SecurityKind kind(String symbol) {
      return switch (symbol.substring(0, 2)) {
        case "00" -> SecurityKind.ETF;
        case "01" -> SecurityKind.REIT;
        case "02" -> SecurityKind.ETN;
        default -> SecurityKind.STOCK;
      };
    }

    /** A day without trades has empty or zero prices. */
    private static boolean traded(String price) {
      return !price.isEmpty() && e4(price) > 0;
    }

    private static long e4(String price) {
      return Price.parse(price).e4();
    }

    private static long signedE4(String change) {
      return change.startsWith("-") ? -e4(change.substring(1)) : e4(change);
    }
  }
}
