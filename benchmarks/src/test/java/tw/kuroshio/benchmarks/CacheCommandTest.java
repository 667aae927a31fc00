package tw.kuroshio.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class CacheCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    PrintStream formerOut = System.out;
    PrintStream formerErr = System.err;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      return Main.execute(arguments);
    } finally {
      System.setOut(formerOut);
      System.setErr(formerErr);
    }
  }

  @Test
  void everyWayIsMeasuredAtEverySize() {
    assertThat(run("bench", "cache", "--repeats", "3", "--json"))
        .as(err.toString(StandardCharsets.UTF_8))
        .isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(json.get("schema").asString()).isEqualTo("kuroshio.bench/1");
    assertThat(json.get("timings").size()).isEqualTo(24);
    TreeSet<String> ways = new TreeSet<>();
    for (JsonNode timing : json.get("timings")) {
      ways.add(timing.get("way").asString());
      assertThat(timing.get("calls").asLong()).isGreaterThanOrEqualTo(3);
    }
    assertThat(ways)
        .containsExactly(
            "Redis GETs", "Redis MGET", "Redis get", "Redis put", "heap get", "heap put");
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThat(run("bench", "cache", "--repeats", "0")).isEqualTo(2);
    assertThat(run("bench", "cache", "--redis", "nowhere")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("HOST:PORT");
  }
}
