package tw.kuroshio.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class IngestCommandTest {

  private static final int INSTRUMENTS = 50;
  private static final long STATIC_RECORDS = INSTRUMENTS + 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void everyRecordOfTheSendingProcessIsApplied() throws Exception {
    JsonNode json = bench("--rates", "2000", "--seconds", "0.5", "--sender", "PROCESS");
    requireExact(json.get("cold"), 1_000);
    requireExact(json.get("steps").get(0), 1_000);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).as("logs left behind").isEmpty();
    }
  }

  @Test
  void burstIsAppliedWithOrdersInItsMidst() {
    JsonNode json =
        bench("--rates", "500", "--seconds", "3.2", "--burst", "4", "--sender", "THREAD");
    JsonNode burst = json.get("steps").get(0);
    requireExact(burst, 1_600 + 6_400 + 1_600);
    assertThat(burst.get("schedule").get(1).get("recordsPerSecond").asInt()).isEqualTo(2_000);
    assertThat(burst.get("inputToOrderNs").get("count").asLong()).isPositive();
    assertThat(burst.get("engineRoundNs").get("count").asLong()).isPositive();
  }

  @Test
  void wrongOptionsAreOneSentenceAndExitTwo() {
    assertThat(run("--rates", "0")).isEqualTo(2);
    assertThat(text(err)).contains("--rates must be at least 1 record/s");
    assertThat(run("--burst", "0")).isEqualTo(2);
    assertThat(text(err)).contains("--burst must be at least 1, was 0");
    assertThat(run("--rates", "10", "--seconds", "1")).isEqualTo(2);
    assertThat(text(err)).contains("Records must be");
    assertThat(run("--folder", folder.resolve("absent").toString())).isEqualTo(2);
    assertThat(text(err)).contains("name another with --folder DIR");
  }

  /** What is exact at any speed of the machine; whether the rate was sustained is not. */
  private static void requireExact(JsonNode step, long quotes) {
    long records = quotes + STATIC_RECORDS;
    JsonNode accounts = step.get("records");
    assertThat(step.get("sent").get("records").asLong()).isEqualTo(2 * records);
    assertThat(accounts.get("received").asLong()).isEqualTo(2 * records);
    assertThat(accounts.get("accepted").asLong()).isEqualTo(records);
    assertThat(accounts.get("duplicates").asLong()).isEqualTo(records);
    assertThat(accounts.get("applied").asLong()).isEqualTo(records);
    assertThat(accounts.get("unaccounted").asLong()).isZero();
    assertThat(accounts.get("held").asLong()).isZero();
    assertThat(accounts.get("gaps").asLong()).isZero();
    assertThat(accounts.get("quarantined").size()).isZero();
    assertThat(accounts.get("refused").size()).isZero();
    assertThat(step.get("received").get("droppedByRing").asLong()).isZero();
    // The two records that end a session name no time.
    assertThat(step.get("dueToAppliedNs").get("count").asLong()).isEqualTo(quotes - 2);
    assertThat(step.get("dueToDurableNs").get("count").asLong()).isEqualTo(quotes - 2);
  }

  private JsonNode bench(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--json", "--folder", folder.toString()));
    all.addAll(List.of("--instruments", Integer.toString(INSTRUMENTS)));
    int code = run(all.toArray(String[]::new));
    Assumptions.assumeFalse(
        code == 2 && text(err).contains("ulticast"), "no multicast on loopback: " + text(err));
    assertThat(code).as(text(err)).isZero();
    return new ObjectMapper().readTree(text(out));
  }

  private int run(String... options) {
    List<String> all = new ArrayList<>(List.of("bench", "ingest"));
    all.addAll(List.of(options));
    PrintStream formerOut = System.out;
    PrintStream formerErr = System.err;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      return Main.execute(all.toArray(String[]::new));
    } finally {
      System.setOut(formerOut);
      System.setErr(formerErr);
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
