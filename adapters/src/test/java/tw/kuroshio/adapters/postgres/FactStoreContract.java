package tw.kuroshio.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactStore.Loaded;
import tw.kuroshio.history.FactStore.Source;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.InHeapFactStore;
import tw.kuroshio.history.TaipeiTime;

/** What every store must do; a test class a store extends it. */
abstract class FactStoreContract {

  private static final Source SOURCE = new Source("file.csv", "00");
  private static final int CLOSE = Dataset.DAILY_BAR.field("close");
  private static final int VOLUME = Dataset.DAILY_BAR.field("volume");
  private static final int VALUE = Dataset.DAILY_BAR.field("value");
  private static final long DAY = 18_000;
  private static final long NOON = TaipeiTime.utcNs(DAY, 14 * 3_600_000_000_000L);
  private static final long LATER = NOON + 3_600_000_000_000L;
  private static final long LOADED = TaipeiTime.utcNs(DAY + 400, 0);
  private static final long ALWAYS = Long.MAX_VALUE - 1;

  private FactStore store = new InHeapFactStore();

  /** An empty store. */
  protected abstract FactStore open();

  @BeforeEach
  void openEmpty() {
    store = open();
  }

  @AfterEach
  void closeAgain() {
    store.close();
  }

  private static FactTable bar(String code, long day, long knownAtNs, long closeE4, long volume) {
    FactTable table = new FactTable(Dataset.DAILY_BAR);
    addBar(table, code, day, knownAtNs, closeE4, volume);
    return table;
  }

  private static void addBar(
      FactTable table, String code, long day, long knownAtNs, long closeE4, long volume) {
    int row = table.add(code, day, 0, knownAtNs);
    table.set(row, CLOSE, closeE4);
    table.set(row, VOLUME, volume);
  }

  private Loaded load(FactTable rows) {
    return store.load(SOURCE, rows, LOADED);
  }

  private FactTable asOf(long knownAtNs) {
    return store.asOf(Dataset.DAILY_BAR, knownAtNs, DAY - 1_000, DAY + 1_000, List.of());
  }

  @Test
  void aRowIsThereFromTheMomentItIsKnown() {
    assertThat(load(bar("2330", DAY, NOON, 100, 7))).isEqualTo(new Loaded(1, 0, 0));
    assertThat(asOf(NOON - 1_000).size()).isZero();
    FactTable known = asOf(NOON);
    assertThat(known.size()).isOne();
    assertThat(known.subject(0)).isEqualTo("2330");
    assertThat(known.period(0)).isEqualTo(DAY);
    assertThat(known.cell(0, CLOSE)).isEqualTo(100);
    assertThat(known.isMissing(0, VALUE)).isTrue();
    assertThat(known.knownAtNs(0)).isEqualTo(NOON);
    assertThat(known.version(0)).isOne();
  }

  @Test
  void loadingTheSameAgainChangesNothing() {
    load(bar("2330", DAY, NOON, 100, 7));
    assertThat(load(bar("2330", DAY, NOON, 100, 7))).isEqualTo(new Loaded(0, 0, 1));
    assertThat(store.versions(Dataset.DAILY_BAR, DAY, DAY, List.of()).size()).isOne();
  }

  @Test
  void aRestatementKnownLaterIsANewVersionOfTheOldPeriod() {
    load(bar("2330", DAY, NOON, 100, 7));
    assertThat(load(bar("2330", DAY, LATER, 101, 7))).isEqualTo(new Loaded(0, 1, 0));
    assertThat(asOf(LATER - 1_000).cell(0, CLOSE)).isEqualTo(100);
    assertThat(asOf(LATER).cell(0, CLOSE)).isEqualTo(101);
    assertThat(asOf(LATER).version(0)).isEqualTo(2);
  }

  @Test
  void whatWasChangedSilentlyIsKnownFromLoading() {
    load(bar("2330", DAY, NOON, 100, 7));
    assertThat(load(bar("2330", DAY, NOON, 101, 7))).isEqualTo(new Loaded(0, 1, 0));
    assertThat(asOf(LOADED - 1_000).cell(0, CLOSE)).isEqualTo(100);
    assertThat(asOf(LOADED).cell(0, CLOSE)).isEqualTo(101);
  }

