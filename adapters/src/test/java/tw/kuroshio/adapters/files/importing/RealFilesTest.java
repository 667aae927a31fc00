package tw.kuroshio.adapters.files.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.adapters.files.RealData;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactStore.Loaded;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.InHeapFactStore;

/** The real files: what they hold, and that loading them again changes nothing. */
class RealFilesTest {

  @ParameterizedTest
  @CsvSource({
    "BARS, bars5m_202504.csv.gz, 76624, 0, BAR_5M",
    "TWSE_OPENAPI, stock_day_all_json_20260527_20260715.tar.gz, 46444, 0, DAILY_BAR",
    "DAILY, stock_day_common_202607.csv.gz, 17270, 0, DAILY_BAR",
    "VALUATION, pe_yield_pb_2026H1.csv.gz, 56736, 0, VALUATION",
    "FLOWS, institutional_202607.csv.gz, 17153, 0, INSTITUTIONAL_FLOW",
    "MARGIN, margin_202607.csv.gz, 16807, 0, MARGIN_BALANCE",
    "CORPORATE_ACTIONS, exdividend_2003_2025.csv.gz, 9863, 0, REFERENCE_PRICE",
    "CORPORATE_ACTIONS, dividend_schedule_to_2018.csv.gz, 11125, 3, DIVIDEND",
    "LISTING, isin_listing_no_warrants.csv.gz, 2356, 0, LISTING",
    "INDEX, taiex_ohlc_2000_2023.csv.gz, 5943, 0, INDEX_DAILY",
    "TRADING_DAYS, trading_days_2000_2023.csv.gz, 5943, 0, TRADING_DAY",
    "OPTIONS, txo_quarterly_2014_2016.csv.gz, 98442, 0, OPTION_DAILY",
    "OPTIONS, txo_final_settlement_2014_2016.csv.gz, 300, 0, FINAL_SETTLEMENT",
    "TICKS, txo_ticks_20210726_0845_1115.csv.gz, 182400, 0, DERIVATIVE_TRADE",
    "TICKS, tx_ticks_20210726_0845_1115.csv.gz, 153700, 0, DERIVATIVE_TRADE",
    "VOLATILITY, vix_txo_daily_2020_2023.csv.gz, 974, 0, VOLATILITY_DAILY"
  })
  void everyRowIsAFactOrSetAside(
      ImportKind kind, String name, long rows, int quarantined, Dataset dataset) throws Exception {
    ImportedFile file =
        new FileImport(kind, Imports.context()).read(RealData.folder().resolve(name));
    assertThat(file.rows()).isEqualTo(rows);
    assertThat(file.quarantined()).hasSize(quarantined);
    FactTable table = table(file.tables(), dataset);
    assertThat(table.size()).isEqualTo((int) rows - quarantined);
    try (FactStore store = new InHeapFactStore()) {
      FactStore.Source source = new FactStore.Source(name, file.contentSha256());
      assertThat(store.load(source, table, Imports.LOADED_AT_NS))
          .isEqualTo(new Loaded(table.size(), 0, 0));
      ImportedFile again =
          new FileImport(kind, Imports.context()).read(RealData.folder().resolve(name));
      assertThat(store.load(source, table(again.tables(), dataset), Imports.LOADED_AT_NS + 1))
          .isEqualTo(new Loaded(0, 0, table.size()));
    }
  }

  private static FactTable table(List<FactTable> tables, Dataset dataset) {
    return tables.stream().filter(t -> t.dataset() == dataset).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"daily_2018H2_2020H1.csv.gz, 491990, 543"})
  void theSundayOfTheRawTableIsSetAside(String name, long rows, long sunday) throws Exception {
    ImportedFile file =
        new FileImport(ImportKind.DAILY, Imports.context()).read(RealData.folder().resolve(name));
    assertThat(file.rows()).isEqualTo(rows);
    assertThat(file.faults())
        .containsOnlyKeys(RowFault.NOT_A_TRADING_DAY)
        .containsEntry(RowFault.NOT_A_TRADING_DAY, sunday);
    assertThat(file.quarantined()).allMatch(row -> row.text().contains(",20181223,"));
  }
}
