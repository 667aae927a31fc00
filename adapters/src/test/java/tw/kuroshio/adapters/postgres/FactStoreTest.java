package tw.kuroshio.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore.Loaded;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.Field;
import tw.kuroshio.history.StoreUnavailable;

/** What a store of facts must do, on a real server. */
class FactStoreTest {

  private static final Dataset REVENUE = Dataset.MONTHLY_REVENUE;
  private static final Dataset PRICES = Dataset.REFERENCE_PRICE;
  private static final long DAY_NS = DatasetTable.DAY_NS;
  private static final long JANUARY = 20_454;
  private static final long T1 = 20_500 * DAY_NS;
  private static final long T2 = T1 + DAY_NS;
  private static final long LOADED = T1 + 10 * DAY_NS;
  private static final long END = Long.MAX_VALUE;

  private static StoreAddress address;
  private PostgresFactStore store;

  @BeforeAll
  static void migrate() {
    address = SharedServer.migratedSchema();
  }

  @AfterAll
  static void drop() {
    SharedServer.drop(address);
  }

  @BeforeEach
  void open() {
    store = PostgresFactStore.open(address, StoreSettings.defaults());
  }

  @AfterEach
  void empty() {
    store.close();
    StringBuilder sql = new StringBuilder("truncate source_load");
    for (Dataset dataset : Dataset.values()) {
      sql.append(", ").append(dataset.tableName());
    }
    SharedServer.execute(address, sql.toString());
  }

  private List<String> versions(Dataset dataset) {
    return Facts.lines(store.versions(dataset, Long.MIN_VALUE, END, List.of()));
  }

  private List<String> asOf(Dataset dataset, long knownAtNs) {
    return Facts.lines(store.asOf(dataset, knownAtNs, Long.MIN_VALUE, END, List.of()));
  }

  private Loaded load(String source, FactTable rows) {
    return store.load(Facts.source(source), rows, LOADED);
  }

  private static FactTable revenue(long knownAtNs, Object value) {
    return Facts.one(REVENUE, "2330", JANUARY, knownAtNs, value);
  }

  @Test
  void aRowIsReadFromTheMomentItWasKnownAndNotBefore() {
    assertThat(load("a", revenue(T1, 10))).isEqualTo(new Loaded(1, 0, 0));

    assertThat(asOf(REVENUE, T1 - 1)).isEmpty();
    assertThat(asOf(REVENUE, T1)).containsExactly("2330 20454/0 v1 @" + T1 + ": 10");
  }

  @Test
  void loadingTheSameRowsAgainChangesNothing() {
    load("a", revenue(T1, 10));
    assertThat(load("a", revenue(T1, 10))).isEqualTo(new Loaded(0, 0, 1));
    assertThat(load("copy of a", revenue(T1, 10))).isEqualTo(new Loaded(0, 0, 1));
    assertThat(versions(REVENUE)).hasSize(1);
  }

  @Test
  void aRestatementWithALaterMomentIsAVersionOfThatMoment() {
    load("a", revenue(T1, 10));
    assertThat(load("b", revenue(T2, 11))).isEqualTo(new Loaded(0, 1, 0));

    assertThat(asOf(REVENUE, T2 - 1)).containsExactly("2330 20454/0 v1 @" + T1 + ": 10");
    assertThat(asOf(REVENUE, T2)).containsExactly("2330 20454/0 v2 @" + T2 + ": 11");
  }

  @Test
  void aValueChangedSilentlyIsKnownFromWhenItWasLoaded() {
    load("a", revenue(T1, 10));
    assertThat(load("b", revenue(T1, 11))).isEqualTo(new Loaded(0, 1, 0));

    assertThat(asOf(REVENUE, LOADED - 1)).containsExactly("2330 20454/0 v1 @" + T1 + ": 10");
    assertThat(asOf(REVENUE, LOADED)).containsExactly("2330 20454/0 v2 @" + LOADED + ": 11");
  }

