package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.features.factor.FactorFiles;

/** Every formula of Alpha101 and Alpha158 against golden values, whose files say how obtained. */
class AlphaGoldenTest {

  @ParameterizedTest
  @CsvSource({"alpha101, 101, 1000", "alpha158, 158, 700"})
  void equalsTheGoldenValues(String name, int formulas, int least) {
    CompiledFormulas compiled =
        FactorText.compile(FactorText.resource(FactorFiles.FOLDER + name + ".factors"));
    BarPanel panel = AlphaPanel.make();
    double[][][] values = new BatchEvaluator(compiled).evaluate(panel);
    String golden = FactorText.resource("/tw/kuroshio/features/" + name + "-golden.txt");
    List<String> lines = golden.lines().filter(line -> !line.startsWith("#")).toList();
    assertThat(lines.stream().map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactlyElementsOf(compiled.names())
        .hasSize(formulas);
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (int f = 0; f < formulas; f++) {
      String[] words = lines.get(f).split(" ", -1);
      checkFirst(compiled.names().get(f), values[0][f], Integer.parseInt(words[2]));
      for (String cell : Arrays.copyOfRange(words, 3, words.length)) {
        String[] part = cell.split("[:=]", -1);
        int instrument = Integer.parseInt(part[0]);
        LocalDate day = LocalDate.ofEpochDay(Histories.START + Integer.parseInt(part[1]) - 1);
        double want = Double.parseDouble(part[2]);
        double is = values[instrument][f][panel.bars(instrument).rowOf(day)];
        compared++;
        if (!(Math.abs(is - want) <= 1e-9 * Math.max(1e-3, Math.abs(want)))) {
          wrong.add(words[0] + " " + cell + " was " + is);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(least);
  }

  private static void checkFirst(String name, double[] values, int session) {
    for (int t = 1; t < session; t++) {
      assertThat(values[t - 1]).as("%s, session %s", name, t).isNaN();
    }
    assertThat(values[session - 1]).as("%s, session %s", name, session).isFinite();
  }
}