  @Test
  void anOlderFileLoadedAgainDoesNotUndoARestatement() {
    load(bar("2330", DAY, NOON, 100, 7));
    load(bar("2330", DAY, NOON, 101, 7));
    assertThat(load(bar("2330", DAY, NOON, 100, 7))).isEqualTo(new Loaded(0, 0, 1));
    assertThat(load(bar("2330", DAY, NOON, 101, 7))).isEqualTo(new Loaded(0, 0, 1));
    assertThat(asOf(ALWAYS).cell(0, CLOSE)).isEqualTo(101);
  }

  @Test
  void anotherSourceCanSayWhatWasSaidBeforeASilentChange() {
    load(bar("2330", DAY, NOON, 100, 7));
    load(bar("2330", DAY, NOON, 101, 7));
    Source other = new Source("other.csv", "01");
    assertThat(store.load(other, bar("2330", DAY, NOON, 100, 7), LOADED + 1_000))
        .isEqualTo(new Loaded(0, 1, 0));
    assertThat(asOf(LOADED).cell(0, CLOSE)).isEqualTo(101);
    assertThat(asOf(LOADED + 1_000).cell(0, CLOSE)).isEqualTo(100);
  }

  @Test
  void versionsOfOneLoadAreTakenInOrderOfTheirMoments() {
    FactTable rows = new FactTable(Dataset.DAILY_BAR);
    addBar(rows, "2330", DAY, LATER, 101, 7);
    addBar(rows, "2330", DAY, NOON, 100, 7);
    assertThat(load(rows)).isEqualTo(new Loaded(1, 1, 0));
    assertThat(asOf(NOON).cell(0, CLOSE)).isEqualTo(100);
    assertThat(asOf(LATER).cell(0, CLOSE)).isEqualTo(101);
    assertThat(load(rows)).isEqualTo(new Loaded(0, 0, 2));
  }

  @Test
  void aMissingCellKeepsTheValueBefore() {
    load(bar("2330", DAY, NOON, 100, 7));
    FactTable part = new FactTable(Dataset.DAILY_BAR);
    part.set(part.add("2330", DAY, 0, LATER), VALUE, 55);
    assertThat(load(part)).isEqualTo(new Loaded(0, 1, 0));
    FactTable merged = asOf(ALWAYS);
    assertThat(merged.cell(0, CLOSE)).isEqualTo(100);
    assertThat(merged.cell(0, VALUE)).isEqualTo(55);
    assertThat(merged.knownAtNs(0)).isEqualTo(LATER);
    assertThat(load(part)).isEqualTo(new Loaded(0, 0, 1));
  }

  @Test
  void aCompletionIsNotKnownBeforeWhatItCompletes() {
    load(bar("2330", DAY, LATER, 100, 7));
    FactTable part = new FactTable(Dataset.DAILY_BAR);
    part.set(part.add("2330", DAY, 0, NOON), VALUE, 55);
    assertThat(load(part)).isEqualTo(new Loaded(0, 1, 0));
    assertThat(asOf(LATER - 1_000).size()).isZero();
    assertThat(asOf(LATER).cell(0, VALUE)).isEqualTo(55);
  }

