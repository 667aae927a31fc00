package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tw.kuroshio.model.DailyBars;

/** The cases of technical-golden.txt, which says how each number was obtained. */
class TechnicalFactorsGoldenTest {

  private static final CompiledFormulas FORMULAS = FactorText.technical();

  private record Case(
      String factor, boolean first, double[] prices, List<String> exDates, double expect) {}

  @TestFactory
  List<DynamicTest> goldenCases() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Case c : cases()) {
      tests.add(DynamicTest.dynamicTest(c.factor() + " = " + c.expect(), () -> check(c)));
    }
    return tests;
  }

  @Test
  void everyFactorHasACase() {
    TreeSet<String> covered = new TreeSet<>();
    cases().forEach(c -> covered.add(c.factor()));
    assertThat(covered).containsExactlyInAnyOrderElementsOf(FORMULAS.names());
  }

  private static void check(Case c) {
    DailyBars bars = Histories.ofCloses(c.prices());
    BarPanel panel = new BarPanel(List.of(bars), List.of(exDates(c.exDates())));
    int formula = FORMULAS.indexOf(c.factor());
    double[] values = new BatchEvaluator(FORMULAS).evaluate(panel, 0)[formula];
    int last = values.length - 1;
    assertClose(values[last], c.expect());
    if (c.first()) {
      assertThat(values[last - 1]).as("one session short of the window").isNaN();
    }
    LocalDate day = LocalDate.ofEpochDay(bars.epochDay()[last]);
    IncrementalFeatures live = new IncrementalFeatures(FORMULAS, panel.before(day));
    live.rollTo(day, panel.exDateRatiosOn(day));
    long close = bars.closeE4()[last];
    live.onBar(0, close, close, close, close, 1_000, close * 1_000);
    assertClose(live.raw(0, formula), c.expect());
  }

  private static void assertClose(double value, double expect) {
    if (Double.isNaN(expect)) {
      assertThat(value).isNaN();
    } else {
      assertThat(value).isCloseTo(expect, within(1e-12 * Math.max(1e-3, Math.abs(expect))));
    }
  }

  private static ExDateRatios exDates(List<String> texts) {
    int[] days = new int[texts.size()];
    double[] ratios = new double[texts.size()];
    for (int i = 0; i < days.length; i++) {
      String[] part = texts.get(i).split("[ /]", -1);
      days[i] = Histories.START + Integer.parseInt(part[0]) - 1;
      ratios[i] = Double.parseDouble(part[1]) / Double.parseDouble(part[2]);
    }
    return new ExDateRatios(days, ratios);
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    String text = FactorText.resource("/tw/kuroshio/features/technical-golden.txt");
    String[] blocks = text.replaceAll("(?m)^#.*\n", "").split("(?m)^case ", -1);
    for (String block : Arrays.copyOfRange(blocks, 1, blocks.length)) {
      String[] lines = block.strip().split("\n", -1);
      String[] head = lines[0].split(" ", -1);
      List<String> exDates = new ArrayList<>();
      double[] prices = {};
      double expect = Double.POSITIVE_INFINITY;
      for (String line : Arrays.copyOfRange(lines, 1, lines.length)) {
        String[] word = line.split(" ", 2);
        switch (word[0]) {
          case "prices" -> prices = prices(word[1]);
          case "ex" -> exDates.add(word[1]);
          case "expect" -> expect = Double.parseDouble(word[1]);
          default -> throw new AssertionError(line);
        }
      }
      cases.add(new Case(head[0], head.length > 1, prices, exDates, expect));
    }
    return cases;
  }

  private static double[] prices(String text) {
    List<Double> prices = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      String[] part = word.split("\\*", -1);
      int times = part.length > 1 ? Integer.parseInt(part[1]) : 1;
      for (int i = 0; i < times; i++) {
        prices.add(Double.parseDouble(part[0]));
      }
    }
    return prices.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
