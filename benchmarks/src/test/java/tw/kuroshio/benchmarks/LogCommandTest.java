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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class LogCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void measuresEveryLogAndLeavesNothingBehind() throws Exception {
    int code =
        run(
            "--folder",
            folder.toString(),
            "--json",
            "--groups",
            "1,100",
            "--rates",
            "500",
            "--seconds",
            "0.2",
            "--events",
            "5000",
            "--repeats",
            "1");
    assertThat(code).as(text(err)).isZero();
    JsonNode json = new ObjectMapper().readTree(text(out));
    assertThat(json.get("groups")).hasSize(6);
    for (JsonNode step : json.get("groups")) {
      assertThat(step.get("commitNs").get("count").asLong()).isPositive();
      assertThat(step.get("recordsPerSecond").asDouble()).isPositive();
    }
    JsonNode latency = json.get("endToEnd").get(0);
    assertThat(latency.get("oursNs").get("count").asLong()).isEqualTo(100);
    assertThat(latency.get("peerNs").get("count").asLong()).isEqualTo(100);
    assertThat(json.get("ratio").get("median").asDouble()).isPositive();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).as("logs left behind").isEmpty();
    }
  }

  @Test
  void wrongOptionsAreOneSentenceAndExitTwo() {
    assertThat(run("--groups", "0")).isEqualTo(2);
    assertThat(text(err)).contains("must be above 0");
    assertThat(run("--folder", folder.resolve("absent").toString())).isEqualTo(2);
    assertThat(text(err)).contains("name another with --folder DIR");
  }

  private int run(String... options) {
    List<String> all = new ArrayList<>(List.of("bench", "log"));
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
