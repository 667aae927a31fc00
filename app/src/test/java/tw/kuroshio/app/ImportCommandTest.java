package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The command on a real embedded server: what is printed and what is left. */
class ImportCommandTest {

  private static final String FLOWS = "Date,Code,ForeignNet,TrustNet,DealerNet,Total\n";

  @TempDir private Path home = Path.of("");

  private Cli run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("import", "--home", home.toString()));
    all.addAll(List.of(arguments));
    return Cli.run(all.toArray(String[]::new));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text).toString();
  }

  @Test
  void aFileIsLoadedOnceAndItsBadRowsAreKept() throws IOException {
    String flows = file("f.csv", FLOWS + "2026-07-09,1101,1,2,3,6\n2026-07-11,1101,1,2,3,6\n");
    Cli first = run("flows", flows);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out())
        .contains(
            "f.csv: 2 rows; institutional_flow 1 new, 0 revised, 0 unchanged (2026-07-09);"
                + " 1 quarantined (NOT_A_TRADING_DAY 1)");
    try (Stream<Path> imports = Files.list(home.resolve("quarantine"))) {
      Path rows = imports.findFirst().orElseThrow().resolve("f.csv.csv");
      assertThat(rows).hasContent("line,rule,row\n3,NOT_A_TRADING_DAY,2026-07-11,1101,1,2,3,6\n");
    }
    Cli again = run("flows", flows, "--json");
    assertThat(again.exitCode()).as(again.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(again.out());
    assertThat(json.get("schema").asString()).isEqualTo("kuroshio.import/1");
    JsonNode one = json.get("files").get(0);
    assertThat(one.get("rows").asInt()).isEqualTo(2);
    assertThat(one.get("new").asInt()).isZero();
    assertThat(one.get("unchanged").asInt()).isEqualTo(1);
    assertThat(one.get("quarantined").get("NOT_A_TRADING_DAY").asInt()).isEqualTo(1);
    assertThat(json.get("exit").asInt()).isZero();
    Cli refused = run("flows", file("g.csv", "Date,Code,Foreign,TrustNet,DealerNet,Total\n"));
    assertThat(refused.exitCode()).isEqualTo(5);
    assertThat(refused.err()).contains("has no column 'ForeignNet'");
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void usageIsExit2AndAStoreThatIsAwayIsExit6() throws IOException {
    String flows = file("f.csv", FLOWS + "2026-07-09,1101,1,2,3,6\n");
    assertThat(run("prices", flows).exitCode()).isEqualTo(2);
    assertThat(run("flows").exitCode()).isEqualTo(2);
    Cli moment = run("flows", flows, "--known-at", "2026-07-09");
    assertThat(moment.exitCode()).isEqualTo(2);
    assertThat(moment.err()).contains("YYYY-MM-DDTHH:MM");
    Cli away = run("flows", flows, "--store", "postgresql://desk@127.0.0.1:1/facts");
    assertThat(away.exitCode()).isEqualTo(6);
    assertThat(away.err()).contains("cannot be reached");
  }
}
