package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class FormulaCommandTest {

  @TempDir private Path folder = Path.of("");

  private Cli formula(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "formula";
    all[1] = "--home";
    all[2] = folder.resolve("home").toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Cli.run(all);
  }

  @Test
  void showsWhatAFormulaIsMadeOf() {
    Cli cli = formula("rank(ts_mean(foreign_net, 20) / ts_std(ret(1), 20))");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out())
        .startsWith("formula: node n")
        .contains("warm-up 21 sessions", "1 cross-section deep")
        .containsPattern("institutional_flow.foreign_net +known before the session")
        .containsPattern("P +known so far in the session")
        .contains("ts_std[20](", "rank@cross(");
  }

  @Test
  void drawsTheGraphAsWellFormedSvg() throws Exception {
    Path svg = folder.resolve("graph.svg");
    assertThat(formula("a = ts_mean(P, 5) < 3", "--svg", "" + svg).exitCode())
        .isEqualTo(ExitCode.USAGE.code);
    assertThat(svg).doesNotExist();
    assertThat(formula("a = if(P < 3, 1, group_rank(P, industry))", "--svg", "" + svg).exitCode())
        .isZero();
    try (var in = Files.newInputStream(svg)) {
      var root =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
      assertThat(root.getTagName()).isEqualTo("svg");
      assertThat(root.getElementsByTagName("rect").getLength()).isGreaterThan(6);
    }
  }

  @Test
  void aWrongFormulaIsShownWithACaret() {
    Cli cli = formula("ts_mean(close, -5)");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE.code);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err())
        .contains("a formula must not look ahead")
        .contains("\n  formula = ts_mean(close, -5)\n  " + " ".repeat(25) + "^");
  }

  @Test
  void wrongNamesAndCyclesAreShownWithACaret() {
    Cli cyclic = formula("a = b + 1", "b = ts_mean(a, 3)");
    assertThat(cyclic.exitCode()).isEqualTo(ExitCode.USAGE.code);
    assertThat(cyclic.err())
        .contains("Definition is cyclic: a -> b -> a")
        .contains("\n  b = ts_mean(a, 3)\n  " + " ".repeat(12) + "^");
    assertThat(formula("P + clsoe").err())
        .contains("Name 'clsoe' is not known", "\n  " + " ".repeat(14) + "^");
    assertThat(formula("ts_maen(P, 5)").err())
        .contains("Function 'ts_maen' is not known", "\n  " + " ".repeat(10) + "^");
  }

  @Test
  void givesTheValuesOfTheLastSessions() throws IOException {
    Path data = TinyMarket.write(Files.createDirectory(folder.resolve("data")), 12);
    Cli cli =
        formula(
            "a = ts_mean(close, 3)",
            "b = rank(close)",
            "--symbol",
            "2330",
            "--sessions",
            "2",
            "--data",
            data.toString(),
            "--json");
    assertThat(cli.exitCode()).isZero();
    JsonNode json = new ObjectMapper().readTree(cli.out());
    JsonNode values = json.get("formulas").get(0).get("values");
    double mean =
        (TinyMarket.close(2330, 9) + TinyMarket.close(2330, 10) + TinyMarket.close(2330, 11)) / 3;
    assertThat(values.size()).isEqualTo(2);
    assertThat(values.get(1).get("value").asDouble()).isCloseTo(mean, within(1e-12));
    // 30, 31 and 31: two share the places two and three
    assertThat(json.get("formulas").get(1).get("values").get(1).get("value").asDouble())
        .isEqualTo(2 / 3.0);
    assertThat(formula("P", "--symbol", "9999", "--data", data.toString()).err())
        .contains("no daily bars of a stock 9999");
  }

  @Test
  void saysWhyAValueIsMissingOnce() throws IOException {
    Path data = TinyMarket.write(Files.createDirectory(folder.resolve("data")), 5);
    String[] arguments = {
      "a = ts_mean(close, 4)",
      "b = P / (volume - 100000)",
      "c = pe",
      "--symbol",
      "2330",
      "--data",
      data.toString()
    };
    Cli cli = formula(arguments);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out())
        .containsPattern("2019-03-04 +missing +missing +missing\n")
        .contains(
            "a on 2019-03-04, 2019-03-05, 2019-03-06: ts_mean(close, 4) needs 4 sessions, the"
                + " instrument has 3\n",
            "b on 2019-03-04 to 2019-03-08, 5 sessions: P / (volume - 100000): 30.5 / 0\n",
            "c on 2019-03-04 to 2019-03-08, 5 sessions: valuation.pe is not known: table valuation"
                + " has no rows\n")
        .doesNotContain("a on 2019-03-07")
        .satisfies(
            out ->
                assertThat(out.split("\n")).filteredOn(line -> line.contains(" on ")).hasSize(3));
    String[] asJson = Arrays.copyOf(arguments, arguments.length + 1);
    asJson[arguments.length] = "--json";
    JsonNode values =
        new ObjectMapper().readTree(formula(asJson).out()).get("formulas").get(0).get("values");
    assertThat(values.get(0).get("value").isNull()).isTrue();
    assertThat(values.get(0).get("missing").asString()).contains("needs 4 sessions");
    assertThat(values.get(4).has("missing")).isFalse();
  }

  @Test
  void borrowsFormulasOfAFile() throws IOException {
    Path file = folder.resolve("own.factors");
    Files.writeString(file, "half = P / 2\n", StandardCharsets.UTF_8);
    Cli cli = formula("half + 1", "--with", file.toString());
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).startsWith("formula: node").doesNotContain("half: node");
  }
}
