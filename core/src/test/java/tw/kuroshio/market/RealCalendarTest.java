package tw.kuroshio.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.SharedData;

/** The calendar against days on which the market is known to have traded. */
class RealCalendarTest {

  /** Days that a table holds and that were not sessions, each with its reason. */
  private static final Set<LocalDate> SPURIOUS =
      new TreeSet<>(
          // A Sunday: rows with the prices of other days, after the make-up session of 22 December.
          List.of(LocalDate.of(2018, 12, 23)));

  private final TradingCalendar calendar = RuleFiles.rules().calendar();

  @ParameterizedTest
  @CsvSource({
    "trading_days_2000_2023.csv.gz,            0, 5943",
    "taiex_ohlc_2000_2023.csv.gz,              0, 5943",
    "daily_2007H2_2009H1.csv.gz,               1, 497",
    "daily_2018H2_2020H1.csv.gz,               1, 487",
    "daily_adj_flows_2023H2_2024H1.csv.gz,     1, 243",
    "bars5m_202504.csv.gz,                     1, 20",
    "vix_txo_daily_2020_2023.csv.gz,           0, 974",
    "institutional_202607.csv.gz,              0, 16",
    "margin_202607.csv.gz,                     0, 16",
    "stock_day_common_202607.csv.gz,           0, 16"
  })
  void tableHoldsEverySessionOfItsPeriodAndNoOther(String table, int dateColumn, int sessions) {
    Set<String> dates = new TreeSet<>();
    SharedData.rows(table, row -> dates.add(row.get(dateColumn)));
    TreeSet<LocalDate> traded = new TreeSet<>();
    dates.forEach(text -> traded.add(date(text)));
    traded.removeAll(SPURIOUS);
    assertThat(traded).hasSize(sessions);
    assertThat(sessions(traded.first(), traded.last())).isEqualTo(traded);
  }

  @Test
  void exchangeServedAFileForEverySessionOfEarlySummer2026() throws IOException {
    TreeSet<LocalDate> traded = new TreeSet<>();
    try (InputStream in =
        new GZIPInputStream(
            Files.newInputStream(SharedData.file("stock_day_all_json_20260527_20260715.tar.gz")))) {
      // Names in the archive are the dates of the sessions.
      String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      Matcher name = Pattern.compile("(2026\\d{4})\\.json").matcher(text);
      while (name.find()) {
        traded.add(date(name.group(1)));
      }
    }
    assertThat(traded).hasSize(34);
    assertThat(sessions(LocalDate.of(2026, 5, 27), LocalDate.of(2026, 7, 15))).isEqualTo(traded);
  }

  /**
   * An ex-date is announced weeks ahead, so one without session shows a closure nobody expected.
   */
  @Test
  void exDatesWithoutSessionAreTyphoonDays() {
    TreeSet<LocalDate> closed = new TreeSet<>();
    SharedData.rows(
        "exdividend_2003_2025.csv.gz",
        row -> {
          LocalDate exDate = date(row.get(1));
          if (!calendar.isTradingDay(exDate)) {
            closed.add(exDate);
          }
        });
    assertThat(closed)
        .hasSize(18)
        .allSatisfy(exDate -> assertThat(calendar.whyClosed(exDate)).startsWith("typhoon"));
  }

  /** Notice of the exchange of 2025-12-29. */
  @Test
  void scheduleOf2026() {
    TreeSet<LocalDate> closed = new TreeSet<>();
    LocalDate end = LocalDate.of(2027, 1, 1);
    for (LocalDate d = LocalDate.of(2026, 1, 1); d.isBefore(end); d = d.plusDays(1)) {
      if (d.getDayOfWeek().getValue() <= 5 && !calendar.isTradingDay(d)) {
        closed.add(d);
      }
    }
    assertThat(closed.stream().map(d -> d.toString().substring(5)))
        .containsExactly(
            "01-01", "02-12", "02-13", "02-16", "02-17", "02-18", "02-19", "02-20", "02-27",
            "04-03", "04-06", "05-01", "06-19", "07-10", "09-25", "09-28", "10-09", "10-26",
            "12-25");
  }

  private Set<LocalDate> sessions(LocalDate first, LocalDate last) {
    TreeSet<LocalDate> sessions = new TreeSet<>();
    for (LocalDate d = first; !d.isAfter(last); d = d.plusDays(1)) {
      if (calendar.isTradingDay(d)) {
        sessions.add(d);
      }
    }
    return sessions;
  }

  private static LocalDate date(String text) {
    return text.contains("-")
        ? LocalDate.parse(text)
        : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
  }
}
