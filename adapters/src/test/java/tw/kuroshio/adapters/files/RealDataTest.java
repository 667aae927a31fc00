package tw.kuroshio.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.ReferenceChanges.Origin;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/** The real tables; counts are those of the data folder's own description. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealDataTest {

  private static final LocalDate LIMIT_DOWN_DAY = LocalDate.of(2025, 4, 7);

  private Path folder;
  private MarketData data;

  @TempDir Path temp;

  @BeforeAll
  void load() throws Exception {
    folder = RealData.folder();
    data = MarketDataFolder.open(folder).read(Rules.SHIPPED, LocalDate.of(2026, 12, 31));
  }

  @Test
  void everyTableIsReadAndOnlyTheSpuriousSundayIsSetAside() {
    LoadReport report = data.report();
    Map<String, Long> rows = new HashMap<>();
    report.files().forEach(file -> rows.put(file.name(), file.rows()));
    assertThat(rows)
        .hasSize(12)
        .containsEntry("daily_2007H2_2009H1.csv.gz", 339_137L)
        .containsEntry("daily_2018H2_2020H1.csv.gz", 491_990L)
        .containsEntry("bars5m_202504.csv.gz", 76_624L)
        .containsEntry("exdividend_2003_2025.csv.gz", 9_863L)
        .containsEntry("isin_listing_no_warrants.csv.gz", 2_356L)
        .containsEntry("taiex_ohlc_2000_2023.csv.gz", 5_943L);
    assertThat(report.quarantined()).isEqualTo(Map.of(RowFault.NOT_A_TRADING_DAY, 543L));
    assertThat(report.samples()).allMatch(sample -> sample.text().contains(",20181223,"));
    assertThat(report.duplicateRows()).isZero();
    assertThat(report.ignored()).contains("README.md", "stock_day_common_202607.csv.gz");
    assertThat(report.warnings()).anyMatch(w -> w.startsWith("38 symbols have no listing row"));
    long bars =
        IntStream.range(0, data.instruments().size()).mapToLong(i -> data.daily(i).size()).sum();
    assertThat(bars + report.noTradeRows() + 543).isEqualTo(339_137 + 491_990);
    assertThat(data.taiex().size()).isEqualTo(5_943);
  }

  /** Every bar again, with the platform's own reader, split and decimal. */
  @Test
  void everyDailyBarAgreesWithASlowReader() throws Exception {
    int compared = 0;
    try (BufferedReader lines = reader("daily_2007H2_2009H1.csv.gz")) {
      assertThat(lines.readLine()).startsWith("symbol,date");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(",", -1);
        if (fields[5].isEmpty() || fields[6].equals("0") || fields[5].equals("0.0")) {
          continue;
        }
        DailyBars bars = data.daily(index(fields[0]));
        int row = bars.rowOf(LocalDate.parse(fields[1], DateTimeFormatter.BASIC_ISO_DATE));
        boolean same =
            row >= 0
                && bars.openE4()[row] == e4(fields[2])
                && bars.highE4()[row] == e4(fields[3])
                && bars.lowE4()[row] == e4(fields[4])
                && bars.closeE4()[row] == e4(fields[5])
                && bars.volumeShares()[row] == Long.parseLong(fields[6])
                && bars.valueTwd()[row] == Long.parseLong(fields[7])
                && bars.trades()[row] == Long.parseLong(fields[8]);
        assertThat(same).as(line).isTrue();
        compared++;
      }
    }
    assertThat(compared).isEqualTo(334_475);
  }

  private BufferedReader reader(String name) throws Exception {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(folder.resolve(name)), 1 << 16),
            StandardCharsets.UTF_8));
  }

  private static long e4(String text) {
    return new BigDecimal(text).movePointRight(4).longValueExact();
  }

  private int index(String code) {
    int twse = data.instruments().indexOf(new InstrumentId(code, Market.TWSE));
    return twse >= 0 ? twse : data.instruments().indexOf(new InstrumentId(code, Market.TPEX));
  }

  @Test
  void theLimitDownDayHasItsBarsAndTwoSessionsOfHistory() throws Exception {
    data.requirePlayable(LIMIT_DOWN_DAY);
    assertThat(data.intradayDates()).hasSize(20);
    assertThat(data.historyDates(LIMIT_DOWN_DAY))
        .containsExactly(LocalDate.of(2025, 4, 1), LocalDate.of(2025, 4, 2));
    long symbols =
        IntStream.range(0, data.instruments().size())
            .filter(i -> data.intraday(i, LIMIT_DOWN_DAY).isPresent())
            .count();
    assertThat(symbols).isEqualTo(108);
    IntradayBars tsmc = data.intraday(index("2330"), LIMIT_DOWN_DAY).orElseThrow();
    assertThat(tsmc.closeE4()[0]).isEqualTo(8_480_000);
    assertThat(tsmc.volumeShares()[0]).isZero();
    assertThat(data.history(index("2330"), LIMIT_DOWN_DAY).size()).isEqualTo(2);
    assertThat(data.dailyDates()).doesNotContain(LIMIT_DOWN_DAY);
  }

  @Test
  void theHistoryOfThePandemicDayStartsWithItsFile() {
    LocalDate day = LocalDate.of(2020, 3, 19);
    assertThat(data.historyDates(day).first()).isEqualTo(LocalDate.of(2018, 7, 2));
    assertThat(data.historyDates(day).last()).isEqualTo(LocalDate.of(2020, 3, 18));
    assertThat(data.historyDates(day)).hasSize(418);
    DailyBars tsmc = data.history(index("2330"), day);
    assertThat(tsmc.size()).isEqualTo(418);
  }

  @Test
  void theListingNamesClassesMarketsAndSectors() {
    assertThat(data.instruments().get(index("2330")))
        .hasToString(
            "Instrument[id=2330.TWSE, name=台積電, sector=24, kind=STOCK, lotShares=1000,"
                + " currency=TWD]");
    assertThat(data.instruments().get(index("0050")).kind()).isEqualTo(SecurityKind.ETF);
    assertThat(data.instruments().get(index("3105")).id().market()).isEqualTo(Market.TPEX);
    assertThat(data.report().warnings())
        .noneMatch(w -> w.contains("not known, their class"))
        .noneMatch(w -> w.contains("industries that are not known"));
  }

  /**
   * The change column against the table of ex-dates, which the first reading does not see: every
   * ex-date that moved the close is found, and a price is given only where it is right.
   */
  @Test
  void exDatesAreFoundWithoutTheirTable() throws Exception {
    for (String name :
        List.of(
            "daily_2007H2_2009H1.csv.gz",
            "daily_2018H2_2020H1.csv.gz",
            "isin_listing_no_warrants.csv.gz")) {
      Files.createSymbolicLink(temp.resolve(name), folder.resolve(name));
    }
    MarketData without = MarketDataFolder.open(temp).read(Rules.SHIPPED, LocalDate.of(2020, 6, 30));
    int found = 0;
    int priced = 0;
    for (int i = 0; i < without.instruments().size(); i++) {
      DailyBars bars = without.daily(i);
      ReferenceChanges published = data.references(index(without.instruments().get(i).id().code()));
      for (int row = 0; row < published.size(); row++) {
        LocalDate date = LocalDate.ofEpochDay(published.epochDay()[row]);
        int bar = bars.rowOf(date);
        if (published.origin()[row] != Origin.PUBLISHED
            || bar < 1
            || bars.closeE4()[bar] == published.previousCloseE4()[row]) {
          continue;
        }
        int other = without.references(i).rowOf(date);
        assertThat(other).as("%s %s", without.instruments().get(i), date).isNotNegative();
        found++;
        if (without.references(i).origin()[other] == Origin.FROM_CHANGE) {
          double ratio =
              without.references(i).referenceE4()[other] / (double) published.referenceE4()[row];
          // The change counts from the reference rounded to a tick, at most 0.5 % of a price.
          assertThat(ratio).as("%s %s", without.instruments().get(i), date).isBetween(0.995, 1.005);
          priced++;
        }
      }
    }
    assertThat(found).isGreaterThan(1_400);
    assertThat(priced).isGreaterThan(8);
  }
}
