package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.features.factor.FactorFiles;
import tw.kuroshio.model.DailyBars;

/** Every missing value of whole histories has a reason, and no other value has one. */
class MissingReasonsEverywhereTest {

  private static final String ALPHAS =
      FactorText.resource(FactorFiles.FOLDER + FactorFiles.ALPHA101)
          + FactorText.resource(FactorFiles.FOLDER + FactorFiles.ALPHA158);

  private static BarPanel known(long seed, int instruments, int days) {
    BarPanel panel = Histories.seeded(seed, instruments, days);
    List<ExDateRatios> exDates = new ArrayList<>();
    List<DailyBars> bars = new ArrayList<>();
    for (int i = 0; i < panel.size(); i++) {
      bars.add(panel.bars(i));
      exDates.add(panel.exDates(i));
    }
    return new BarPanel(bars, exDates, MadeFields.SEEDED, (i, day) -> (i * 31 + day / 40) % 7 > 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void onSeededHistories(long seed) {
    BarPanel panel = known(seed, 9, 300);
    for (String text :
        List.of(BatchEqualsStreamTest.EVERY_FUNCTION, BatchEqualsStreamTest.EVERY_STATISTIC)) {
      assertDefinite(ReasonChecks.everywhere(FactorText.compile(text), panel));
    }
    assertDefinite(ReasonChecks.everywhere(FactorText.handcrafted(), panel));
  }

  @Test
  void ofThePublishedAlphas() {
    assertDefinite(ReasonChecks.everywhere(FactorText.compile(ALPHAS), known(3, 5, 280)));
  }

  private static void assertDefinite(Map<String, Integer> met) {
    assertThat(met.keySet()).noneMatch(brief -> brief.matches(ReasonChecks.VAGUE));
  }
}
