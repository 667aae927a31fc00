package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A day over damaged lines ends as the day over whole ones while one copy of each is punctual. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedRunTest {

  // Static: an instance field would be filled only after the method that plays once.
  @TempDir private static Path folder = Path.of("");

  private JsonNode whole = new ObjectMapper().createObjectNode();

  @BeforeAll
  void playWithoutDamage() throws IOException {
    whole = run("none");
    assertThat(whole.get("lines").get("damage").asString()).isEqualTo("none");
    assertThat(whole.get("lines").get("missed").asLong()).isZero();
    assertThat(whole.get("orders").get("fills").asLong()).isPositive();
  }

  private JsonNode run(String damage) throws IOException {
    Path home = home(damage);
    Cli run =
        Cli.run(
            "run",
            "--universe",
            "30",
            "--speed",
            "max",
            "--exit",
            "--headless",
            "--seed",
            "3",
            "--damage",
            damage,
            "--home",
            home.toString(),
            "--report",
            home + ".json");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    Path header = home.resolve("runs/2026-03-02-1/header.json");
    assertThat(new ObjectMapper().readTree(Files.readString(header)).get("damage").asString())
        .isEqualTo(damage);
    return new ObjectMapper().readTree(Files.readString(Path.of(home + ".json")));
  }

  private static Path home(String damage) {
    return folder.resolve(Integer.toHexString(damage.hashCode()));
  }

  private static void assertPunctual(JsonNode report) {
    assertThat(report.get("lines").get("missed").asLong()).isZero();
    assertThat(report.get("lines").get("late").asLong()).isZero();
  }

  @Test
  void lossDuplicationAndReorderingChangeNothing() throws IOException {
    JsonNode damaged = run("loss=0.001,duplicate=0.01,reorder=0.001");
    assertPunctual(damaged);
    assertThat(damaged.get("lines").get("lost").asLong()).isPositive();
    assertThat(damaged.get("lines").get("reordered").asLong()).isPositive();
    assertThat(damaged.get("digests")).isEqualTo(whole.get("digests"));
    assertThat(damaged.get("pnl")).isEqualTo(whole.get("pnl"));
  }

  /**
   * What is quarantined, and a copy that falls silent, is logged as input and moves the numbers of
   * the inputs after it, which approved targets and orders carry; all else is the same.
   */
  @Test
  void corruptionAndASilentCopyChangeNoDecision() throws IOException {
    JsonNode damaged = run("corrupt=0.0005,silentA=10:00-10:05");
    assertPunctual(damaged);
    assertThat(damaged.get("lines").get("corrupted").asLong()).isPositive();
    assertThat(damaged.get("quarantined").propertyNames()).isNotEmpty();
    for (String stage : List.of("feed", "features", "prediction", "portfolio")) {
      assertThat(damaged.get("digests").get(stage))
          .as(stage)
          .isEqualTo(whole.get("digests").get(stage));
    }
    for (String part : List.of("orders", "pnl", "cash", "positions", "risk")) {
      assertThat(damaged.get(part)).as(part).isEqualTo(whole.get(part));
    }
  }

  @Test
  void aDamagedDayIsReplayedFromItsLog() throws IOException {
    String damage = "loss=0.05,corrupt=0.05,delayB=30000us,silent=11:00-11:01";
    JsonNode damaged = run(damage);
    assertThat(damaged.get("lines").get("missed").asLong()).isPositive();
    assertThat(damaged.get("conservation").get("difference").asString()).isEqualTo("0.0000");
    Cli replay = Cli.run("replay", home(damage).toString(), "--verify");
    assertThat(replay.out()).endsWith("clean\n");
  }
}
