package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.importing.ImportKind;
import tw.kuroshio.features.BatchEvaluator;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.fields.StoreFields;
import tw.kuroshio.features.language.FormulaException;
import tw.kuroshio.features.language.FormulaSet;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.InHeapFactStore;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.SecurityKind;

/** From files to values: what imports bring is what formulas read. */
class FactorInputsTest {

  private static final double NAN = Double.NaN;
  private static final long NOW = TaipeiTime.utcNs(LocalDate.of(2026, 11, 26).toEpochDay(), 0);
  private static final MarketRules RULES = MarketRules.parse(RuleFiles.marketRules());

  private final FactStore store = new InHeapFactStore();

  @TempDir private Path folder = Path.of("");

  private void imported(ImportKind kind, String text) throws IOException, FileRefused {
    Path file = Files.writeString(folder.resolve(kind.word() + ".csv"), text);
    new ImportRun(store, NOW, OptionalLong.empty()).files(kind, List.of(file), done -> {});
  }

  private void importAll() throws IOException, FileRefused {
    imported(
        ImportKind.LISTING,
        """
        type,code,name,ISIN,start,market,group,CFI
        股票,1101,某某,TW0001101004,1962/02/09,上市,水泥工業,ESVUFR
        股票,2330,某某,TW0002330008,2020/03/04,上市,半導體業,ESVUFR
        ETF,0050,某某,TW0050000004,2003/06/30,上市,,CEOIEU
        """);
    imported(
        ImportKind.CORPORATE_ACTIONS, "symbol,date,prev_close,ref_price\n1101,2020-03-04,40,38\n");
    StringBuilder daily =
        new StringBuilder("symbol,date,open,high,low,close,volume,value,trades,change,ex_flag\n");
    for (int day = 2; day <= 6; day++) {
      daily.append("1101,2020030%d,40,40,40,40,1000,40000,1,0,0%n".formatted(day));
      daily.append("0050,2020030%d,80,80,80,80,1000,80000,1,0,0%n".formatted(day));
      daily.append("2330,2020030%d,300,300,300,300,1000,300000,1,0,0%n".formatted(day));
    }
    imported(ImportKind.DAILY, daily.toString());
    imported(
        ImportKind.FLOWS,
        """
        Date,Code,ForeignNet,TrustNet,DealerNet,Total
        2020-03-02,1101,500,0,0,500
        2020-03-05,1101,-70,0,0,-70
        """);
    imported(ImportKind.SHARES, "code,date,shares,filed_at\n1101,2020-03-05,9000,2020-03-03\n");
    imported(ImportKind.INDEX, "date,open,high,low,close\n2020-03-05,1,3,1,2.5\n");
  }

  private FactorInputs read(CompiledFormulas formulas) {
    return FactorInputs.read(
        store,
        RULES,
        new FactorInputs.Request(
            LocalDate.of(2020, 3, 4),
            LocalDate.of(2020, 3, 6),
            LocalDate.of(2020, 3, 6),
            SecurityKind.STOCK,
            formulas.fields(),
            StoreFields.BEFORE_OPEN));
  }

  private static CompiledFormulas formulas(String text) throws FormulaException {
    return CompiledFormulas.of(FormulaSet.parse(text));
  }

  @Test
  void formulasReadWhatWasImportedAsItWasKnown() throws Exception {
    importAll();
    CompiledFormulas formulas =
        formulas(
            """
            adjusted = P
            flow = foreign_net
            shares = shares_outstanding
            index = taiex
            place = rank(close)
            review = sessions_to_index_review
            """);
    FactorInputs inputs = read(formulas);

    assertThat(inputs.codes()).containsExactly("1101", "2330");
    assertThat(inputs.sessions()).hasSize(3);
    assertThat(inputs.lateBars()).isZero();
    double[][] values = new BatchEvaluator(formulas).evaluate(inputs.panel(), 0);
    double chained = 40 / (38.0 / 40);
    assertThat(values[0]).containsExactly(40, 40, chained, chained, chained);
    assertThat(values[1]).containsExactly(NAN, 500, NAN, NAN, -70);
    assertThat(values[2]).containsExactly(NAN, NAN, NAN, 9_000, 9_000);
    assertThat(values[3]).containsExactly(NAN, NAN, NAN, NAN, 2.5);
    // 2330 traded before its listing: that it was listed elsewhere shows after its first session
    assertThat(values[4]).containsExactly(0.5, 0.25, 0.25, 0.25, 0.25);
    assertThat(values[5]).containsExactly(14, 13, 12, 11, 10);
    double[] other = new BatchEvaluator(formulas).evaluate(inputs.panel(), 1)[4];
    assertThat(Arrays.copyOfRange(other, 1, 5)).containsOnly(0.75);
  }

