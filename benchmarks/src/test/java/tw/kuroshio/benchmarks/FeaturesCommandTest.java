package tw.kuroshio.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class FeaturesCommandTest {

  private static final int INSTRUMENTS = 12;
  private static final int REPEATS = 2;
  private static final int HISTORY_INSTRUMENTS = 3;
  private static final int HISTORY_SESSIONS = 120;
  private static final String[] QUICK = {
    "--instruments",
    "12",
    "--sessions",
    "60",
    "--ticks",
    "40",
    "--repeats",
    "2",
    "--history-instruments",
    "12",
    "--history-sessions",
    "120"
  };

  /** Reads a name of the text, ranks inside and fits GARCH. */
  private static final String FORMULAS =
      """
      gap = P / ts_mean(P, 20) - 1
      place = ts_mean(rank(gap), 5)
      garch = garch_variance(ret(1), 300)
      ratio = sqrt(garch) / ts_std(ret(1), 20)
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void jsonHoldsSidesGrowthAndEveryComparison() {
    assertThat(quick("--json")).as(text(err)).isZero();
    JsonNode json = new ObjectMapper().readTree(text(out));
    assertThat(json.get("schema").asString()).isEqualTo("kuroshio.bench-features/1");
    assertThat(json.get("machine").get("cores").asInt()).isPositive();
    assertThat(json.get("peers").asString()).contains("ta4j 0.22.2", "TA-Lib 0.4.0", "DuckDB v");
    assertThat(json.get("settings").get("seed").asInt()).isEqualTo(1);

    JsonNode tick = json.get("found").get("tick");
    assertThat(json.get("ticks").valueStream().map(side -> side.get("side").asString()))
        .containsExactly("factors", "factors and live", "indicators", "TA-Lib", "ta4j");
    int values = 0;
    for (JsonNode side : tick.get("sides")) {
      assertThat(side.get("passes").size()).isEqualTo(REPEATS);
      assertThat(side.get("tickNs").get("count").asInt()).isEqualTo(40 * REPEATS);
      values += side.get("values").asInt();
    }
    int peers = 2 * 11;
    assertThat(tick.get("equalToBatch").asInt()).isEqualTo((values - peers) * INSTRUMENTS);
    assertThat(tick.get("equalToPeers").asInt()).isEqualTo(peers * INSTRUMENTS * (REPEATS + 1));
    JsonNode factors = json.get("ticks").get(0);
    assertThat(tick.get("alone").size()).isEqualTo(factors.get("values").asInt());
    assertThat(factors.get("bytes").get("median").asDouble()).isZero();

    JsonNode universe = json.get("found").get("universe");
    assertThat(universe.get("equalToBatch").asInt())
        .isEqualTo(factors.get("values").asInt() * INSTRUMENTS);
    assertThat(universe.get("memory").get("stateBytes").asInt()).isPositive();
    assertThat(json.get("found").get("history").get("equalToDuck").asInt())
        .isEqualTo(HISTORY_INSTRUMENTS * (10 * HISTORY_SESSIONS - 21 - 6 * 19 - 3 * 59));
    assertThat(json.get("found").get("history").get("whole").get("seconds").size()).isEqualTo(1);
    JsonNode growth = json.get("found").get("growth");
    for (String table : new String[] {"instruments", "formulas", "windows"}) {
      assertThat(growth.get(table).size()).isGreaterThanOrEqualTo(4);
    }
    assertThat(json.get("goals").size()).isEqualTo(4);
  }

  @Test
  void textNamesConditionsFiguresAndProof() throws IOException {
    Path file = Files.writeString(folder.resolve("own.factors"), FORMULAS);
    assertThat(quick("--main-only", "--formulas", file.toString())).as(text(err)).isZero();
    assertThat(text(out))
        .contains("machine ", "JVM ", "ta4j 0.22.2", "12 instruments, 60 sessions")
        .contains("4, of which 4 have a value")
        .contains("TA-Lib", "times as fast as ta4j", "universe of 12 x 4", "bytes an instrument")
        .contains("199", "published by its authors", "DuckDB, 1 thread", "GARCH")
        .contains("bit for bit", "all within 1e-9", "goal ")
        .doesNotContain("window   ");
    assertThat(text(err)).contains("history, pass 2 of 2");
  }

  @Test
  void wrongOptionsAreOneSentenceAndExitTwo() throws IOException {
    assertThat(run("--sessions", "10")).isEqualTo(2);
    assertThat(text(err)).contains("--sessions must be at least 30, was 10");
    assertThat(run("--formulas", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(text(err)).contains("cannot be read");
    Path wrong = Files.writeString(folder.resolve("wrong.factors"), "a = unheard(P)\n");
    assertThat(run("--formulas", wrong.toString())).isEqualTo(2);
    assertThat(text(err)).contains("The formulas are refused", "unheard");
    assertThat(text(out)).isEmpty();
  }

  private int quick(String... more) {
    return run(Stream.of(QUICK, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private int run(String... options) {
    String[] arguments =
        Stream.of(new String[] {"bench", "features"}, options)
            .flatMap(Arrays::stream)
            .toArray(String[]::new);
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

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
