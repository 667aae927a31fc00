package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.features.operators.StoreField;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.model.StateReader;

/** A day whose factors read tables: of the folder, or of the store; its replay needs neither. */
class TablesRunTest {

  private static final String DAY = "2019-03-22";
  private static final StoreField PE = StoreField.of(Dataset.VALUATION, "pe");

  @TempDir private Path folder = Path.of("");
  private Path data = Path.of("");
  private Path home = Path.of("");
  private Path set = Path.of("");
  private Path ratios = Path.of("");

  @BeforeEach
  void makeMarket() throws IOException {
    data = TinyMarket.write(Files.createDirectory(folder.resolve("data")), 15);
    home = folder.resolve("home");
    set = folder.resolve("own.factors");
    Files.writeString(set, "cheap = -pe\nreview = sessions_to_index_review\nmove = ret(1)\n");
    ratios = data.resolve("pe_yield_pb_2019.csv");
    Files.writeString(
        ratios,
        """
        date,symbol,fiscal_quarter,pe,dps,yield_pct,pb
        20190320,1101,2018Q4,11.5,,3.35,0.79
        20190321,1101,2018Q4,12.5,,3.35,0.79
        20190321,2330,2018Q4,20.25,,3.35,0.79
        20190322,1101,2018Q4,99,,3.35,0.79
        """);
  }

  private Cli run(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "run",
                "--factors",
                set.toString(),
                "--speed",
                "max",
                "--exit",
                "--headless",
                "--home",
                home.toString()));
    all.addAll(List.of(more));
    return Cli.run(all.toArray(String[]::new));
  }

  private Cli runOnData(String... more) {
    List<String> all = new ArrayList<>(List.of("--data", data.toString(), "--date", DAY));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private DayReference reference() throws FileRefused {
    return DayReference.read(new StateReader(RunFolder.open(home).reference()));
  }

  /** What the day began with for the two codes, of each of its last two sessions. */
  private static void requireKnown(DayReference day) {
    FactTable table = day.facts().tables().getFirst();
    assertThat(table.size()).as("the day's own ratios come in the evening").isEqualTo(3);
    int[] sessions = {
      (int) LocalDate.of(2019, 3, 21).toEpochDay(), (int) LocalDate.of(2019, 3, 22).toEpochDay()
    };
    double[] known = new double[2];
    day.history().fields().fill(0, PE, sessions, 2, known);
    assertThat(known).containsExactly(11.5, 12.5);
    day.history().fields().fill(2, PE, sessions, 2, known);
    assertThat(known).containsExactly(Double.NaN, 20.25);
  }

  /** What the decisions were made on is kept with the run. */
  private static void requireValues(RunFolder run) throws FileRefused {
    List<String> rows = run.values().orElseThrow().lines().toList();
    assertThat(rows.getFirst())
        .isEqualTo("time,symbol,cheap,review,move,cheap_rank,review_rank,move_rank");
    assertThat(rows).hasSize(1 + 8 * 3);
    List<String> last = rows.subList(rows.size() - 3, rows.size());
    assertThat(last.get(0)).startsWith("12:40:00,1101,-12.5,61.0,");
    assertThat(last.get(1)).startsWith("12:40:00,1102,,61.0,");
    assertThat(last.get(2)).startsWith("12:40:00,2330,-20.25,61.0,").contains(",0.25,0.5,");
  }

  @Test
  void aReplayFindsOtherValues() throws Exception {
    assertThat(runOnData().exitCode()).isZero();
    Path kept = RunFolder.open(home).path().resolve("values.csv.gz");
    String text = RunFolder.open(home).values().orElseThrow();
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(kept))) {
      out.write(text.replace("-20.25", "-20.5").getBytes(StandardCharsets.UTF_8));
    }
    Cli replay = Cli.run("replay", home.toString());
    assertThat(replay.exitCode()).isEqualTo(ExitCode.MISMATCH.code);
    assertThat(replay.out()).contains("values   24 rows differ", "DIFFERS: factor values");
  }

  private void requireCleanReplay() {
    Cli replay = Cli.run("replay", home.toString(), "--verify");
    assertThat(replay.err()).isEmpty();
    assertThat(replay.out()).contains("values   24 rows equal").endsWith("clean\n");
  }

  @Test
  void tablesOfTheFolderAreKeptWithTheRun() throws Exception {
    Cli cli = runOnData();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out())
        .contains("rows known before the open: valuation 3")
        .containsPattern("parity +[1-9][0-9,]* live factor values .*, 0 differ");
    requireKnown(reference());
    requireValues(RunFolder.open(home));
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    requireCleanReplay();
  }

  @Test
  void tablesOfTheStoreAreKeptWithTheRun() throws Exception {
    assertThat(
            Cli.run("import", "valuation", ratios.toString(), "--home", home.toString()).exitCode())
        .isZero();
    Files.delete(ratios);
    Cli cli = runOnData("--tables", "store");
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).contains("rows known before the open: valuation 3");
    requireKnown(reference());
    requireCleanReplay();
  }

  @Test
  void saysWhatHasNoRows() throws IOException {
    Files.delete(ratios);
    assertThat(runOnData().out())
        .contains("no row was known of valuation: what reads them is missing");
    assertThat(run("--universe", "5").out())
        .contains("the simulated market has no tables besides bars");
    Cli none = runOnData("--tables", "store");
    assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE.code);
    assertThat(none.err()).contains("There is no store in ");
  }
}
