package tw.kuroshio.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class StoreCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int run(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "bench";
    arguments[1] = "store";
    System.arraycopy(options, 0, arguments, 2, options.length);
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      return Main.execute(arguments);
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
    }
  }

  @Test
  void allSidesAnswerAlikeAndNothingIsLeft() throws IOException {
    int exit =
        run(
            "--ticks",
            "5000",
            "--stretch",
            "2000",
            "--instruments",
            "20",
            "--queries",
            "50",
            "--folder",
            folder.toString(),
            "--json");
    String messages = err.toString(StandardCharsets.UTF_8);
    Assumptions.assumeFalse(exit == 2, () -> "no embedded PostgreSQL here: " + messages);
    assertThat(exit).as(messages).isZero();

    JsonNode json = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(json.get("schema").asString()).isEqualTo("kuroshio.bench-store/1");
    assertThat(json.get("answers").asInt()).isEqualTo(2 * 55 + 5);
    assertThat(json.get("sides").size()).isEqualTo(3);
    for (JsonNode side : json.get("sides")) {
      assertThat(side.get("rowsPerSecond").asDouble()).isPositive();
      assertThat(side.get("asOfPoint").get("count").asInt()).isEqualTo(50);
    }
    assertThat(json.get("index").get("ticks").asInt()).isEqualTo(5_000);
    assertThat(json.get("universe").get("columns").asInt()).isEqualTo(20);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void wrongOptionsAreOneSentenceAndExitTwo() {
    assertThat(run("--ticks", "0")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--ticks");
  }
}