  @Test
  void aSilentChangeIsNeverKnownBeforeWhatItReplaces() {
    long ahead = LOADED + DAY_NS;
    load("a", revenue(ahead, 10));
    load("b", revenue(T1, 11));

    assertThat(versions(REVENUE))
        .containsExactly(
            "2330 20454/0 v1 @" + ahead + ": 10", "2330 20454/0 v2 @" + ahead + ": 11");
  }

  @Test
  void oldFilesLoadedAgainTakeNothingBack() {
    load("a", revenue(T1, 10));
    load("b", revenue(T1, 11));
    assertThat(load("a", revenue(T1, 10))).isEqualTo(new Loaded(0, 0, 1));
    assertThat(load("b", revenue(T1, 11))).isEqualTo(new Loaded(0, 0, 1));
    assertThat(versions(REVENUE)).hasSize(2);
  }

  @Test
  void aNewFileMayTakeASilentChangeBack() {
    load("a", revenue(T1, 10));
    load("b", revenue(T1, 11));
    assertThat(store.load(Facts.source("c"), revenue(T1, 10), LOADED + 5))
        .isEqualTo(new Loaded(0, 1, 0));
    assertThat(asOf(REVENUE, END)).containsExactly("2330 20454/0 v3 @" + (LOADED + 5) + ": 10");
  }

  @Test
  void aFileThatTellsWhatWasKnownThenContradictsNoRestatement() {
    load("a", revenue(T1, 10));
    load("b", revenue(T2, 11));
    assertThat(load("the archive", revenue(T1, 10))).isEqualTo(new Loaded(0, 0, 1));
  }

  @Test
  void aMissingCellKeepsItsValueAndAFilledOneItsMoment() {
    load("a", Facts.one(PRICES, "2330", JANUARY, T1, 1000, null));
    assertThat(load("b", Facts.one(PRICES, "2330", JANUARY, T2, null, 990)))
        .isEqualTo(new Loaded(0, 1, 0));
    assertThat(load("c", Facts.one(PRICES, "2330", JANUARY, T2 + 1, 1000, null)))
        .isEqualTo(new Loaded(0, 0, 1));

    assertThat(versions(PRICES))
        .containsExactly(
            "2330 20454/0 v1 @" + T1 + ": 1000 -", "2330 20454/0 v2 @" + T2 + ": 1000 990");
  }

  @Test
  void aRowThatOnlyFillsIsKnownNoEarlierThanWhatItCompletes() {
    load("a", Facts.one(PRICES, "2330", JANUARY, T2, 1000, null));
    load("b", Facts.one(PRICES, "2330", JANUARY, T1, null, 990));

    assertThat(versions(PRICES).getLast()).isEqualTo("2330 20454/0 v2 @" + T2 + ": 1000 990");
  }

  @Test
  void aTableMayHoldAFirstReportAndItsRestatement() {
    FactTable both = new FactTable(REVENUE);
    Facts.add(both, "2330", JANUARY, 0, T2, 11);
    Facts.add(both, "2330", JANUARY, 0, T1, 10);

    assertThat(load("a", both)).isEqualTo(new Loaded(1, 1, 0));
    assertThat(versions(REVENUE))
        .containsExactly("2330 20454/0 v1 @" + T1 + ": 10", "2330 20454/0 v2 @" + T2 + ": 11");
    assertThat(load("a", both)).isEqualTo(new Loaded(0, 0, 2));
    assertThat(load("b", both)).isEqualTo(new Loaded(0, 0, 2));
  }

  @Test
  void newKeysAmongOldOnesAreAdded() {
    load("a", revenue(T1, 10));
    FactTable more = new FactTable(REVENUE);
    Facts.add(more, "2330", JANUARY, 0, T1, 10);
    Facts.add(more, "2317", JANUARY, 0, T1, 20);
    Facts.add(more, "2330", JANUARY + 31, 0, T1, 30);
    Facts.add(more, "2330", JANUARY, 1, T1, 40);

    assertThat(load("b", more)).isEqualTo(new Loaded(3, 0, 1));
    assertThat(versions(REVENUE))
        .containsExactly(
            "2317 20454/0 v1 @" + T1 + ": 20",
            "2330 20454/0 v1 @" + T1 + ": 10",
            "2330 20454/1 v1 @" + T1 + ": 40",
            "2330 20485/0 v1 @" + T1 + ": 30");
  }

