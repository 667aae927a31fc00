package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class VixCommandTest {

  private static final String HEADER =
      "date,product,strike,expiry,type,time,price,qty,open_auction\n";

  @TempDir private Path folder = Path.of("");
  private Path trades = Path.of("");
  private final List<String> rows = new ArrayList<>();

  /** Half an hour of trades in two months and one week around 17,350. */
  @BeforeEach
  void write() throws IOException {
    SplittableRandom random = new SplittableRandom(26);
    for (int i = 0; i < 4_000; i++) {
      String expiry = List.of("202108", "202109", "202107W4").get(random.nextInt(3));
      int strike = 16_900 + 100 * random.nextInt(10);
      boolean call = random.nextBoolean();
      double intrinsic = Math.max(0, call ? 17_350 - strike : strike - 17_350);
      double price = intrinsic + 200 - Math.abs(strike - 17_350) / 4.0 + random.nextDouble(2);
      int second = i * 1_800 / 4_000;
      rows.add(
          String.format(
              Locale.ROOT,
              "20210726,TXO,%d,%s,%s,%02d%02d%02d,%.1f,1,",
              strike,
              expiry,
              call ? "C" : "P",
              9 + second / 3_600,
              second / 60 % 60,
              second % 60,
              price));
    }
    trades = write("trades.csv", rows);
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.writeString(folder.resolve(name), HEADER + String.join("\n", lines) + "\n");
  }

  private Cli vix(Path file, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("vix", "--trades", file.toString(), "--date", "2021-07-26"));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  private JsonNode json(Path file, String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--json");
    Cli run = vix(file, options.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void aValueAMinuteFromTheMonthlyExpiries() {
    JsonNode json = json(trades);
    assertThat(json.get("schema").asString()).isEqualTo("kuroshio.vix/1");
    assertThat(json.get("rows").asInt()).isEqualTo(4_000);
    assertThat(json.get("series")).hasSize(30);
    JsonNode last = json.get("series").get(29);
    assertThat(last.get("time").asString()).isEqualTo("09:30");
    assertThat(last.get("index").asDouble()).isBetween(5.0, 60.0);
    assertThat(last.get("near").get("expiry").asString()).isEqualTo("202108");
    assertThat(last.get("next").get("expiry").asString()).isEqualTo("202109");
    assertThat(last.get("near").get("lastTradingDay").asString()).isEqualTo("2021-08-18");
    assertThat(last.get("near").get("forward").asDouble()).isBetween(17_340.0, 17_360.0);
    JsonNode weekly = json(trades, "--weeklies", "--roll-days", "1").get("series").get(29);
    assertThat(weekly.get("near").get("expiry").asString()).isEqualTo("202107W4");
  }

  @Test
  void whatComesLaterChangesNoEarlierValue() throws IOException {
    JsonNode whole = json(trades).get("series");
    for (int kept : new int[] {500, 1_777, 3_999}) {
      JsonNode cut = json(write("cut.csv", rows.subList(0, kept))).get("series");
      assertThat(cut.size()).isPositive();
      // the last minute of the cut file is not whole
      for (int i = 0; i < cut.size() - 1; i++) {
        assertThat(cut.get(i)).isEqualTo(whole.get(i));
      }
    }
  }

  @Test
  void theOrderOfTheRowsMeansNothingBetweenSeconds() throws IOException {
    List<String> bySeries = new ArrayList<>(rows);
    bySeries.sort((a, b) -> a.substring(0, 30).compareTo(b.substring(0, 30)));
    JsonNode sorted = json(write("series.csv", bySeries)).get("series");
    JsonNode asTheyCame = json(trades).get("series");
    // within a second the file's order counts, so the values are near, not equal
    for (int i = 5; i < 30; i++) {
      double difference =
          sorted.get(i).get("index").asDouble() - asTheyCame.get(i).get("index").asDouble();
      assertThat(Math.abs(difference)).isLessThan(0.5);
    }
  }

  @Test
  void theLastValueIsComparedWithTheTable() throws IOException {
    Path table = folder.resolve("vix.csv");
    String columns =
        "trade_date,vix7,vix7_mode,vix7_d1,vix7_d2,vix7_code1,vix7_code2,vix14,vix14_mode,vix14_d1,"
            + "vix14_d2,vix14_code1,vix14_code2,vix30,vix30_mode,vix30_d1,vix30_d2,vix30_code1,"
            + "vix30_code2,n_expiry_used,n_expiry_near,n_expiry_near_ok,dte_near,F_near,K0_near,"
            + "ba_ratio,strip_min,expiry_src,warnings,vix7_span,vix14_span,vix30_span,close_0050";
    Files.writeString(
        table, columns + "\n2021-07-26" + ",".repeat(13) + "21.5" + ",".repeat(19) + "\n");
    JsonNode json = json(trades, "--compare", table.toString());
    double last = json.get("series").get(29).get("index").asDouble();
    assertThat(json.get("published").asDouble()).isEqualTo(21.5);
    assertThat(json.get("difference").asDouble()).isEqualTo(last - 21.5);
    assertThat(vix(trades, "--compare", table.toString()).out())
        .contains(String.format(Locale.ROOT, "last − table = %+.3f", last - 21.5));
  }

  @Test
  void peopleReadATable() {
    Cli run = vix(trades, "--step", "600");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("trades   4,000 rows of 2021-07-26, 0 of other days or products\n")
        .contains("monthly expiries; rolls below 8 days")
        .containsPattern("09:30 +[0-9]+\\.[0-9]{3}  202108 .* F 173")
        .contains("3 values, lowest");
  }

  @Test
  void expiriesOfUnknownFormArePassedOverAndSaid() throws IOException {
    List<String> more = new ArrayList<>(rows);
    more.add("20210726,TXO,17300,202107W9,C,092959,5,1,");
    Path file = write("more.csv", more);
    assertThat(vix(file).out()).contains("warning  expiries of unknown form: {202107W9=1}");
    assertThat(json(file).get("series")).isEqualTo(json(trades).get("series"));
  }

  @Test
  void whatCannotBeMeantIsRefused() throws IOException {
    assertThat(vix(trades, "--step", "0").exitCode()).isEqualTo(2);
    assertThat(vix(trades, "--rates", "0.01").err()).contains("two fractions a year");
    assertThat(vix(trades, "--rates", "a,b").exitCode()).isEqualTo(2);
    assertThat(vix(trades, "--roll-days", "0").err()).contains("rollDays must be at least 1");
    assertThat(vix(trades, "--quote-trades", "0").exitCode()).isEqualTo(2);
    Cli sunday = Cli.run("vix", "--trades", trades.toString(), "--date", "2021-07-25");
    assertThat(sunday.exitCode()).isEqualTo(2);
    assertThat(sunday.err()).contains("no trading day (Sunday)");
    Cli otherDay = Cli.run("vix", "--trades", trades.toString(), "--date", "2021-07-27");
    assertThat(otherDay.exitCode()).isEqualTo(5);
    assertThat(otherDay.err()).contains("no trade of TXO on 2021-07-27");
    Path table = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
    assertThat(vix(table).exitCode()).isEqualTo(5);
    assertThat(vix(folder.resolve("none.csv")).err()).contains("it does not exist");
    assertThat(vix(trades, "--compare", table.toString()).exitCode()).isEqualTo(5);
  }
}
