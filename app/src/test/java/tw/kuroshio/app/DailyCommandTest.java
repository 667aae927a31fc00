package tw.kuroshio.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The day's command from the command line, with the embedded store. */
class DailyCommandTest {

  @TempDir private Path folder;

  private Cli daily(String... options) {
    List<String> line = new ArrayList<>(List.of("daily", "--home"));
    line.add(folder.resolve("home").toString());
    line.addAll(List.of(options));
    return Cli.run(line.toArray(String[]::new));
  }

  private void publish(String name, String content) throws IOException {
    Path day = Files.createDirectories(folder.resolve("tables/20260715"));
    Files.write(day.resolve(name), content.getBytes(UTF_8));
  }

  private String tables() throws IOException {
    return Files.createDirectories(folder.resolve("tables")).toString();
  }

  @Test
  void takesADayFromFilesStepByStepAndRepeatsNothing() throws IOException {
    publish(
        "STOCK_DAY_ALL.json",
        """
        [{"Date":"1150715","Code":"2330","Name":"台積電","TradeVolume":"1000","TradeValue":"100000","OpeningPrice":"100",
          "HighestPrice":"100","LowestPrice":"100","ClosingPrice":"100","Change":"0.0000","Transaction":"1"}]
        """);
    Cli first = daily("--date", "2026-07-15", "--tables", tables());
    assertThat(first.exitCode()).isEqualTo(6);
    assertThat(first.out())
        .contains("2026-07-15 pre-open  NOT DONE")
        .contains("TWT84U: no TWT84U.json in ")
        .contains("2026-07-15 close     done")
        .contains("daily_bar 1 new")
        .contains("2026-07-15 evening   NOT DONE")
        .contains("2026-07-15 quality   done");
    assertThat(folder.resolve("home/daily/2026-07-15/tables/STOCK_DAY_ALL.json")).exists();
    assertThat(folder.resolve("home/daily/2026-07-15/quality.html")).exists();

    Cli second = daily("--date", "20260715", "--tables", tables(), "--again", "close");
    assertThat(second.out())
        .contains("daily_bar 0 new, 0 revised, 1 unchanged")
        .contains("2026-07-15 quality   done before");
  }

  @Test
  void aClosureEnteredByHandHasNoSteps() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("closures.txt"), "2026-07-15 closure T typhoon Example\n");
    Cli run = daily("--date", "2026-07-15", "--tables", tables(), "--json");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().strip())
        .isEqualTo(
            "{\"schema\":\"kuroshio.daily/1\",\"date\":\"2026-07-15\",\"closed\":\"typhoon Example\",\"steps\":[]}");
    assertThat(folder.resolve("home/store")).doesNotExist();
  }

  @Test
  void refusesWhatCannotBeMeant() throws IOException {
    assertThat(daily("--date", "2027-03-01", "--tables", tables()).exitCode()).isEqualTo(2);
    assertThat(daily("--schedule", "--date", "2026-07-15").exitCode()).isEqualTo(2);
    Cli missing = daily("--tables", folder.resolve("nothing").toString());
    assertThat(missing.exitCode()).isEqualTo(5);
    assertThat(missing.err()).contains("There is no folder ");
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(folder.resolve("home/closures.txt"), "2026-07-15 storm\n");
    Cli closures = daily("--date", "2026-07-15", "--tables", tables());
    assertThat(closures.exitCode()).isEqualTo(2);
    assertThat(closures.err()).contains("closures.txt");
  }
}
