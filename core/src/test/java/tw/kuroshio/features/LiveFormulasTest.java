package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tw.kuroshio.features.factor.FactorFiles;
import tw.kuroshio.features.operators.LiveField;

/** The file of live formulas and the names of live fields. */
class LiveFormulasTest {

  @Test
  void theFileReadsEveryLiveField() {
    CompiledFormulas formulas =
        FactorText.compile(FactorText.resource(FactorFiles.FOLDER + FactorFiles.LIVE));
    assertThat(formulas.fields()).contains(LiveField.values());
    assertThat(formulas.size()).isEqualTo(LiveField.values().length);
  }
}
