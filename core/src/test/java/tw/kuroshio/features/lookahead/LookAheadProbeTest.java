package tw.kuroshio.features.lookahead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.FactorText;
import tw.kuroshio.features.factor.FactorFiles;
import tw.kuroshio.features.fields.StoreFields;

/** No formula that is shipped, and no way of evaluating it, sees what was not known yet. */
class LookAheadProbeTest {

  private static final int SESSIONS = 300;
  private static final long EVENING = 22 * 3_600_000_000_000L;
  private static final int[] DAYS = MadeMarket.days(SESSIONS);

  private static void seesNothing(CompiledFormulas formulas, String... unwatched) {
    LookAheadProbe probe = new LookAheadProbe(formulas, MadeMarket.of(SESSIONS));
    for (int session : new int[] {271, 284}) {
      probe.history(DAYS[session], StoreFields.BEFORE_OPEN);
      probe.fields(DAYS[session], StoreFields.BEFORE_OPEN);
      probe.live(DAYS[session], StoreFields.BEFORE_OPEN);
    }
    probe.history(DAYS[277], EVENING);
    probe.training(DAYS, DAYS[277], StoreFields.BEFORE_OPEN);
    assertThat(probe.leaks()).isEmpty();
    List<String> blind = new ArrayList<>(formulas.names());
    blind.removeAll(probe.watched());
    assertThat(blind).as("formulas of which the probe cannot tell").containsExactly(unwatched);
  }

  @Test
  void neitherDoThe42NorFieldsAndLabels() {
    seesNothing(FactorText.compile(ProbedFormulas.TEXT));
    LookAheadProbe probe = new LookAheadProbe(FactorText.compile("a = P"), MadeMarket.of(SESSIONS));
    probe.labels(DAYS, 5, StoreFields.BEFORE_OPEN);
    probe.labels(DAYS, 21, StoreFields.BEFORE_OPEN);
    assertThat(probe.leaks()).isEmpty();
  }

  @Test
  void norWhatIsBesideThe42() {
    seesNothing(FactorText.compile(FactorText.resource(FactorFiles.FOLDER + FactorFiles.EXTRAS)));
  }

  @Test
  void norAlpha101() {
    seesNothing(FactorText.compile(FactorText.resource(FactorFiles.FOLDER + FactorFiles.ALPHA101)));
  }

  @Test
  void norAlpha158() {
    seesNothing(FactorText.compile(FactorText.resource(FactorFiles.FOLDER + FactorFiles.ALPHA158)));
  }
}