  @Test
  void everyKindOfCellComesBackAsItWas() {
    FactTable listing = new FactTable(Dataset.LISTING);
    Facts.add(
        listing,
        "00632R",
        8_000,
        0,
        T1,
        "TWSE",
        "ETF",
        null,
        "元大台灣50反1",
        null,
        "x\ty\\N",
        20_000,
        0);
    load("a", listing);
    FactTable valuation = new FactTable(Dataset.VALUATION);
    Facts.add(valuation, "2330", 20_000, 0, T1, "2026Q1", 0.1 + 0.2, Double.MIN_VALUE, null, 1e300);
    load("b", valuation);
    FactTable trade = new FactTable(Dataset.TRADE);
    Facts.add(trade, "2330", T1 + 123_456_789, 7, T2 + 1, 9_950_000, 3_000, 1L << 60);
    load("c", trade);

    assertThat(versions(Dataset.LISTING)).isEqualTo(versioned(listing));
    assertThat(versions(Dataset.VALUATION)).isEqualTo(versioned(valuation));
    assertThat(versions(Dataset.TRADE)).isEqualTo(versioned(trade));
  }

  private static List<String> versioned(FactTable table) {
    table.setVersion(0, 1);
    return Facts.lines(table);
  }

  @Test
  void readsAreBoundedByPeriodAndSubject() {
    FactTable bars = new FactTable(Dataset.DAILY_BAR);
    for (String subject : List.of("1101", "2330", "9958")) {
      for (long day = 20_400; day < 20_410; day++) {
        Facts.add(bars, subject, day, 0, T1, 100 + day);
      }
    }
    load("a", bars);

    assertThat(store.asOf(Dataset.DAILY_BAR, T1, 20_402, 20_403, List.of("2330", "9958", "none")))
        .extracting(FactTable::size)
        .isEqualTo(4);
    assertThat(store.versions(Dataset.DAILY_BAR, 20_409, 30_000, List.of("1101")).size())
        .isEqualTo(1);
  }

  @Test
  void theLastPeriodIsTheNewestKnownWithinItsBound() {
    FactTable trades = new FactTable(Dataset.TRADE);
    Facts.add(trades, "2330", T1, 0, T1, 100, 1);
    Facts.add(trades, "2330", T1 + 5, 0, T1 + 5, 101, 1);
    Facts.add(trades, "2330", T1 + 5, 1, T1 + 6, 102, 1);
    Facts.add(trades, "2330", T1 + 9, 0, T2, 103, 1);
    load("a", trades);

    assertThat(last(T1 + 5, 0))
        .containsExactly("2330 " + (T1 + 5) + "/0 v1 @" + (T1 + 5) + ": 101 1 -");
    assertThat(last(T1 + 6, 0))
        .containsExactly("2330 " + (T1 + 5) + "/1 v1 @" + (T1 + 6) + ": 102 1 -");
    assertThat(last(END, 0)).hasSize(1);
    assertThat(last(T1 - 1, 0)).isEmpty();
    assertThat(last(T1 + 6, T1 + 6)).isEmpty();
    assertThat(store.last(Dataset.TRADE, "2317", END, 0).size()).isZero();
  }

  private List<String> last(long knownAtNs, long earliest) {
    return Facts.lines(store.last(Dataset.TRADE, "2330", knownAtNs, earliest));
  }

  @Test
  void rowsOfSeveralYearsAndMonthsFindTheirPartitions() {
    FactTable trades = new FactTable(Dataset.TRADE);
    FactTable bars = new FactTable(Dataset.DAILY_BAR);
    for (int month = 0; month < 30; month++) {
      long day = 12_000 + 31L * month;
      Facts.add(trades, "2330", day * DAY_NS, 0, day * DAY_NS, 1);
      Facts.add(bars, "2330", day, 0, day * DAY_NS, 1);
    }
    assertThat(load("a", trades).added()).isEqualTo(30);
    assertThat(load("b", bars).added()).isEqualTo(30);
    assertThat(versions(Dataset.TRADE)).hasSize(30);
    assertThat(versions(Dataset.DAILY_BAR)).hasSize(30);
  }

