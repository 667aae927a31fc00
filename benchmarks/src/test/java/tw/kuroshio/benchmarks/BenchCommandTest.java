package tw.kuroshio.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class BenchCommandTest {

  private static final String[] QUICK = {
    "bench", "feed", "--records", "20000", "--instruments", "50", "--repeats", "2", "--main-only"
  };

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void jsonHoldsConditionsPassesAndProof() {
    assertThat(run(with("--json"))).as(text(err)).isZero();
    JsonNode json = new ObjectMapper().readTree(text(out));
    assertThat(json.get("schema").asString()).isEqualTo("kuroshio.bench/1");
    assertThat(json.get("machine").get("cores").asInt()).isPositive();
    assertThat(json.get("peer").asString()).startsWith("SBE flyweights");
    JsonNode main = json.get("main");
    assertThat(main.get("workload").get("records").asLong()).isEqualTo(20_000);
    assertThat(main.get("passes").size()).isEqualTo(2);
    for (JsonNode pass : main.get("passes")) {
      JsonNode ours = pass.get("ours");
      long quarantined = 0;
      for (JsonNode count : ours.get("quarantined")) {
        quarantined += count.asLong();
      }
      assertThat(
              ours.get("accepted").asLong()
                  + ours.get("duplicates").asLong()
                  + ours.get("late").asLong()
                  + ours.get("conflicts").asLong()
                  + quarantined)
          .isEqualTo(pass.get("received").asLong());
      assertThat(ours.get("booksDigest")).isEqualTo(pass.get("peer").get("booksDigest"));
    }
    assertThat(json.get("goals").size()).isEqualTo(3);
    assertThat(json.get("variations").size()).isZero();
  }

  @Test
  void textNamesMachinePeerWorkloadAndProof() {
    assertThat(run(QUICK)).as(text(err)).isZero();
    assertThat(text(out))
        .contains("machine ", "JVM ", "SBE flyweights", "20,000 records of 50 instruments")
        .contains("ours / peer, CPU time", "books of both sides equal", "goal ");
    assertThat(text(err)).contains("pass 2 of 2");
  }

  @Test
  void wrongOptionsAreOneSentenceAndExitTwo() {
    assertThat(run("bench", "feed", "--levels", "6")).isEqualTo(2);
    assertThat(text(err)).contains("Levels must be 0 to 5, was 6");
    assertThat(run("bench", "feed", "--records", "100")).isEqualTo(2);
    assertThat(text(err)).contains("Records must be 32000");
    assertThat(run("bench", "feed", "--instruments", "1")).isEqualTo(2);
    assertThat(text(err)).contains("Instruments must be 2 to 9000, was 1");
    assertThat(run("bench", "feed", "--repeats", "0")).isEqualTo(2);
    assertThat(text(err)).contains("--repeats must be at least 1, was 0");
    assertThat(run("bench", "nothing")).isEqualTo(2);
    assertThat(run("bench")).isEqualTo(2);
    assertThat(text(out)).isEmpty();
  }

  @Test
  void helpHasAnExample() {
    assertThat(run("bench", "feed", "--help")).isZero();
    assertThat(text(out)).contains("Example, the whole day: ./kuroshio bench feed");
    assertThat(run("bench", "--help")).isZero();
    assertThat(text(out)).contains("Example: ./kuroshio bench feed");
  }

  private static String[] with(String option) {
    String[] args = Arrays.copyOf(QUICK, QUICK.length + 1);
    args[QUICK.length] = option;
    return args;
  }

  private int run(String... args) {
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      return Main.execute(args);
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
