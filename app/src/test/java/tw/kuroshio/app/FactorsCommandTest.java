package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactorsCommandTest {

  @TempDir private Path folder = Path.of("");
  private Path data = Path.of("");
  private Path set = Path.of("");
  private String from = "2019-03-05";

  @BeforeEach
  void makeMarket() throws IOException {
    data = TinyMarket.write(Files.createDirectory(folder.resolve("data")), 15);
    set = folder.resolve("own.factors");
    Files.writeString(
        set, "mean = ts_mean(close, 3)\nplace = group_rank(close, industry)\nnone = pe\n");
  }

  private Cli factors(String out, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "factors",
                "--from",
                from,
                "--to",
                "2019-03-12",
                "--set",
                set.toString(),
                "--data",
                data.toString(),
                "--home",
                folder.resolve("home").toString(),
                "--out",
                folder.resolve(out).toString()));
    all.addAll(List.of(more));
    return Cli.run(all.toArray(String[]::new));
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  @Test
  void writesARowASessionAndInstrument() throws IOException {
    Cli cli = factors("f.csv");
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out())
        .startsWith("18 rows of 6 sessions and 3 instruments")
        .contains("coverage  missing most often, in a sample\n")
        .containsPattern("mean +15 +83.3%  100% fewer than 3 sessions\n")
        .containsPattern("place +18 +100.0%\n")
        .containsPattern("none +0 +0.0%  100% valuation.pe: the table is empty\n")
        .doesNotContain("left out");
    List<String> lines = lines("f.csv");
    assertThat(lines).hasSize(19);
    assertThat(lines.getFirst()).isEqualTo("date,symbol,mean,place,none");
    assertThat(lines.get(1)).isEqualTo("2019-03-05,1101,,0.25,");
    assertThat(lines.get(3)).isEqualTo("2019-03-05,2330,,0.5,");
    assertThat(lines.get(4)).startsWith("2019-03-06,1101,30.5,0.25,");
  }

  @Test
  void parquetHoldsTheSameAsCsv() throws Exception {
    assertThat(factors("f.csv").exitCode()).isZero();
    assertThat(factors("f.parquet").exitCode()).isZero();
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select * from '" + folder.resolve("f.parquet") + "'")) {
      while (found.next()) {
        StringBuilder row =
            new StringBuilder(found.getString(1)).append(',').append(found.getString(2));
        for (int column = 3; column <= 5; column++) {
          double value = found.getDouble(column);
          row.append(',').append(found.wasNull() ? "" : Double.toString(value));
        }
        rows.add(row.toString());
      }
    }
    assertThat(rows).isEqualTo(lines("f.csv").subList(1, 19));
  }

  @Test
  void labelsAreWhatTheNextOpensEarned() throws IOException {
    Cli cli = factors("t.csv", "--labels", "1,8");
    assertThat(cli.err()).isEmpty();
    // of 15 sessions the last is 2019-03-22; a label of 8 from 2019-03-12 on would need one more
    assertThat(cli.out())
        .contains("fwd_ret_1  18 usable\n")
        .contains("fwd_ret_8  15 usable, 3 not yet known\n");
    assertThat(lines("t.csv").getFirst())
        .isEqualTo("date,symbol,mean,place,none,fwd_ret_1,fwd_ret_8");
    for (int session = 1; session <= 6; session++) {
      String[] row = lines("t.csv").get(3 * session).split(",", -1);
      assertThat(row[1]).isEqualTo("2330");
      double start = TinyMarket.close(2330, session + 1);
      assertThat(Double.parseDouble(row[5]))
          .isCloseTo(TinyMarket.close(2330, session + 2) / start - 1, within(1e-12));
      if (session == 6) {
        assertThat(row[6]).isEmpty();
      } else {
        assertThat(Double.parseDouble(row[6]))
            .isCloseTo(TinyMarket.close(2330, session + 9) / start - 1, within(1e-12));
      }
    }
    assertThat(factors("t.csv", "--labels", "0").err()).contains("of 1 to 250 sessions, was 0");
    assertThat(factors("t.csv", "--labels", "5,5").err()).contains("different horizons");
  }

  @Test
  void refusesARangeWithAHole() throws IOException {
    Files.writeString(
        data.resolve("daily_2018.csv"),
        """
        symbol,date,open,high,low,close,volume,value,trades,change,ex_flag
        1101,20181203,90,90,90,90,1000,90000,1,0,0
        """);
    assertThat(factors("f.csv").exitCode()).isZero();
    from = "2018-12-03";
    Cli cli = factors("g.csv");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED.code);
    assertThat(cli.err())
        .contains(
            "no bars between 2018-12-03 and 2019-03-04", "--to 2018-12-03 or --from 2019-03-04");
    assertThat(folder.resolve("g.csv")).doesNotExist();
  }

  @Test
  void gzipGivesTheSameBytesTwice() throws IOException {
    assertThat(factors("a.csv.gz").exitCode()).isZero();
    assertThat(factors("b.csv.gz").exitCode()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("a.csv.gz")))
        .isEqualTo(Files.readAllBytes(folder.resolve("b.csv.gz")));
  }

  @Test
  void ranksAreAmongThoseThatTraded() throws IOException {
    assertThat(factors("r.csv", "--form", "rank").exitCode()).isZero();
    // places in the industry are 0.25, 0.75 and 0.5: ranked among all three
    assertThat(lines("r.csv").get(1)).isEqualTo("2019-03-05,1101,,0.16666666666666666,");
    assertThat(lines("r.csv").get(3)).isEqualTo("2019-03-05,2330,,0.5,");
  }

  @Test
  void duringTheSessionOnlyBarsThatEndedCount() throws IOException {
    Files.writeString(
        data.resolve("bars5m_201903.csv"),
        """
        symbol,day,time,open,high,low,close,volume
        1101,20190306,09:00,30,31,30,31,1000
        1101,20190306,09:55,31,33,31,33,1000
        1101,20190306,10:00,34,40,34,40,1000
        """);
    Cli cli = factors("d.csv", "--at", "10:00");
    assertThat(cli.err()).isEmpty();
    assertThat(lines("d.csv")).hasSize(2);
    double mean = (TinyMarket.close(1101, 0) + TinyMarket.close(1101, 1) + 33) / 3;
    assertThat(Double.parseDouble(lines("d.csv").get(1).split(",", -1)[2]))
        .isCloseTo(mean, within(1e-12));
  }

  @Test
  void liveAndResearchAgree() {
    Cli cli =
        Cli.run(
            "factors",
            "parity",
            "--from",
            "2019-03-05",
            "--to",
            "2019-03-20",
            "--set",
            "technical," + set,
            "--data",
            data.toString(),
            "--restarts",
            "4");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).contains("12 sessions, 3 instruments").endsWith(" 0 differ\n");
  }

  @Test
  void theReportIsOnePage() throws IOException {
    Path html = folder.resolve("report.html");
    Cli cli =
        Cli.run(
            "factors",
            "report",
            "--from",
            "2019-03-05",
            "--to",
            "2019-03-20",
            "--set",
            set.toString(),
            "--data",
            data.toString(),
            "--out",
            html.toString());
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exitCode()).isZero();
    assertThat(Files.readString(html))
        .contains("ts_mean(close, 3)", "Coverage 0.")
        .doesNotContain("<script");
  }

  @Test
  void daysThatGoBackAreRefused() {
    Cli cli =
        Cli.run(
            "factors", "--from", "2019-03-13", "--to", "2019-03-12", "--out", folder + "/f.csv");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE.code);
    assertThat(cli.err()).contains("--from must not be after --to, were 2019-03-13 and 2019-03-12");
  }

  @Test
  void refusesWhatItCannotDo() throws IOException {
    assertThat(factors("f.xlsx").err()).contains("--out must end in .csv, .csv.gz or .parquet");
    assertThat(factors("f.csv", "--at", "8:30").exitCode()).isEqualTo(ExitCode.USAGE.code);
    assertThat(factors("f.csv", "--at", "14:00").err()).contains("the regular session");
    set = folder.resolve("none.factors");
    assertThat(factors("f.csv").err()).contains("neither a file nor one of handcrafted, technical");
    set = folder.resolve("big.factors");
    Files.writeString(set, "a = P\n".repeat(1_700_000));
    Cli big = factors("f.csv");
    assertThat(big.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED.code);
    assertThat(big.err()).contains("must be at most 4194304 bytes, was 10200000");
    set = folder.resolve("cyclic.factors");
    Files.writeString(set, "a = 1 + b\nb = a * 2\n");
    assertThat(factors("f.csv").err())
        .contains("cyclic.factors, line 2, column 5: Definition is cyclic: a -> b -> a")
        .contains("\n  b = a * 2\n      ^");
    assertThat(folder.resolve("f.csv")).doesNotExist();
  }
}