  /** Bars of 21 sessions: what they tell of price impact and volume is there, as of each close. */
  @Test
  void barsWithinSessionsTellThePast() throws Exception {
    importAll();
    StringBuilder daily =
        new StringBuilder("symbol,date,open,high,low,close,volume,value,trades,change,ex_flag\n");
    StringBuilder bars = new StringBuilder("symbol,day,time,open,high,low,close,volume\n");
    LocalDate last = LocalDate.of(2020, 3, 6);
    List<LocalDate> days =
        LocalDate.of(2020, 2, 7)
            .datesUntil(last.plusDays(1))
            .filter(day -> RULES.calendar().isTradingDay(day))
            .toList();
    for (LocalDate day : days) {
      String digits = day.toString().replace("-", "");
      daily.append("1101,%s,40,40,40,40,1000,40000,1,0,0%n".formatted(digits));
      bars.append("1101,%s,09:00,40,40.4,40,40.4,100%n".formatted(digits));
      bars.append("1101,%s,09:05,40.4,40.4,40,40,400%n".formatted(digits));
    }
    imported(ImportKind.DAILY, daily.toString());
    imported(ImportKind.BARS, bars.toString());
    CompiledFormulas formulas =
        formulas("impact = price_impact_20\nmean_volume = volume_same_time_20");
    double[][] values = new BatchEvaluator(formulas).evaluate(read(formulas).panel(), 0);
    assertThat(days).hasSize(20);
    assertThat(values[0]).hasSize(20).startsWith(NAN);
    assertThat(values[0][18]).isNaN();
    assertThat(values[0][19]).isBetween(1e-5, 1e-3);
    assertThat(values[1]).as("none of 20 sessions before").containsOnly(NAN);
  }

  @Test
  void aBarNobodyKnewOnItsDayIsCountedAndNotUsed() throws Exception {
    importAll();
    FactTable late = new FactTable(Dataset.DAILY_BAR);
    long day = LocalDate.of(2020, 2, 27).toEpochDay();
    int row = late.add("1101", day, 0, TaipeiTime.utcNs(day + 1, 0));
    late.set(row, Dataset.DAILY_BAR.field("close"), 390_000);
    late.set(row, Dataset.DAILY_BAR.field("volume"), 1_000);
    store.load(new FactStore.Source("late.csv", "late"), late, NOW);
    CompiledFormulas close = formulas("x = close");
    FactorInputs inputs = read(close);
    assertThat(inputs.lateBars()).isEqualTo(1);
    assertThat(new BatchEvaluator(close).evaluate(inputs.panel(), 0)[0])
        .containsExactly(40, 40, 40, 40, 40);
  }

  @Test
  void whatHasNoValueASessionIsRefused() throws Exception {
    importAll();
    CompiledFormulas trades = formulas("x = trade.price");
    assertThatThrownBy(() -> read(trades))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("trade.price has no one value a session");
  }

  @Test
  void daysOutsideTheCalendarAreRefused() throws Exception {
    CompiledFormulas close = formulas("x = close");
    for (LocalDate day : List.of(LocalDate.of(1990, 1, 2), LocalDate.of(2020, 3, 1))) {
      FactorInputs.Request request =
          new FactorInputs.Request(day, day, day, SecurityKind.STOCK, close.fields(), 0);
      assertThatThrownBy(() -> FactorInputs.read(store, RULES, request))
          .isInstanceOf(Refusal.class);
    }
  }

  /** The bars of February lie more than ten sessions before those of March. */
  @Test
  void noWindowReachesOverAHoleInTheTables() throws Exception {
    importAll();
    imported(
        ImportKind.DAILY,
        """
        symbol,date,open,high,low,close,volume,value,trades,change,ex_flag
        1101,20200210,90,90,90,90,1000,90000,1,0,0
        1101,20200211,90,90,90,90,1000,90000,1,0,0
        """);
    CompiledFormulas formulas = formulas("mean = ts_mean(close, 3)");
    FactorInputs inputs = read(formulas);
    assertThat(inputs.hole())
        .isEqualTo(new FactorInputs.Hole(LocalDate.of(2020, 2, 11), LocalDate.of(2020, 3, 2)));
    assertThat(new BatchEvaluator(formulas).evaluate(inputs.panel(), 0)[0])
        .containsExactly(NAN, NAN, 40, 40, 40);

    imported(
        ImportKind.DAILY,
        """
        symbol,date,open,high,low,close,volume,value,trades,change,ex_flag
        2330,20200213,300,300,300,300,1000,300000,1,0,0
        """);
    assertThat(read(formulas).hole()).as("ten sessions without anybody").isNull();
    assertThat(read(formulas).panel().bars(0).size()).isEqualTo(7);
  }
}
