package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tw.kuroshio.adapters.capture.CaptureReader;
import tw.kuroshio.adapters.capture.CaptureRefused;

/** Tick files through the commands: what the rows say is what the converted records say. */
class EShopCommandsTest {

  private static final String ZEROS = "0".repeat(14);

  private final ObjectMapper json = new ObjectMapper();

  @TempDir private Path folder = Path.of("");

  private static String snapshot(
      String code, String time, String marks, int cents, int volume, int bid, int ask) {
    return "%-6s%s%s%06d%08d".formatted(code, time, marks, cents, volume)
        + "1 %06d%08d".formatted(bid, 7)
        + ZEROS.repeat(4)
        + "2 %06d%08d%06d%08d".formatted(ask, 8, ask + 50, 9)
        + ZEROS.repeat(3)
        + "20241111AA";
  }

  private Path day() throws IOException {
    List<String> rows =
        List.of(
            snapshot("0050", "085955123456", "T   ", 0, 0, 19_900, 19_950),
            snapshot("0050", "090000000000", "  Y ", 19_900, 40, 19_900, 19_950),
            snapshot("0050", "090002000000", "    ", 19_900, 40, 19_850, 19_950),
            snapshot("2330", "090000000000", "  YR", 108_500, 3, 108_500, 109_000),
            snapshot("2330", "090001000000", "  Y ", 108_500, 5, 108_500, 109_000),
            snapshot("030001", "090000500000", "  Y ", 150, 2, 145, 155));
    Path file = folder.resolve("dsp20241111");
    Files.writeString(file, String.join("\n", rows) + "\n", StandardCharsets.US_ASCII);
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"day.bin", "day.bin.gz", "day.pcap", "day.pcap.gz"})
  void aDayIsConvertedAndDecodedToTheSameQuotes(String name) throws IOException {
    Path out = folder.resolve(name);
    Cli convert = Cli.run("feed", "convert", "--eshop", day().toString(), "--out", out.toString());
    assertThat(convert.err()).isEmpty();
    assertThat(convert.exitCode()).isZero();
    assertThat(convert.out())
        .contains("read       6 rows of dsp20241111, 2024-11-11")
        .contains("written    8 records to " + out)
        .contains("3 securities, 47 trading units printed");

    String option = name.contains("pcap") ? "--pcap" : "--bin";
    List<JsonNode> records = lines(Cli.run("feed", "decode", option, out.toString(), "--json"));
    assertThat(records.stream().map(EShopCommandsTest::brief))
        .containsExactly(
            "6 1 0050 08:59:55.123456 trial 0",
            "6 2 0050 09:00:00.000000 opening 40 199.0000x40",
            "6 3 2330 09:00:00.000000 opening 3 1085.0000x3",
            "17 1 030001 09:00:00.500000 opening 2 1.5000x2",
            "6 4 2330 09:00:01.000000 5 1085.0000x2",
            "6 5 0050 09:00:02.000000 40",
            "6 6 000000 99:99:99.999999 0",
            "17 2 000000 99:99:99.999999 0");
    JsonNode third = records.get(2);
    assertThat(third.get("tradeLimit").asString()).isEqualTo("up");
    assertThat(third.get("bids").toString()).isEqualTo("[{\"price\":\"1085.0000\",\"qty\":7}]");
    assertThat(third.get("asks").toString())
        .isEqualTo("[{\"price\":\"1090.0000\",\"qty\":8},{\"price\":\"1090.5000\",\"qty\":9}]");
    requireNothingElse("dsp20241111", name);
  }

  private static String brief(JsonNode record) {
    List<String> words = new ArrayList<>();
    Stream.of("format", "seq", "code", "time").forEach(k -> words.add(record.get(k).asString()));
    Stream.of("trial", "opening").filter(k -> record.get(k).asBoolean()).forEach(words::add);
    words.add(record.get("cumVolume").asString());
    JsonNode trade = record.get("trade");
    if (!trade.isNull()) {
      words.add(trade.get("price").asString() + "x" + trade.get("qty").asString());
    }
    return String.join(" ", words);
  }

  @Test
  void timesAndGroupsOfTheCapture() throws IOException, CaptureRefused {
    Path out = folder.resolve("day.pcap");
    Cli.run("feed", "convert", "--eshop", day().toString(), "--out", out.toString());
    List<String> datagrams = new ArrayList<>();
    try (CaptureReader capture = CaptureReader.open(out)) {
      while (capture.next()) {
        datagrams.add(
            "%s to %08X:%d, %d bytes"
                .formatted(
                    Instant.ofEpochSecond(0, capture.timeNs()),
                    capture.destination(),
                    capture.destinationPort(),
                    capture.length()));
      }
    }
    assertThat(datagrams)
        .containsExactly(
            "2024-11-11T00:59:55.123456Z to E0006464:10000, 59 bytes",
            "2024-11-11T01:00:00Z to E0006464:10000, 136 bytes",
            "2024-11-11T01:00:00.500Z to E0026464:10002, 68 bytes",
            "2024-11-11T01:00:01Z to E0006464:10000, 68 bytes",
            "2024-11-11T01:00:02Z to E0006464:10000, 91 bytes",
            "2024-11-11T01:00:02Z to E0026464:10002, 32 bytes");
  }

  @Test
  void theSummaryInJson() throws IOException {
    Path file = day();
    String damaged = Files.readString(file).replaceFirst("019850", "01985O");
    Files.writeString(file, damaged);
    Path out = folder.resolve("day.bin");
    Cli convert =
        Cli.run("feed", "convert", "--json", "--eshop", file.toString(), "--out", out.toString());
    JsonNode summary = json.readTree(convert.out());
    assertThat(summary.get("schema").asString()).isEqualTo("kuroshio.feed-convert/1");
    assertThat(summary.get("date").asString()).isEqualTo("2024-11-11");
    assertThat(summary.get("records").asInt()).isEqualTo(7);
    assertThat(summary.get("files").toString())
        .isEqualTo("[{\"name\":\"dsp20241111\",\"rows\":6}]");
    assertThat(summary.get("quotes").get("printedLots").asInt()).isEqualTo(47);
    assertThat(summary.get("quarantined").toString()).isEqualTo("{\"NOT_DIGITS\":1}");
  }

  @Test
  void transactionsBecomePrints() throws IOException {
    Path file = folder.resolve("mth20170531");
    Files.writeString(
        file,
        """
        201705319945  S01310291900695302Ac6390034.6000000100006210J000M
        201705319945  B01310393800695802N15200034.6000000100004420I8515
        201705319945  S01310393800695802G88580034.6000000100013340J8515
        """);
    Path out = folder.resolve("day.bin");
    Cli convert = Cli.run("feed", "convert", "--eshop", file.toString(), "--out", out.toString());
    assertThat(convert.out())
        .contains("written    2 records")
        .contains("prints     1,000 shares")
        .contains("no print   1 trades of 1,000 shares: ONE_SIDE_MISSING");
    JsonNode print = lines(Cli.run("feed", "decode", "--bin", out.toString(), "--json")).getFirst();
    assertThat(brief(print)).isEqualTo("6 1 9945 13:10:39.380000 opening 1 34.6000x1");
    assertThat(print.get("bookDisclosed").asBoolean()).isFalse();
  }

  @Test
  void rowsAsJsonLines() throws IOException {
    Path file = day();
    String text = Files.readString(file);
    Files.writeString(file, text + text.substring(0, 190).replace("T   ", "Q   ") + "\n");
    List<JsonNode> rows = lines(Cli.run("feed", "decode", "--eshop", file.toString(), "--json"));
    assertThat(rows).hasSize(7);
    assertThat(rows.get(3).toString())
        .isEqualTo(
            "{\"file\":\"dsp\",\"row\":4,\"code\":\"2330\",\"date\":\"2024-11-11\","
                + "\"time\":\"09:00:00.000000\",\"remark\":\"normal\",\"trend\":\"none\","
                + "\"intermediate\":false,\"match\":\"matched\",\"tradeLimit\":\"up\","
                + "\"bidLimit\":\"none\",\"askLimit\":\"none\",\"price\":\"1085.0000\","
                + "\"cumVolume\":3,\"unit\":\"lot\","
                + "\"bids\":[{\"price\":\"1085.0000\",\"qty\":7}],"
                + "\"asks\":[{\"price\":\"1090.0000\",\"qty\":8},"
                + "{\"price\":\"1090.5000\",\"qty\":9}],\"staff\":\"AA\"}");
    assertThat(rows.get(0).get("price").isNull()).isTrue();
    assertThat(rows.get(6).get("quarantined").asString()).isEqualTo("UNKNOWN_MARK");
    assertThat(rows.get(6).get("row").asInt()).isEqualTo(7);
    assertThat(rows.get(6).get("column").asInt()).isEqualTo(19);
  }

  @Test
  void ordersAndTransactionsAsLines() throws IOException {
    Path odr = folder.resolve("odr.txt");
    Files.writeString(
        odr, "201612300050  S008300110u555840078.35+00000010004 0855J7003\n".repeat(2));
    assertThat(lines(Cli.run("feed", "decode", "--eshop", odr.toString(), "--json")))
        .hasSize(2)
        .first()
        .hasToString(
            "{\"file\":\"odr\",\"row\":1,\"code\":\"0050\",\"date\":\"2016-12-30\","
                + "\"time\":\"08:30:01.100000\",\"side\":\"sell\",\"board\":\"regular\","
                + "\"order\":\"u5558\",\"broker\":\"7003\",\"category\":\"short_by_broker\","
                + "\"investor\":\"other_institution\",\"action\":\"new\",\"price\":\"78.3500\","
                + "\"shares\":1000,\"channel\":\"normal\",\"protocol\":\"TMP\","
                + "\"orderType\":null,\"timeInForce\":null,\"printer\":\"0855\","
                + "\"source\":null}");
    Cli people = Cli.run("feed", "decode", "--eshop", odr.toString());
    assertThat(people.exitCode()).isZero();
    assertThat(people.out())
        .contains("odr of 2016-12-30, until february 2020: 2 rows")
        .contains("new                0 buy, 2 sell")
        .contains("other institution  0 new orders to buy 0 shares, 2 to sell 2,000");

    Path mth = folder.resolve("trades");
    Files.writeString(mth, "201705319945  B01310342800695527X50170034.6000000300011853I014I\n");
    Cli without = Cli.run("feed", "decode", "--eshop", mth.toString(), "--json");
    assertThat(without.exitCode()).isEqualTo(5);
    assertThat(without.err()).contains("give --kind dsp, odr or mth");
    assertThat(
            lines(Cli.run("feed", "decode", "--eshop", mth.toString(), "--kind", "mth", "--json"))
                .getFirst()
                .toString())
        .contains("\"trade\":695527,\"price\":\"34.6000\",\"shares\":3000")
        .contains("\"category\":\"margin_by_broker\"");
  }

  @Test
  void aRefusedFileLeavesNothing() throws IOException {
    Path file = day();
    Path out = folder.resolve("day.pcap");
    Files.writeString(file, Files.readString(file) + "cut off");
    refused(5, "has in line 7 the last 7 bytes", "--eshop", "" + file, "--out", "" + out);
    refused(5, "There is no file", "--eshop", "" + folder.resolve("dsp"), "--out", "" + out);
    refused(2, "'odd'", "--eshop", "" + file, "--kind", "odd", "--out", "" + out);
    refused(
        2,
        "cannot be written",
        "--eshop",
        "" + day(),
        "--out",
        "" + folder.resolve("no/such/day.bin"));
    refused(2, "is a folder", "--eshop", "" + day(), "--out", "" + folder);
    Path old = folder.resolve("dsp19950105");
    String row = Files.readAllLines(day()).getFirst();
    Files.writeString(old, row.substring(0, 14) + row.substring(18, 180) + "19950105AA\n");
    refused(5, "hours are known from 2000", "--eshop", "" + old, "--out", "" + out);
    requireNothingElse("dsp20241111", "dsp19950105");
  }

  private static void refused(int exitCode, String sentence, String... options) {
    Cli run =
        Cli.run(
            Stream.concat(Stream.of("feed", "convert"), Stream.of(options)).toArray(String[]::new));
    assertThat(run.err()).startsWith("kuroshio: ").contains(sentence);
    assertThat(run.exitCode()).isEqualTo(exitCode);
  }

  private void requireNothingElse(String... names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
    }
  }

  private List<JsonNode> lines(Cli run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run.out().lines().map(json::readTree).toList();
  }
}
