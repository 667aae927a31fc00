package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each wrong input gets one sentence, the right exit code, and leaves nothing behind. */
class BadInputTest {

  private static final String HEADER =
      "symbol,date,open,high,low,close,volume,value,trades,change,ex_flag\n";
  private static final String ROWS =
      """
      2330,20200318,268.0,270.0,260.0,260.0,100000000,26000000000,50000,-8.0,0
      2330,20200319,256.0,257.0,248.0,248.0,120000000,30000000000,60000,-12.0,0
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void aDayWithoutTrading() {
    refused(2, "2020-03-21 is no trading day (Saturday)", "--date", "2020-03-21");
    refused(2, "2026-02-17 is no trading day", "--date", "20260217");
  }

  @Test
  void aDateThatIsNone() {
    refused(2, "A date must be YYYY-MM-DD or YYYYMMDD, was '2020-02-30'", "--date", "2020-02-30");
    refused(2, "The trading calendar covers", "--date", "1999-01-05");
  }

  @Test
  void aFolderWithoutADate() {
    refused(2, "add --date YYYY-MM-DD", "--data", folder.toString());
  }

  @Test
  void anEmptyFolder() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    refused(5, "", "--data", empty.toString(), "--date", "2020-03-19");
  }

  @Test
  void aFolderThatDoesNotExist() {
    refused(5, "", "--data", folder.resolve("nowhere").toString(), "--date", "2020-03-19");
  }

  @Test
  void aWrongColumn() throws IOException {
    Path data = data(HEADER.replace("close", "last") + ROWS);
    refused(5, "close", "--data", data.toString(), "--date", "2020-03-19");
  }

  @Test
  void aTruncatedGzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write((HEADER + ROWS).getBytes(StandardCharsets.US_ASCII));
    }
    Path data = Files.createDirectories(folder.resolve("data"));
    byte[] whole = bytes.toByteArray();
    Files.write(data.resolve("daily_2020.csv.gz"), Arrays.copyOf(whole, whole.length - 9));
    refused(5, "daily_2020.csv.gz", "--data", data.toString(), "--date", "2020-03-19");
  }

  @Test
  void aDayTheTablesDoNotHold() throws IOException {
    Path data = data(HEADER + ROWS);
    refused(5, "2020-03-20", "--data", data.toString(), "--date", "2020-03-20");
  }

  @Test
  void aPositionWithoutMarketData() throws IOException {
    Path data = data(HEADER + ROWS);
    Path positions = folder.resolve("positions.csv");
    Files.writeString(positions, "symbol,shares,cost\n9999,1000,10\n");
    refused(
        5,
        "Position 9999 has no market data",
        "--data",
        data.toString(),
        "--date",
        "2020-03-19",
        "--positions",
        positions.toString());
  }

  @Test
  void aPositionsFileWithAWrongNumber() throws IOException {
    Path positions = folder.resolve("positions.csv");
    Files.writeString(positions, "symbol,shares,cost\n1101,ten,10\n");
    refused(5, "line 2: shares", "--positions", positions.toString());
  }

  @Test
  void aHomeThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Cli run =
        Cli.run(
            "run",
            "--universe",
            "3",
            "--headless",
            "--exit",
            "--home",
            file.resolve("x").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("cannot be written").contains("--home DIR");
  }

  @Test
  void aReportThatCannotBeWritten() {
    refused(2, "cannot be written", "--report", folder.resolve("no/such/report.json").toString());
  }

  @Test
  void aBusyPort() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path home = folder.resolve("home");
      Cli run =
          Cli.run(
              "run",
              "--exit",
              "--port",
              Integer.toString(busy.getLocalPort()),
              "--home",
              home.toString());
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("is busy").contains("--headless");
      assertThat(home).doesNotExist();
    }
  }

  @Test
  void anUnknownOption() {
    refused(2, "Unknown options: '--sped', '9'", "--sped", "9");
  }

  @Test
  void speedsAndAmountsThatAreNone() {
    refused(2, "Speed must be a positive number", "--speed", "fast");
    refused(2, "Cash must be an amount", "--cash", "much");
    refused(2, "Universe must be between", "--universe", "0");
    refused(2, "Damage loss must be a share of the datagrams", "--damage", "loss=2");
    refused(2, "Damage must be loss, duplicate", "--damage", "lost=0.1");
    refused(2, "Port must be between", "--port", "70000");
  }

  @Test
  void aHomeWithoutRuns() {
    Cli replay = Cli.run("replay", folder.toString());
    assertThat(replay.exitCode()).isEqualTo(5);
    assertThat(replay.err()).contains("neither a run folder nor a home with runs");
  }

  private Path data(String text) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("daily_2020.csv"), text);
    return data;
  }

  private void refused(int exitCode, String sentence, String... options) {
    Path home = folder.resolve("home");
    String[] args =
        Stream.concat(
                Stream.of("run", "--headless", "--exit", "--speed", "max", "--home", "" + home),
                Arrays.stream(options))
            .toArray(String[]::new);
    Cli run = Cli.run(args);
    assertThat(run.err()).startsWith("kuroshio: ").contains(sentence);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(home.resolve("runs")).doesNotExist();
  }
}
