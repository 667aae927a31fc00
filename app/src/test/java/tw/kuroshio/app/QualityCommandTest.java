package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tw.kuroshio.market.MarketRules;

class QualityCommandTest {

  private static final String HEADER =
      "symbol,date,open,high,low,close,volume,value,trades,change,ex_flag\n";
  private static final int CODES = 4;

  @TempDir private Path folder = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(
        data.resolve("isin_listing_2019.csv"),
        """
        type,code,name,ISIN,start,market,group,CFI
        股票,1101,台泥<&>,TW0001101004,1962/02/09,上市,水泥工業,ESVUFR
        """);
  }

  /** Sessions of four stocks from 2019-03-04 on; the last one of as many as asked. */
  private void daily(int sessions, int codesOnTheLast, String more) throws IOException {
    MarketRules rules = MarketRules.parse(RuleFiles.marketRules());
    StringBuilder rows = new StringBuilder(HEADER);
    LocalDate day = LocalDate.of(2019, 3, 4);
    for (int i = 0; i < sessions; i++) {
      for (int code = 0; code < (i == sessions - 1 ? codesOnTheLast : CODES); code++) {
        double price = i % 2 == 0 ? 30 : 30.05;
        rows.append(1101 + code)
            .append(',')
            .append(day.format(DateTimeFormatter.BASIC_ISO_DATE))
            .append(("," + price).repeat(4))
            .append(",100000,")
            .append(Math.round(100_000 * price))
            .append(",50,")
            .append(i == 0 ? "0.0" : i % 2 == 0 ? "-0.05" : "0.05")
            .append(",0\n");
      }
      day = rules.calendar().nextTradingDay(day);
    }
    Files.writeString(data.resolve("daily_2019.csv"), rows + more);
  }

  private Cli quality(String... options) {
    return Cli.run(
        Stream.concat(
                Stream.of("quality", "--data", data.toString(), "--as-of", "2026-01-01"),
                Arrays.stream(options))
            .toArray(String[]::new));
  }

  @Test
  void findingsAreNoFailure() throws IOException {
    daily(2, CODES, "1101,20190306,36.0,36.0,36.0,36.0,100000,3600000,50,5.95,0\n");
    Cli run = quality();
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("daily_bar", "RETURN_BEYOND_LIMIT", "台泥<&>", "1 of")
        .doesNotContain("HALT");
  }

  @Test
  void jsonIsOneDocument() throws IOException {
    daily(2, CODES, "1101,20190306,36.0,36.0,36.0,36.0,100000,3600000,50,5.95,0\n");
    Cli run = quality("--json");
    assertThat(run.exitCode()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("schema").asString()).isEqualTo("kuroshio.quality/1");
    assertThat(json.get("rules")).hasSize(18);
    assertThat(json.get("liveRules")).hasSize(6);
    assertThat(json.get("unexplained")).hasSize(1);
    JsonNode finding = json.get("unexplained").get(0);
    assertThat(finding.get("symbol").asString()).isEqualTo("1101");
    assertThat(finding.get("date").asString()).isEqualTo("2019-03-06");
    assertThat(finding.get("unit").asString()).isEqualTo("fraction");
    assertThat(json.get("instruments").get(0).get("name").asString()).isEqualTo("台泥<&>");
    assertThat(json.get("coverage").get("daily_bar")).hasSize(3);
    assertThat(json.get("exit").asInt()).isZero();
    assertThat(quality("--json").out()).isEqualTo(run.out());
  }

  @Test
  void htmlNeedsNothingBesideItself() throws IOException {
    daily(2, CODES, "1101,20190306,36.0,36.0,36.0,36.0,100000,3600000,50,5.95,0\n");
    Path html = folder.resolve("quality.html");
    assertThat(quality("--html", html.toString()).exitCode()).isZero();
    String page = Files.readString(html, StandardCharsets.UTF_8);
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .endsWith("</html>\n")
        .contains("1101 台泥&lt;&amp;&gt;", "prefers-color-scheme: dark", "Coverage by date")
        .contains("Findings over time", "Worst instruments", "feed.RecordWarning.CROSSED")
        .doesNotContain("<script", "http:", "https:", "<link", "@import", "NaN");
    assertThat(page.split("<svg", -1)).hasSize(4);
    assertThat(page.split("</svg>", -1)).hasSize(4);
  }

  @Test
  void anIncompleteSessionHaltsAndTheReportIsStillWritten() throws IOException {
    daily(21, 1, "");
    Path html = folder.resolve("quality.html");
    Cli run = quality("--html", html.toString());
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.out()).contains("HALT: 1 findings").contains("SESSION_INCOMPLETE daily_bar");
    assertThat(run.err()).contains("HALT");
    assertThat(html).content().contains("<section class=\"halt\">");
    assertThat(new ObjectMapper().readTree(quality("--json").out()).get("exit").asInt())
        .isEqualTo(5);
  }

  @Test
  void rowsTheImportersSetAsideAreTold() throws IOException {
    daily(2, CODES, "1101,20190309,30.0,30.0,30.0,30.0,100000,3000000,50,0.0,0\n");
    assertThat(quality().out()).contains("set aside").contains("NOT_A_TRADING_DAY");
  }

  @Test
  void daysInTheWrongOrder() throws IOException {
    daily(2, CODES, "");
    Cli run = quality("--from", "2019-03-05", "--to", "2019-03-04");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--from must not be after --to, were 2019-03-05 and 2019-03-04");
  }

  @Test
  void daysWithoutARow() throws IOException {
    daily(2, CODES, "");
    Cli run = quality("--from", "2020-03-05");
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("holds no row from 2020-03-05 to");
  }

  @Test
  void whatWasNotKnownYetIsNotThere() throws IOException {
    daily(2, CODES, "");
    Cli run =
        Cli.run("quality", "--data", data.toString(), "--from", "20190301", "--as-of", "20190303");
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("that was known");
  }

  @Test
  void aHomeWithoutAStore() {
    Cli run = Cli.run("quality", "--home", folder.resolve("home").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no store in").contains("--data DIR");
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void aFolderWithoutTables() throws IOException {
    Files.delete(data.resolve("isin_listing_2019.csv"));
    Cli run = quality();
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("holds no table");
    data = folder.resolve("nowhere");
    run = quality();
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("does not exist");
  }

  @Test
  void aTableWithAWrongColumn() throws IOException {
    Files.writeString(data.resolve("daily_2019.csv"), HEADER.replace("close", "last"));
    Path html = folder.resolve("quality.html");
    Cli run = quality("--html", html.toString());
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("close");
    assertThat(html).doesNotExist();
  }

  @Test
  void aPageThatCannotBeWritten() throws IOException {
    daily(2, CODES, "");
    Cli run = quality("--html", folder.resolve("no/such/page.html").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("cannot be written");
  }
}
