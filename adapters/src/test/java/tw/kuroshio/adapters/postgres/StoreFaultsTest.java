package tw.kuroshio.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore.Loaded;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.StoreUnavailable;

/** A server that is killed, hangs, takes no writes, restarts, is full, or is a standby. */
class StoreFaultsTest {

  private static final StoreSettings IMPATIENT = new StoreSettings(2, 1, 2, 4);
  private static final long KNOWN_NS = 21_000 * DatasetTable.DAY_NS;
  private static final int MANY = 400_000;

  @TempDir static Path temporary;

  private static Path folder;
  private static int port;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() throws IOException {
    folder = temporary.resolve("store");
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    database = started();
    Migrations.run(database.address(), StoreSettings.defaults());
  }

  private static void startAgain() {
    database = started();
  }

  /** On the same port, so that what was connected may connect again. */
  private static EmbeddedDatabase started() {
    try {
      return EmbeddedDatabase.start(folder, Map.of("port", Integer.toString(port)));
    } catch (EmbeddedUnavailable e) {
      Assumptions.abort("no server to break: " + e.getMessage());
      throw e;
    }
  }

  @AfterAll
  static void stop() {
    if (database != null) {
      database.close();
    }
  }

  @BeforeEach
  void empty() {
    SharedServer.execute(
        database.address(), "truncate source_load, monthly_revenue, daily_bar, margin_balance");
  }

  private static PostgresFactStore open(StoreSettings settings) {
    return PostgresFactStore.open(database.address(), settings);
  }

  private static FactTable bars(int rows) {
    FactTable table = new FactTable(Dataset.DAILY_BAR);
    for (int i = 0; i < rows; i++) {
      Facts.add(table, "S" + i % 2_000, 20_000 + i / 2_000, 0, KNOWN_NS, 1, 2, 3, 4, 5, 6, 7);
    }
    return table;
  }

  private static FactTable one(long value) {
    return Facts.one(Dataset.MONTHLY_REVENUE, "2330", 20_454, KNOWN_NS, value);
  }

  private static int count(PostgresFactStore store, Dataset dataset) {
    return store.versions(dataset, 0, 30_000, List.of()).size();
  }

  /** Waits until the server has taken some of a load's rows. */
  private static void awaitRowsUnderWay(CompletableFuture<Loaded> load) throws SQLException {
    try (Connection connection = Migrations.connect(database.address(), StoreSettings.defaults());
        Statement statement = connection.createStatement()) {
      long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (System.nanoTime() < untilNs && !load.isDone()) {
        try (ResultSet found =
            statement.executeQuery(
                "select coalesce(max(tuples_processed), 0) from pg_stat_progress_copy")) {
          found.next();
          if (found.getLong(1) > 1_000) {
            return;
          }
        }
      }
    }
    throw new AssertionError("The load was not seen under way");
  }

  private static CompletableFuture<Loaded> loadOnTheSide(PostgresFactStore store, FactTable rows) {
    return CompletableFuture.supplyAsync(() -> store.load(Facts.source("bars"), rows, KNOWN_NS));
  }

