package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The lines of series-golden.txt, which says how each number was obtained. */
class SeriesFunctionsGoldenTest {

  private static final List<String> LINES =
      FactorText.resource("/tw/kuroshio/features/series-golden.txt")
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();

  private static final BarPanel PANEL = panel();

  private static BarPanel panel() {
    double[] close = numbers(0);
    double[] open = numbers(1);
    double[] volume = numbers(2);
    List<long[]> rows = new ArrayList<>();
    for (int t = 0; t < close.length; t++) {
      long closeE4 = Math.round(close[t] * 10_000);
      long openE4 = Math.round(open[t] * 10_000);
      rows.add(
          new long[] {
            Histories.START + t,
            openE4,
            Math.max(openE4, closeE4),
            Math.min(openE4, closeE4),
            closeE4,
            (long) volume[t],
            1
          });
    }
    return Histories.panel(Histories.bars(rows));
  }

  private static double[] numbers(int line) {
    String text = LINES.get(line);
    return Arrays.stream(text.substring(text.indexOf(';') + 2).split(" ", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  @TestFactory
  List<DynamicTest> goldenLines() {
    List<DynamicTest> tests = new ArrayList<>();
    for (int line = 3; line < LINES.size(); line++) {
      String formula = LINES.get(line).substring(0, LINES.get(line).indexOf(" ;"));
      double[] expected = numbers(line);
      tests.add(DynamicTest.dynamicTest(formula, () -> check(formula, expected)));
    }
    return tests;
  }

  private static void check(String formula, double[] expected) {
    double[] values =
        new BatchEvaluator(FactorText.compile("a = " + formula)).evaluate(PANEL, 0)[0];
    for (int k = 0; k < expected.length; k++) {
      assertThat(values[values.length - expected.length + k])
          .isCloseTo(expected[k], within(1e-12 * Math.max(1.0, Math.abs(expected[k]))));
    }
  }
}
