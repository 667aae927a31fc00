package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** The examples of the product, built and used as their page says. */
class PluginsTest {

  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String SERVICE =
      "META-INF/services/tw.kuroshio.features.language.SeriesFunction";

  @TempDir private Path folder = Path.of("");
  private Path data = Path.of("");
  private Path plugins = Path.of("");

  @BeforeEach
  void makeMarket() throws IOException {
    data = TinyMarket.write(Files.createDirectory(folder.resolve("data")), 15);
    plugins = Files.createDirectory(folder.resolve("plugins"));
  }

  /** Compiles a source and packs it with the services it names. */
  private void jar(Path source, String services) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int failed =
        compiler.run(
            null,
            null,
            null,
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString(),
            source.toString());
    assertThat(failed).as("compiles").isZero();
    try (OutputStream file = Files.newOutputStream(plugins.resolve("own.jar"));
        JarOutputStream jar = new JarOutputStream(file);
        Stream<Path> walk = Files.walk(classes)) {
      jar.putNextEntry(new ZipEntry(SERVICE));
      jar.write(services.getBytes(StandardCharsets.UTF_8));
      List<Path> compiled = new ArrayList<>(walk.filter(Files::isRegularFile).sorted().toList());
      for (Path each : compiled) {
        jar.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
        jar.write(Files.readAllBytes(each));
      }
    }
  }

  private Cli formula(String expression) {
    return Cli.run(
        "formula",
        expression,
        "--plugins",
        plugins.toString(),
        "--data",
        data.toString(),
        "--symbol",
        "1101",
        "--sessions",
        "1",
        "--json");
  }

  @Test
  void theExampleOperatorIsAFunctionLikeAnyOther() throws IOException {
    Path example = EXAMPLES.resolve("operator/src");
    jar(
        example.resolve("example/ParkinsonVolatility.java"),
        Files.readString(example.resolve(SERVICE)));
    Cli cli = formula("parkinson(high, low, 4) + 0 * rank(P)");
    assertThat(cli.err()).isEmpty();
    double sum = 0;
    for (int session = 11; session < 15; session++) {
      double close = TinyMarket.close(1101, session);
      sum += Math.pow(Math.log((close + 0.5) / (close - 0.5)), 2);
    }
    double value =
        new ObjectMapper()
            .readTree(cli.out())
            .get("formulas")
            .get(0)
            .get("values")
            .get(0)
            .get("value")
            .asDouble();
    assertThat(value).isCloseTo(Math.sqrt(sum / (16 * Math.log(2))), within(1e-12));
    Path own = folder.resolve("own.factors");
    Files.writeString(own, "range = parkinson(adj_high, adj_low, 3)\nplace = rank(range)\n");
    Cli parity =
        Cli.run(
            "factors",
            "parity",
            "--from",
            "2019-03-05",
            "--to",
            "2019-03-20",
            "--set",
            own.toString(),
            "--data",
            data.toString(),
            "--plugins",
            plugins.toString());
    assertThat(parity.out()).endsWith(" 0 differ\n");
    replayNeedsTheSameJars(own);
  }

  private void replayNeedsTheSameJars(Path own) throws IOException {
    Path home = folder.resolve("home");
    Cli run =
        Cli.run(
            "run",
            "--data",
            data.toString(),
            "--date",
            "2019-03-22",
            "--factors",
            own.toString(),
            "--plugins",
            plugins.toString(),
            "--speed",
            "max",
            "--exit",
            "--headless",
            "--home",
            home.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    Cli same = Cli.run("replay", home.toString(), "--plugins", plugins.toString());
    assertThat(same.out()).endsWith("clean\n");
    Cli without = Cli.run("replay", home.toString());
    assertThat(without.exitCode()).isEqualTo(ExitCode.MISMATCH.code);
    assertThat(without.err()).contains("The plug-ins (none) are not those of the run (own.jar:");
    try (OutputStream jar =
        Files.newOutputStream(plugins.resolve("own.jar"), StandardOpenOption.APPEND)) {
      jar.write(0);
    }
    assertThat(Cli.run("replay", home.toString(), "--plugins", plugins.toString()).exitCode())
        .isEqualTo(ExitCode.MISMATCH.code);
  }

  @Test
  void theExampleFileIsASetLikeAnyOther() throws IOException {
    Cli cli =
        Cli.run(
            "factors",
            "--from",
            "2019-03-05",
            "--to",
            "2019-03-20",
            "--set",
            EXAMPLES.resolve("factors/my.factors").toString(),
            "--data",
            data.toString(),
            "--out",
            folder.resolve("my.csv").toString());
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exitCode()).isZero();
    assertThat(Files.readAllLines(folder.resolve("my.csv")).getFirst())
        .isEqualTo("date,symbol,weekly,quiet,loser_in_industry,trend,cheap");
  }

  private Cli withPlugin(String signature) throws IOException {
    Path source = folder.resolve("Own.java");
    Files.writeString(
        source,
        """
        public final class Own implements tw.kuroshio.features.language.SeriesFunction {
          public String signature() { %s }
          public tw.kuroshio.features.operators.SeriesOperator operator(int[] n, double[] p) {
            return new tw.kuroshio.features.operators.Delay(n[0]);
          }
        }
        """
            .formatted(signature));
    jar(source, "Own\n");
    return formula("P");
  }

  @Test
  void refusesANameThatIsTaken() throws IOException {
    Cli cli = withPlugin("return \"ts_mean(x, n)\";");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED.code);
    assertThat(cli.err()).contains("Function ts_mean(x, n) has a name that is taken");
  }

  @Test
  void refusesASignatureThatIsNone() throws IOException {
    Cli cli = withPlugin("return \"own x n\";");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED.code);
    assertThat(cli.err()).contains("must look like my_range(x, y, n), was own x n");
  }

  @Test
  void refusesAClassThatIsNotThere() throws IOException {
    try (OutputStream file = Files.newOutputStream(plugins.resolve("own.jar"));
        JarOutputStream jar = new JarOutputStream(file)) {
      jar.putNextEntry(new ZipEntry(SERVICE));
      jar.write("no.Such\n".getBytes(StandardCharsets.UTF_8));
    }
    Cli cli = formula("P");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED.code);
    assertThat(cli.err()).contains("Plug-ins of ", "no.Such");
    assertThat(Cli.run("formula", "P", "--plugins", folder.resolve("none").toString()).err())
        .contains("is no folder");
  }
}