  private static void assertUnavailable(CompletableFuture<Loaded> load, String... words) {
    assertThatThrownBy(load::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void aServerKilledInALoadHasNothingOfItAndTakesTheNext() throws Exception {
    FactTable rows = bars(MANY);
    try (PostgresFactStore store = open(StoreSettings.defaults())) {
      CompletableFuture<Loaded> load = loadOnTheSide(store, rows);
      awaitRowsUnderWay(load);
      Signals.killServer(database.serverPid());
      assertUnavailable(load, "cannot be reached", "loading bars into daily_bar");
      database.close();
      startAgain();

      assertThat(count(store, Dataset.DAILY_BAR)).isZero();
      assertThat(store.load(Facts.source("bars"), rows, KNOWN_NS))
          .isEqualTo(new Loaded(MANY, 0, 0));
      assertThat(count(store, Dataset.DAILY_BAR)).isEqualTo(MANY);
    }
  }

  @Test
  void aServerThatHangsIsGivenUpInTimeAndUsedAgain() throws Exception {
    try (PostgresFactStore store = open(IMPATIENT)) {
      store.load(Facts.source("a"), one(10), KNOWN_NS);
      Signals.toServer("STOP", database.serverPid());
      try {
        assertThatThrownBy(() -> count(store, Dataset.MONTHLY_REVENUE))
            .isInstanceOf(StoreUnavailable.class)
            .hasMessageContaining("did not answer in time while reading monthly_revenue");
      } finally {
        Signals.toServer("CONT", database.serverPid());
      }
      assertThat(count(store, Dataset.MONTHLY_REVENUE)).isEqualTo(1);
    }
  }

  @Test
  void aServerThatHangsInALoadIsGivenUpAndHasNothingOfIt() throws Exception {
    try (PostgresFactStore store = open(IMPATIENT)) {
      CompletableFuture<Loaded> load = loadOnTheSide(store, bars(MANY));
      awaitRowsUnderWay(load);
      Signals.toServer("STOP", database.serverPid());
      try {
        assertUnavailable(load, "did not answer in time", "loading bars into daily_bar");
      } finally {
        Signals.toServer("CONT", database.serverPid());
      }
      FactTable few = bars(10);
      assertThat(store.load(Facts.source("few"), few, KNOWN_NS)).isEqualTo(new Loaded(10, 0, 0));
      assertThat(count(store, Dataset.DAILY_BAR)).isEqualTo(10);
    }
  }

  @Test
  void aServerThatTakesNoWritesIsStillRead() {
    try (PostgresFactStore store = open(StoreSettings.defaults())) {
      store.load(Facts.source("a"), one(10), KNOWN_NS);
      setReadOnly("on");
      try {
        assertThatThrownBy(() -> store.load(Facts.source("b"), one(11), KNOWN_NS))
            .isInstanceOf(StoreUnavailable.class)
            .hasMessageContaining("takes no writes")
            .hasMessageContaining("default_transaction_read_only");
        assertThat(count(store, Dataset.MONTHLY_REVENUE)).isEqualTo(1);
        assertThat(StoreStatus.read(database.address(), StoreSettings.defaults()).takesWrites())
            .isFalse();
      } finally {
        setReadOnly("off");
      }
      assertThat(store.load(Facts.source("b"), one(11), KNOWN_NS)).isEqualTo(new Loaded(0, 1, 0));
    }
  }

  private static void setReadOnly(String value) {
    SharedServer.execute(
        database.address(),
        "set session characteristics as transaction read write",
        "alter database kuroshio set default_transaction_read_only = " + value);
    // sessions that are there keep the old setting: they are ended, as at a failover
    SharedServer.execute(
        database.address(),
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = 'kuroshio' and pid <> pg_backend_pid()");
  }

  @Test
  void aRestartInMidSessionIsRecoveredFrom() {
    try (PostgresFactStore store = open(StoreSettings.defaults())) {
      store.load(Facts.source("a"), one(10), KNOWN_NS);
      database.close();
      assertThatThrownBy(() -> count(store, Dataset.MONTHLY_REVENUE))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("cannot be reached");
      startAgain();
      assertThat(count(store, Dataset.MONTHLY_REVENUE)).isEqualTo(1);
      database.close();
      startAgain();
      assertThat(store.load(Facts.source("b"), one(11), KNOWN_NS)).isEqualTo(new Loaded(0, 1, 0));
    }
  }

  @Test
  void aFullDiskIsToldAndWhatFitsIsTaken() throws Exception {
    Path disk = Files.createDirectory(temporary.resolve("disk"));
    Assumptions.assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=8m,mode=700", "tmpfs", disk.toString()),
        "a small disk cannot be mounted here: run as root where mounting is allowed");
    try (PostgresFactStore store = open(StoreSettings.defaults())) {
      StoreAddress address = database.address();
      SharedServer.execute(address, "create tablespace small location '" + disk + "'");
      SharedServer.execute(address, "alter table margin_balance rename to margin_balance_parted");
      SharedServer.execute(
          address,
          "create table margin_balance (like margin_balance_parted including all) tablespace"
              + " small");
      try {
        FactTable many = new FactTable(Dataset.MARGIN_BALANCE);
        for (int i = 0; i < 200_000; i++) {
          Facts.add(many, "S" + i, 20_000, 0, KNOWN_NS, 1);
        }
        assertThatThrownBy(() -> store.load(Facts.source("many"), many, KNOWN_NS))
            .isInstanceOf(StoreUnavailable.class)
            .hasMessageContaining("no disk space left")
            .hasMessageContaining("loading many into margin_balance");
        assertThat(count(store, Dataset.MARGIN_BALANCE)).isZero();
        SharedServer.execute(address, "vacuum margin_balance");
        FactTable few = Facts.one(Dataset.MARGIN_BALANCE, "2330", 20_000, KNOWN_NS, 1);
        assertThat(store.load(Facts.source("few"), few, KNOWN_NS)).isEqualTo(new Loaded(1, 0, 0));
      } finally {
        SharedServer.execute(address, "drop table margin_balance");
        SharedServer.execute(address, "alter table margin_balance_parted rename to margin_balance");
        SharedServer.execute(address, "drop tablespace small");
      }
    } finally {
      succeeds("umount", disk.toString());
    }
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
  }

  @Test
  void aStandbyIsNotReadForDecisions() throws IOException {
    Path signal = folder.resolve("data").resolve("standby.signal");
    database.close();
    Files.createFile(signal);
    startAgain();
    try {
      assertThatThrownBy(() -> open(StoreSettings.defaults()))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("standby");
      assertThatThrownBy(() -> Migrations.run(database.address(), StoreSettings.defaults()))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("standby");
    } finally {
      database.close();
      Files.delete(signal);
      startAgain();
    }
  }

  @Test
  void aServerThatIsNotThereIsNamedWithoutItsPassword() {
    StoreAddress nowhere =
        StoreAddress.parse("postgresql://desk@127.0.0.1:1/facts", "a secret of ours");
    assertThatThrownBy(() -> PostgresFactStore.open(nowhere, IMPATIENT))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("postgresql://desk@127.0.0.1:1/facts cannot be reached")
        .hasMessageNotContaining("secret");
  }
}