  @Test
  void readsAreInOrderAndBounded() {
    FactTable rows = new FactTable(Dataset.DERIVATIVE_TRADE);
    int price = Dataset.DERIVATIVE_TRADE.field("price");
    for (int ordinal = 2; ordinal >= 0; ordinal--) {
      for (String code : List.of("TX", "MTX")) {
        rows.set(rows.add(code, NOON, ordinal, NOON), price, 10 + ordinal);
        rows.set(rows.add(code, NOON + 1_000, ordinal, NOON + 1_000), price, 20 + ordinal);
      }
    }
    store.load(SOURCE, rows, LOADED);
    FactTable all =
        store.asOf(Dataset.DERIVATIVE_TRADE, ALWAYS, NOON - 1_000, NOON + 1_000, List.of());
    List<String> keys = new ArrayList<>();
    for (int row = 0; row < all.size(); row++) {
      keys.add(all.subject(row) + (all.period(row) - NOON) + "/" + all.ordinal(row));
    }
    assertThat(keys)
        .containsExactly(
            "MTX0/0",
            "MTX0/1",
            "MTX0/2",
            "MTX1000/0",
            "MTX1000/1",
            "MTX1000/2",
            "TX0/0",
            "TX0/1",
            "TX0/2",
            "TX1000/0",
            "TX1000/1",
            "TX1000/2");
    FactTable some =
        store.asOf(Dataset.DERIVATIVE_TRADE, ALWAYS, NOON + 1_000, NOON + 1_000, List.of("TX"));
    assertThat(some.size()).isEqualTo(3);
    FactTable last = store.last(Dataset.DERIVATIVE_TRADE, "TX", NOON, NOON - 1_000);
    assertThat(last.size()).isOne();
    assertThat(last.period(0)).isEqualTo(NOON);
    assertThat(last.ordinal(0)).isEqualTo(2);
    assertThat(store.last(Dataset.DERIVATIVE_TRADE, "TXO", ALWAYS, NOON).size()).isZero();
  }

  @Test
  void textsAndNumbersReadBack() {
    FactTable rows = new FactTable(Dataset.VALUATION);
    int quarter = Dataset.VALUATION.field("fiscal_quarter");
    int pe = Dataset.VALUATION.field("pe");
    int first = rows.add("1101", DAY, 0, NOON);
    rows.setText(first, quarter, "2025Q4");
    rows.setNumber(first, pe, 0.1 + 0.2);
    int second = rows.add("1102", DAY, 0, NOON);
    rows.setText(second, quarter, "");
    rows.setNumber(second, pe, Double.NaN);
    load(rows);
    FactTable back = store.asOf(Dataset.VALUATION, ALWAYS, DAY, DAY, List.of());
    assertThat(back.text(0, quarter)).isEqualTo("2025Q4");
    assertThat(back.number(0, pe)).isEqualTo(0.1 + 0.2);
    assertThat(back.text(1, quarter)).isEmpty();
    assertThat(back.number(1, pe)).isNaN();
    FactTable restated = new FactTable(Dataset.VALUATION);
    restated.setText(restated.add("1101", DAY, 0, LATER), quarter, "2026Q1");
    assertThat(load(restated)).isEqualTo(new Loaded(0, 1, 0));
    back = store.asOf(Dataset.VALUATION, ALWAYS, DAY, DAY, List.of("1101"));
    assertThat(back.text(0, quarter)).isEqualTo("2026Q1");
    assertThat(back.number(0, pe)).isEqualTo(0.1 + 0.2);
  }

  /** Rows known later change no answer as of an earlier moment. */
  @Test
  void laterRowsChangeNoEarlierAnswer() {
    Random random = new Random(20);
    for (int round = 0; round < 20; round++) {
      FactTable rows = new FactTable(Dataset.DAILY_BAR);
      for (int i = 0; i < 8; i++) {
        String code = "000" + random.nextInt(3);
        addBar(rows, code, DAY - random.nextInt(3), NOON + round * 10_000L, random.nextInt(4), 1);
      }
      List<String> before = answers(round);
      store.load(SOURCE, rows, NOON + round * 10_000L);
      assertThat(answers(round)).as("round %d, seed 20", round).isEqualTo(before);
    }
  }

  private List<String> answers(int rounds) {
    List<String> answers = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      FactTable known = asOf(NOON + round * 10_000L);
      for (int row = 0; row < known.size(); row++) {
        answers.add(
            round
                + " "
                + known.subject(row)
                + " "
                + known.period(row)
                + " "
                + known.cell(row, CLOSE)
                + " v"
                + known.version(row));
      }
    }
    return answers;
  }
}
