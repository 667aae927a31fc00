package tw.kuroshio.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore.Loaded;
import tw.kuroshio.history.FactTable;

/** How the large tables are laid out, with the extension and without it. */
class TimescaleTest {

  private static final long KNOWN_NS = 21_000 * DatasetTable.DAY_NS;

  private StoreAddress address;
  private TimescaleSupport timescale;

  @BeforeEach
  void migrate() {
    address = SharedServer.emptySchema();
    timescale = Migrations.run(address, StoreSettings.defaults()).timescale();
  }

  @AfterEach
  void drop() {
    SharedServer.drop(address);
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = Migrations.connect(address, StoreSettings.defaults());
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }

  private static FactTable trades(long volume) {
    FactTable table = new FactTable(Dataset.TRADE);
    for (int i = 0; i < 1_000; i++) {
      long at = (20_000 + i / 20) * DatasetTable.DAY_NS + i;
      Facts.add(table, "S" + i % 7, at, 0, KNOWN_NS, 100 + i, volume);
    }
    return table;
  }

  @Test
  void migratingAgainChangesNothing() {
    assertThat(Migrations.run(address, StoreSettings.defaults()).applied()).isZero();
  }

  @Test
  void withoutTheExtensionLargeTablesArePartitionedAhead() throws SQLException {
    Assumptions.assumeFalse(timescale.isUsable(), "this server has TimescaleDB");
    assertThat(timescale.sentence()).contains("TimescaleDB");
    try (PostgresFactStore store = PostgresFactStore.open(address, StoreSettings.defaults())) {
      store.load(Facts.source("a"), trades(1), KNOWN_NS);
    }
    StoreStatus status = StoreStatus.read(address, StoreSettings.defaults());
    assertThat(status.hypertables()).isZero();
    assertThat(status.partitions()).isEqualTo(2);
    assertThat(number("select count(*) from trade_m202410")).isEqualTo(560);
    assertThat(
            number(
                "select count(*) from pg_class where relkind = 'p' and relnamespace ="
                    + " current_schema()::regnamespace"))
        .isEqualTo(11);
  }

  @Test
  void withTheExtensionTheyAreHypertablesAndCompressedOnesTakeVersions() throws SQLException {
    Assumptions.assumeTrue(
        timescale.isUsable(),
        "this server has no TimescaleDB: name one that has in KUROSHIO_TEST_STORE");
    StoreStatus status = StoreStatus.read(address, StoreSettings.defaults());
    assertThat(status.hypertables()).isGreaterThanOrEqualTo(11);
    assertThat(status.partitions()).isZero();
    assertThat(
            number(
                "select count(*) from timescaledb_information.continuous_aggregates"
                    + " where view_schema = current_schema()"))
        .isEqualTo(1);
    try (PostgresFactStore store = PostgresFactStore.open(address, StoreSettings.defaults())) {
      store.load(Facts.source("a"), trades(1), KNOWN_NS);
      List<String> before =
          Facts.lines(store.asOf(Dataset.TRADE, KNOWN_NS, 0, Long.MAX_VALUE, List.of()));
      assertThat(number("select count(compress_chunk(c, true)) from show_chunks('trade') c"))
          .isPositive();
      assertThat(Facts.lines(store.asOf(Dataset.TRADE, KNOWN_NS, 0, Long.MAX_VALUE, List.of())))
          .isEqualTo(before);

      assertThat(store.load(Facts.source("a"), trades(1), KNOWN_NS))
          .isEqualTo(new Loaded(0, 0, 1_000));
      assertThat(store.load(Facts.source("b"), trades(2), KNOWN_NS + 1))
          .isEqualTo(new Loaded(0, 1_000, 0));
      assertThat(Facts.lines(store.asOf(Dataset.TRADE, KNOWN_NS, 0, Long.MAX_VALUE, List.of())))
          .isEqualTo(before);
      assertThat(store.asOf(Dataset.TRADE, KNOWN_NS + 1, 0, Long.MAX_VALUE, List.of()).cell(0, 1))
          .isEqualTo(2);
    }
  }
}
