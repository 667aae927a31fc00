package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tw.kuroshio.features.evaluation.EvaluationSettings;
import tw.kuroshio.features.evaluation.FactorEvaluator;
import tw.kuroshio.features.evaluation.FactorPanel;

class FactorReportTest {

  private static final int SESSIONS = 150;
  private static final int NAMES = 60;
  private static final List<String> NAMED =
      List.of("planted", "noise", "nothing", "infinite", "constant");
  private static final List<String> FORMULAS =
      List.of("planted = if(P < 5 and P > 1, P, ret(1))", "", "nothing = foreign_net", "", "");
  private static final EvaluationSettings SETTINGS = EvaluationSettings.standard(42);
  private static final FactorPanel PANEL = panel();
  private static final FactorReport REPORT =
      FactorReport.of(PANEL, SETTINGS, "made for <a test>", FORMULAS);

  @TempDir private Path folder = Path.of("");

  @Test
  void pageStandsAloneAndEachDrawingIsSound() throws Exception {
    String html = REPORT.html();
    assertThat(html).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    assertThat(html).doesNotContain("<script", "http", " src=", "@import", "NaN", "Infinity");
    Matcher links = Pattern.compile("href=\"(.)").matcher(html);
    assertThat(links.results().map(link -> link.group(1))).isNotEmpty().containsOnly("#");
    Matcher drawings = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(html);
    int count = 0;
    while (drawings.find()) {
      byte[] svg = drawings.group().getBytes(StandardCharsets.UTF_8);
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg));
      count++;
    }
    // Seven of each of the two factors that can be judged, the constant's coverage, the matrix.
    assertThat(count).isEqualTo(2 * 7 + 1 + 1);
  }

  @Test
  void pageSaysWhatIsThereAndWhyTheRestIsNot() {
    String html = REPORT.html();
    for (int f = 0; f < NAMED.size(); f++) {
      assertThat(html).contains("id=\"f" + f + "\">\n<h2>" + NAMED.get(f));
    }
    assertThat(html)
        .contains("made for &lt;a test&gt;", "if(P &lt; 5 and P &gt; 1, P, ret(1))")
        .contains("<div><dt>tried</dt><dd>42</dd></div>")
        .contains("Coverage 0. No finite value on any of 150 sessions: an input is missing")
        .contains("No finite value on any of 150 sessions, but infinities: the formula divides")
        .contains("One value all over, 5.000: nothing can be ranked")
        .contains("Survivors only", "What was left out", "58.5 bp a round trip")
        .contains("<h3>What was left out</h3>");
    String planted = row(html, 0);
    assertThat(planted).contains("100.0 %", "***", "<b>");
    assertThat(row(html, 1)).doesNotContain("*", "<b>");
    assertThat(row(html, 2)).contains("0.0 %").doesNotContain("<b>");
    assertThat(row(html, 2).split("–", -1)).hasSizeGreaterThan(8);
  }

  private static String row(String html, int factor) {
    int from = html.indexOf("<a href=\"#f" + factor + "\"");
    return html.substring(from, html.indexOf("</tr>", from));
  }

  @Test
  void numbersAreThoseOfOneThread() {
    String one =
        FactorJson.of(FactorEvaluator.evaluate(PANEL, SETTINGS), "made for <a test>", FORMULAS);
    assertThat(REPORT.json()).isEqualTo(one);
  }

  @Test
  void jsonHasTheNumbersAndNullForWhatIsNotKnown() {
    JsonNode json = new ObjectMapper().readTree(REPORT.json());
    assertThat(json.get("schema").asString()).isEqualTo("kuroshio.factors/1");
    assertThat(json.get("dates").size()).isEqualTo(SESSIONS);
    assertThat(json.get("factorsTried").asInt()).isEqualTo(42);
    JsonNode planted = json.get("factors").get(0);
    JsonNode first = planted.get("horizons").get(0);
    assertThat(first.get("ic").get("mean").asDouble()).isBetween(0.25, 0.35);
    assertThat(first.get("deflated").asDouble()).isGreaterThan(0.95);
    assertThat(first.get("daily").size()).isEqualTo(SESSIONS);
    assertThat(first.get("daily").get(SESSIONS - 1).isNull()).isTrue();
    JsonNode nothing = json.get("factors").get(2);
    assertThat(nothing.get("coverage").asDouble()).isZero();
    assertThat(nothing.get("horizons").get(0).get("ic").get("mean").isNull()).isTrue();
    JsonNode labels = json.get("labels").get(0);
    assertThat(labels.get("locked_at_start").asInt()).isEqualTo(2);
    assertThat(labels.get("not_yet_known").asInt()).isEqualTo(2 * NAMES);
    assertThat(json.get("order").size()).isEqualTo(5);
  }

  @Test
  void filesAreWrittenWholeOrRefused() throws IOException {
    Path html = folder.resolve("factors.html");
    Path json = folder.resolve("factors.json");
    REPORT.write(html, json);
    assertThat(Files.readString(html)).isEqualTo(REPORT.html());
    assertThat(Files.readString(json)).isEqualTo(REPORT.json());
    assertThatThrownBy(() -> REPORT.write(folder.resolve("none/f.html"), null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cannot be written");
  }

  /** The next session's return is a third the planted factor, the rest luck. */
  private static FactorPanel panel() {
    Random random = new Random(5);
    int[] days = new int[SESSIONS];
    double[][] open = new double[SESSIONS][NAMES];
    double[][] traded = new double[SESSIONS][NAMES];
    boolean[][] universe = new boolean[SESSIONS][NAMES];
    double[][][] values = new double[NAMED.size()][SESSIONS][NAMES];
    Arrays.fill(open[0], 50);
    Arrays.fill(open[1], 50);
    for (int d = 0; d < SESSIONS; d++) {
      days[d] = 18_000 + d;
      Arrays.fill(universe[d], true);
      Arrays.fill(traded[d], 3e6);
      for (int i = 0; i < NAMES; i++) {
        double known = random.nextGaussian();
        values[0][d][i] = known;
        values[1][d][i] = random.nextGaussian();
        values[2][d][i] = Double.NaN;
        values[3][d][i] = Double.POSITIVE_INFINITY;
        values[4][d][i] = 5;
        if (d + 2 < SESSIONS) {
          double luck = 0.95 * random.nextGaussian();
          open[d + 2][i] = open[d + 1][i] * (1 + 0.01 * (0.3 * known + luck));
        }
      }
    }
    boolean[][] locked = new boolean[SESSIONS][NAMES];
    locked[20][3] = true;
    locked[40][4] = true;
    List<String> codes = new ArrayList<>();
    @Nullable String[] industry = new String[NAMES];
    for (int i = 0; i < NAMES; i++) {
      codes.add(Integer.toString(2301 + i));
      industry[i] = i < 40 ? "24" : null;
    }
    return new FactorPanel(
        days, codes, NAMED, values, industry, universe, open, open, traded, locked);
  }
}
