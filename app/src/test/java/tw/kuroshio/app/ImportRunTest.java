package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.importing.ImportKind;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.InHeapFactStore;
import tw.kuroshio.history.ReturnCause;
import tw.kuroshio.history.TaipeiTime;

/** Imports into a store in memory: what the files come to together. */
class ImportRunTest {

  private static final long NOW = TaipeiTime.utcNs(LocalDate.of(2026, 11, 26).toEpochDay(), 0);
  private static final String DAILY =
      "symbol,date,open,high,low,close,volume,value,trades,change,ex_flag\n";

  private final FactStore store = new InHeapFactStore();

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private ImportRun.Outcome run(long nowNs, ImportKind kind, Path... files) throws FileRefused {
    return new ImportRun(store, nowNs, OptionalLong.empty())
        .files(kind, List.of(files), done -> {});
  }

  private static String bar(String code, int date, String close, String change) {
    return "%s,%d,%s,%s,%s,%s,1000,0,3,%s,0%n"
        .formatted(code, date, close, close, close, close, change);
  }

  private Path bars() throws IOException {
    return file(
        "daily_1.csv",
        DAILY
            + bar("1101", 20190304, "100", "0")
            + bar("1101", 20190305, "80", "")
            + bar("0050", 20190304, "80.05", "0")
            + bar("0050", 20190305, "80.05", "0"));
  }

  private String explanation() {
    FactTable flags = store.asOf(Dataset.DATA_FLAG, Long.MAX_VALUE, 0, 50_000, List.of("1101"));
    assertThat(flags.size()).isOne();
    return flags.text(0, Dataset.DATA_FLAG.field("explanation"));
  }

  @Test
  void aReferencePriceThatComesLaterExplainsAMoveFromThenOn() throws Exception {
    ImportRun.Outcome first = run(NOW, ImportKind.DAILY, bars());
    assertThat(first.sources().getFirst().line())
        .isEqualTo(
            "daily_1.csv: 4 rows; daily_bar 4 new, 0 revised, 0 unchanged (2019-03-04 to 2019-03-05,"
                + " 2 days); 0 quarantined");
    assertThat(first.derived().orElseThrow().beyondLimit())
        .isEqualTo(Map.of(ReturnCause.NOT_COMPARABLE, 1L));
    assertThat(explanation()).isEqualTo("NOT_COMPARABLE");
    Path reference = file("ex.csv", "symbol,date,prev_close,ref_price\n1101,2019-03-05,100,82\n");
    run(NOW + 1_000, ImportKind.CORPORATE_ACTIONS, reference);
    assertThat(explanation()).isEqualTo("EX_DATE");
    FactTable before = store.asOf(Dataset.DATA_FLAG, NOW, 0, 50_000, List.of("1101"));
    assertThat(before.text(0, Dataset.DATA_FLAG.field("explanation"))).isEqualTo("NOT_COMPARABLE");
    ImportRun.Outcome again = run(NOW + 2_000, ImportKind.DAILY, bars());
    assertThat(again.sources().getFirst().tables().getFirst().loaded())
        .isEqualTo(new FactStore.Loaded(0, 0, 4));
    assertThat(again.derived().orElseThrow().flags()).isEqualTo(new FactStore.Loaded(0, 0, 1));
    assertThat(again.derived().orElseThrow().listings().added()).isZero();
  }

  @Test
  void aListedClassDecidesTheTickGrid() throws Exception {
    // 80.05 is on the grid of a fund; as a stock's price it is off.
    Path listing =
        file(
            "isin.csv",
            """
            type,code,name,ISIN,start,market,group,CFI
            股票,0050,某某,TW0000050004,2003/06/30,上市,,CEOIEU
            """);
    run(NOW, ImportKind.LISTING, listing);
    ImportRun.Outcome outcome = run(NOW, ImportKind.DAILY, bars());
    assertThat(outcome.sources().getFirst().line())
        .contains("daily_bar 2 new")
        .contains("2 quarantined (OFF_TICK 2)");
  }

  @Test
  void statementsBecomeSingleQuartersWhateverTheOrderOfTheirFiles() throws Exception {
    String header =
        "code,fiscal_year,fiscal_quarter,filed_at,revenue,operating_income,net_income,eps,ebitda,"
            + "depreciation,amortisation,interest_expense,tax_expense,cfo,total_assets,"
            + "total_liabilities,equity,minority_interest,preferred,interest_bearing_debt,"
            + "cash_and_short_term_investments\n";
    String rest = ",".repeat(16) + "\n";
    Path second = file("q2.csv", header + "2330,2025,2,2025-07-17,230" + rest);
    Path first = file("q1.csv", header + "2330,2025,1,2025-04-17,100" + rest);
    Path restated = file("r.csv", header + "2330,2025,1,2025-09-01,90" + rest);
    assertThat(run(NOW, ImportKind.STATEMENTS, second).singleQuarters()).isPresent();
    assertThat(secondQuarter("2025-08-01")).isEqualTo(FactTable.MISSING);
    run(NOW + 1_000, ImportKind.STATEMENTS, first);
    run(NOW + 2_000, ImportKind.STATEMENTS, restated);
    assertThat(secondQuarter("2025-08-01")).isEqualTo(130);
    assertThat(secondQuarter("2025-09-02")).isEqualTo(140);
    assertThat(run(NOW + 3_000, ImportKind.STATEMENTS, second).singleQuarters())
        .contains(new FactStore.Loaded(0, 0, 4));
  }

  private long secondQuarter(String asOf) {
    long knownAtNs = TaipeiTime.utcNs(LocalDate.parse(asOf).toEpochDay(), 0);
    long period = LocalDate.of(2025, 4, 1).toEpochDay();
    FactTable known = store.asOf(Dataset.STATEMENT, knownAtNs, period, period, List.of("2330"));
    return known.size() == 0 ? FactTable.MISSING : known.cell(0, 0);
  }

  @Test
  void aRefusedFileAmongOthersChangesNothing() throws Exception {
    Path other = file("daily_2.csv", DAILY + bar("1101", 20190305, "81", ""));
    assertThatThrownBy(() -> run(NOW, ImportKind.DAILY, bars(), other))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("daily_1.csv:3 and daily_2.csv:2");
    for (Dataset dataset : Dataset.values()) {
      assertThat(store.versions(dataset, Long.MIN_VALUE, Long.MAX_VALUE, List.of()).size())
          .as(dataset.tableName())
          .isZero();
    }
  }
}