  @ParameterizedTest
  @EnumSource
  void theTableHasTheDatasetsColumns(Dataset dataset) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Connection connection = Migrations.connect(address, StoreSettings.defaults());
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select column_name from information_schema.columns where table_schema ="
                    + " current_schema() and table_name = '"
                    + dataset.tableName()
                    + "' order by ordinal_position")) {
      while (found.next()) {
        columns.add(found.getString(1));
      }
    }
    assertThat(columns.subList(7, columns.size()))
        .isEqualTo(dataset.fields().stream().map(Field::name).toList());
  }

  @Test
  void rowsThatCannotBeAreRefusedAndNothingIsChanged() {
    FactTable negative = new FactTable(Dataset.DAILY_BAR);
    Facts.add(negative, "2317", JANUARY, 0, T1, 1, 1, 1, 1, 5);
    Facts.add(negative, "2330", JANUARY, 0, T1, 1, 1, 1, 1, -5);
    assertThatThrownBy(() -> load("a", negative))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("daily_bar")
        .hasMessageContaining("volume_check")
        .hasMessageContaining("nothing was changed");

    FactTable foreseen = Facts.one(Dataset.DAILY_BAR, "2330", JANUARY, JANUARY * DAY_NS - 1, 1);
    assertThatThrownBy(() -> load("a", foreseen))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("known_before_it_was");

    FactTable farAway = Facts.one(Dataset.DAILY_BAR, "2330", 20_260_727, T1, 1);
    assertThatThrownBy(() -> load("a", farAway))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20260727");
    assertThat(versions(Dataset.DAILY_BAR)).isEmpty();
  }

  @Test
  void aTableRobbedOfItsConstraintsIsNotReadBlindly() {
    load("a", revenue(T1, 10));
    SharedServer.execute(
        address,
        "alter table monthly_revenue drop constraint monthly_revenue_pkey;"
            + "alter table monthly_revenue alter version drop not null;"
            + "insert into monthly_revenue select period, known_at_ns, ordinal, null, load_id,"
            + " seen_late, subject, revenue from monthly_revenue");
    try {
      assertThatThrownBy(() -> versions(REVENUE))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("version missing");
      SharedServer.execute(address, "update monthly_revenue set version = 1");
      assertThatThrownBy(() -> versions(REVENUE))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("key twice");
    } finally {
      SharedServer.execute(
          address,
          "truncate monthly_revenue; alter table monthly_revenue alter version set not null;"
              + " alter table monthly_revenue add primary key (subject, period, ordinal,"
              + " version)");
    }
  }

  @Test
  void minutesOfTradesAreTheSameWithAndWithoutTimescale() throws SQLException {
    long minute = 60_000_000_000L;
    long start = T1 - T1 % minute;
    FactTable trades = new FactTable(Dataset.TRADE);
    Facts.add(trades, "2330", start, 0, T2, 100, 1);
    Facts.add(trades, "2330", start + 5, 0, T2, 120, 2);
    Facts.add(trades, "2330", start + 6, 0, T2, 90, 3);
    Facts.add(trades, "2330", start + minute, 0, T2, 95, 4);
    load("a", trades);

    List<String> minutes = new ArrayList<>();
    try (Connection connection = Migrations.connect(address, StoreSettings.defaults());
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select concat_ws(' ', subject, minute, open, high, low, close, volume, trades)"
                    + " from trade_minute order by minute")) {
      while (found.next()) {
        minutes.add(found.getString(1));
      }
    }
    assertThat(minutes)
        .containsExactly(
            "2330 " + start + " 100 120 90 90 6 3",
            "2330 " + (start + minute) + " 95 95 95 95 4 1");
  }
}
