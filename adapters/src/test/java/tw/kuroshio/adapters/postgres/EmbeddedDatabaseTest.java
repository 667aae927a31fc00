package tw.kuroshio.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.StoreUnavailable;

class EmbeddedDatabaseTest {

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void nameFolder() throws IOException {
    folder = temporary.resolve("home").resolve("store");
    Assumptions.assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        "the embedded server is tested on Linux only");
    try {
      ServerProgram.in(temporary, "unshare");
    } catch (EmbeddedUnavailable e) {
      Assumptions.abort("the embedded server cannot run here: " + e.getMessage());
    }
  }

  private static void loadOne(StoreAddress address) {
    Migrations.run(address, StoreSettings.defaults());
    try (PostgresFactStore store = PostgresFactStore.open(address, StoreSettings.defaults())) {
      FactTable row = Facts.one(Dataset.MONTHLY_REVENUE, "2330", 20_454, Long.MAX_VALUE / 2, 10);
      store.load(Facts.source("a"), row, Long.MAX_VALUE / 2);
    }
  }

  private static int rows(PostgresFactStore store) {
    return store.versions(Dataset.MONTHLY_REVENUE, 0, 30_000, List.of()).size();
  }

  private static int rows(StoreAddress address) {
    try (PostgresFactStore store = PostgresFactStore.open(address, StoreSettings.defaults())) {
      return rows(store);
    }
  }

  @Test
  void dataStayBetweenRunsAndOthersCannotReadThem() throws IOException {
    long first;
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      first = database.serverPid();
      loadOne(database.address());
      assertThat(database.address().toString()).doesNotContain(database.address().password());
    }
    assertThat(Signals.isRunning(first)).isFalse();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("password"))))
        .isEqualTo("rw-------");

    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(rows(database.address())).isEqualTo(1);
      StoreAddress stranger =
          new StoreAddress(
              "127.0.0.1",
              database.address().port(),
              "kuroshio",
              "kuroshio",
              "guess",
              StoreAddress.SCHEMA,
              "disable");
      assertThatThrownBy(() -> PostgresFactStore.open(stranger, StoreSettings.defaults()))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("refused the user or the password");
    }
  }

  @Test
  void anotherProcessIsAGuestUntilTheOwnerEnds() throws Exception {
    EmbeddedOwner owner = EmbeddedOwner.start(folder);
    try {
      StoreAddress address;
      try (EmbeddedDatabase guest = EmbeddedDatabase.start(folder)) {
        assertThat(guest.isOwner()).isFalse();
        assertThatThrownBy(() -> EmbeddedDatabase.stopLeftBehind(folder))
            .isInstanceOf(EmbeddedUnavailable.class)
            .hasMessageContaining("in use by process " + owner.pid());
        address = guest.address();
        loadOne(address);
      }
      try (PostgresFactStore store = PostgresFactStore.open(address, StoreSettings.defaults())) {
        assertThat(rows(store)).isEqualTo(1);
        owner.finish();
        assertThatThrownBy(() -> rows(store))
            .isInstanceOf(StoreUnavailable.class)
            .hasMessageContaining("cannot be reached");
      }
    } finally {
      owner.kill();
    }
  }

  @Test
  void aServerLeftBehindByAKilledOwnerIsTakenOver() throws Exception {
    EmbeddedOwner owner = EmbeddedOwner.start(folder);
    owner.kill();
    long left;
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      left = database.serverPid();
      assertThat(database.isOwner()).isTrue();
      loadOne(database.address());
    }
    assertThat(Signals.isRunning(left)).isFalse();

    EmbeddedOwner.start(folder).kill();
    assertThat(EmbeddedDatabase.stopLeftBehind(folder)).isTrue();
    assertThat(EmbeddedDatabase.stopLeftBehind(folder)).isFalse();
  }

  @Test
  void ctrlCStopsTheServerInOrder() throws Exception {
    assumeFalse(
        Signals.areInterruptsIgnored(),
        "interrupts are ignored by what runs this suite, so that Ctrl-C reaches nobody");
    EmbeddedOwner owner = EmbeddedOwner.start(folder);
    assertThat(owner.end("INT")).isEqualTo(130);
    assertThat(folder.resolve("data").resolve("postmaster.pid")).doesNotExist();
    assertThat(Files.readString(folder.resolve("server.log")))
        .contains("database system is shut down")
        .doesNotContain("was not properly shut down");
  }

  @Test
  void aStalePidOfAnotherProcessIsNoServer() throws IOException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      loadOne(database.address());
      Signals.killServer(database.serverPid());
    }
    Path file = folder.resolve("data").resolve("postmaster.pid");
    List<String> lines = Files.readAllLines(file);
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(file, lines);

    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(database.serverPid()).isNotEqualTo(ProcessHandle.current().pid());
      assertThat(rows(database.address())).isEqualTo(1);
    }
  }

  @Test
  void aHalfMadeDataFolderIsMadeAnew() throws IOException {
    Files.createDirectories(folder.resolve("data.partial").resolve("base"));
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      loadOne(database.address());
    }
    assertThat(folder.resolve("data.partial")).doesNotExist();
  }

  @Test
  void whereItCannotRunItSaysWhyAndWhatToDo() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");
    assertThatThrownBy(() -> EmbeddedDatabase.start(file))
        .isInstanceOf(EmbeddedUnavailable.class)
        .hasMessageContaining("--store postgresql://");

    String processor = System.setProperty("os.arch", "s390x");
    try {
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
          .isInstanceOf(EmbeddedUnavailable.class)
          .hasMessageContaining("no embedded PostgreSQL for Linux on s390x")
          .hasMessageContaining("--store postgresql://");
    } finally {
      System.setProperty("os.arch", processor);
    }
  }

  @Test
  void rootWithoutUserNamespacesIsToldSo() {
    Assumptions.assumeTrue(new UnixSystem().getUid() == 0, "only root needs a user namespace");
    assertThatThrownBy(() -> ServerProgram.in(temporary, "false"))
        .isInstanceOf(EmbeddedUnavailable.class)
        .hasMessageContaining("`unshare --user`")
        .hasMessageContaining("--store postgresql://");
  }
}
