package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tw.kuroshio.adapters.files.FileEventLogReader;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.adapters.files.SnapshotStore;
import tw.kuroshio.engine.Replay;
import tw.kuroshio.engine.StageObserver;
import tw.kuroshio.model.StateReader;

/** A small simulated day, end to end, and everything that must hold of its record. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedRunTest {

  // Static: an instance field would be filled only after the method that plays once.
  @TempDir private static Path folder = Path.of("");

  private Path home = Path.of("");
  private JsonNode report = new ObjectMapper().createObjectNode();
  private String printed = "";

  @BeforeAll
  void playOnce() {
    home = folder.resolve("home");
    Cli run = run("first.json", home, "3");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    printed = run.out();
    report = read("first.json");
  }

  private Cli run(String file, Path intoHome, String seed) {
    return Cli.run(
        "run",
        "--universe",
        "30",
        "--speed",
        "max",
        "--exit",
        "--headless",
        "--seed",
        seed,
        "--home",
        intoHome.toString(),
        "--report",
        folder.resolve(file).toString());
  }

  private JsonNode read(String file) {
    try {
      return new ObjectMapper().readTree(Files.readString(folder.resolve(file)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theSameCommandEndsInTheSameDigestsAndAnotherSeedDoesNot() {
    assertThat(run("again.json", folder.resolve("elsewhere"), "3").exitCode()).isZero();
    assertThat(read("again.json").get("digests")).isEqualTo(report.get("digests"));
    assertThat(run("other.json", folder.resolve("elsewhere"), "4").exitCode()).isZero();
    JsonNode other = read("other.json").get("digests");
    for (String stage : List.of("feed", "features", "prediction", "portfolio", "execution")) {
      assertThat(other.get(stage)).as(stage).isNotEqualTo(report.get("digests").get(stage));
    }
  }

  @Test
  void everyStageTookSomethingAndMadeSomething() {
    assertThat(report.get("stages")).hasSize(6);
    for (JsonNode stage : report.get("stages")) {
      assertThat(stage.get("in").asLong()).as(stage.get("name").asString()).isPositive();
      assertThat(stage.get("out").asLong()).as(stage.get("name").asString()).isPositive();
      assertThat(stage.get("digest").asString()).matches("[0-9a-f]{64}");
    }
    assertThat(report.get("orders").get("fills").asLong()).isPositive();
  }

  @Test
  void theReportHasTheFieldsOfItsContract() {
    assertThat(report.get("schema").asString()).isEqualTo("kuroshio.run/1");
    assertThat(report.get("date").asString()).isEqualTo("2026-03-02");
    assertThat(report.get("data").asString()).isEqualTo("simulated");
    assertThat(report.get("seed").asLong()).isEqualTo(3);
    assertThat(report.get("universe").asInt()).isEqualTo(30);
    assertThat(report.get("header").propertyNames())
        .containsExactlyInAnyOrder("commit", "config", "data", "model", "features");
    assertThat(report.get("orders").propertyNames())
        .contains("created", "accepted", "rejected", "fills");
    assertThat(report.get("pnl").propertyNames())
        .containsExactlyInAnyOrder("startEquity", "endEquity", "gross", "fees", "taxes", "net");
    assertThat(report.get("pnl").get("startEquity").asString()).isEqualTo("100000000.0000");
    assertThat(report.get("risk").propertyNames()).contains("var99", "cvar99");
    assertThat(report.get("exit").asInt()).isZero();
  }

  @Test
  void moneyIsConservedToTheLastDigit() {
    assertThat(report.get("conservation").get("difference").asString()).isEqualTo("0.0000");
  }

  @Test
  void theStagesArePrintedAsTheDayGoes() {
    for (String stage :
        List.of("feed", "features", "prediction", "portfolio", "risk", "execution")) {
      assertThat(printed.lines().filter(line -> line.startsWith("  " + stage)).count())
          .as(stage)
          .isGreaterThan(5);
    }
  }

  @Test
  void verifyRecomputesEverythingAndEndsClean() {
    Cli replay = Cli.run("replay", home.toString(), "--verify");
    assertThat(replay.err()).isEmpty();
    assertThat(replay.out()).contains("8 results computed again and equal").endsWith("clean\n");
    assertThat(replay.exitCode()).isZero();
  }

  @Test
  void everySnapshotRecoversToTheSameEnd() throws FileRefused {
    RunFolder run = RunFolder.open(home);
    DayReference reference = DayReference.read(new StateReader(run.reference()));
    SnapshotStore.Snapshot newest = run.snapshots().newest().snapshot().orElseThrow();
    TradingSystem system = new TradingSystem(reference, Settings.defaults(), 1, StageObserver.NONE);
    try (FileEventLogReader reader = run.readLog()) {
      Replay.Result result = Replay.resume(system.pipeline(), newest.state(), reader);
      assertThat(result).isInstanceOf(Replay.Result.Clean.class);
    }
    assertThat(system.pipeline().dayEnded()).isTrue();
  }

  @Test
  void aRecoveryFromTheMiddleOfTheDayAgreesAtEveryLaterCheckpoint() throws Exception {
    RunFolder run = RunFolder.open(home);
    DayReference reference = DayReference.read(new StateReader(run.reference()));
    Path oldest;
    try (Stream<Path> files = Files.list(run.path().resolve("snapshots"))) {
      oldest = files.sorted().findFirst().orElseThrow();
    }
    byte[] file = Files.readAllBytes(oldest);
    byte[] state = java.util.Arrays.copyOfRange(file, 48, file.length);
    TradingSystem system = new TradingSystem(reference, Settings.defaults(), 1, StageObserver.NONE);
    try (FileEventLogReader reader = run.readLog()) {
      Replay.Result result = Replay.resume(system.pipeline(), state, reader);
      assertThat(result)
          .isInstanceOfSatisfying(
              Replay.Result.Clean.class, clean -> assertThat(clean.checkpoints()).isEqualTo(2));
    }
  }

  @Test
  void oneFlippedByteInTheLogIsFoundAndNamed() throws IOException {
    Path damaged = folder.resolve("damaged");
    assertThat(run("damaged.json", damaged, "3").exitCode()).isZero();
    Path segment;
    try (Stream<Path> files = Files.walk(damaged)) {
      segment = files.filter(file -> file.toString().endsWith(".kel")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    Cli replay = Cli.run("replay", damaged.toString(), "--verify");
    assertThat(replay.exitCode()).isEqualTo(5);
    assertThat(replay.err())
        .startsWith("kuroshio: Event log is damaged")
        .contains(segment.getFileName().toString(), "at byte", "Restore this file from a copy");
  }

  @Test
  void changedReferenceDataIsRefused() throws IOException {
    Path damaged = folder.resolve("reference");
    assertThat(run("reference.json", damaged, "3").exitCode()).isZero();
    Path reference = damaged.resolve("runs/2026-03-02-1/reference.bin");
    byte[] bytes = Files.readAllBytes(reference);
    bytes[bytes.length / 2] ^= 1;
    Files.write(reference, bytes);
    Cli replay = Cli.run("replay", damaged.toString());
    assertThat(replay.exitCode()).isEqualTo(5);
    assertThat(replay.err()).contains("reference data is not what its header names");
  }

  @Test
  void theNextRunCanGoOnWithThePositions() {
    Path next = folder.resolve("next");
    assertThat(run("one.json", next, "3").exitCode()).isZero();
    Cli second =
        Cli.run(
            "run",
            "--universe",
            "30",
            "--speed",
            "max",
            "--exit",
            "--headless",
            "--seed",
            "7",
            "--date",
            "2026-03-03",
            "--continue",
            "--home",
            next.toString(),
            "--report",
            folder.resolve("two.json").toString());
    assertThat(second.err()).isEmpty();
    assertThat(second.exitCode()).isZero();
    assertThat(read("two.json").get("conservation").get("difference").asString())
        .isEqualTo("0.0000");
    assertThat(next.resolve("runs/2026-03-02-1/report.json")).exists();
    assertThat(next.resolve("runs/2026-03-03-1/report.json")).exists();
  }
}
