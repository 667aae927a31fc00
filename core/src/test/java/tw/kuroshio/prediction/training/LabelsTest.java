package tw.kuroshio.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.evaluation.LabelStatus;

class LabelsTest {

  private static final double NAN = Double.NaN;

  /** Horizon 2: a decision after session 0 buys at the open of 1 and sells at the open of 3. */
  @Test
  void returnRunsFromTheNextOpenToTheOpenAfterTheHorizon() {
    Labels labels = new Labels(panel(new double[][] {{1}, {100}, {1}, {110}, {1}}), 2);
    assertThat(labels.returns(0)[0]).isEqualTo(0.10, within(1e-15));
    assertThat(labels.returns(1)[0]).isEqualTo(0.0);
    assertThat(labels.returns(2)).containsExactly(NAN);
    assertThat(labels.knownSessions()).isEqualTo(2);
  }

  @Test
  void haltsAndLocksAtEitherEndAreFlaggedAndExcluded() {
    double[][] open = {
      {1, 1, 1, 1, 1}, {NAN, 10, 10, 10, 10}, {10, 10, 10, 10, 10}, {10, 10, NAN, 10, 11}
    };
    TrainingPanel panel = panel(open);
    panel.locked()[1][1] = true;
    panel.locked()[3][3] = true;
    // A lock between the ends costs nothing: nobody trades then.
    panel.locked()[2][4] = true;
    Labels labels = new Labels(panel, 2);
    assertThat(labels.status(0, 0)).isEqualTo(LabelStatus.HALTED_AT_START);
    assertThat(labels.status(0, 1)).isEqualTo(LabelStatus.LOCKED_AT_START);
    assertThat(labels.status(0, 2)).isEqualTo(LabelStatus.HALTED_AT_END);
    assertThat(labels.status(0, 3)).isEqualTo(LabelStatus.LOCKED_AT_END);
    assertThat(labels.status(0, 4)).isEqualTo(LabelStatus.USABLE);
    assertThat(labels.status(1, 4)).isEqualTo(LabelStatus.NOT_YET_KNOWN);
    assertThat(labels.returns(0)).containsExactly(NAN, NAN, NAN, NAN, 11.0 / 10 - 1);
    assertThat(labels.counts())
        .containsEntry(LabelStatus.USABLE, 1)
        .containsEntry(LabelStatus.LOCKED_AT_END, 1)
        .containsEntry(LabelStatus.NOT_YET_KNOWN, 15);
  }

  @Test
  void labelsAreSetWithinTheirDate() {
    double[][] open = {{1, 1, 1, 1}, {10, 10, 10, 10}, {11, 9, 11, NAN}};
    Labels labels = new Labels(panel(open), 1);
    // Returns +10 %, −10 %, +10 %: ranks 2.5, 1, 2.5 of 3.
    assertThat(labels.labels(0, LabelForm.RANK))
        .containsExactly(2.0 / 3 - 0.5, 0.5 / 3 - 0.5, 2.0 / 3 - 0.5, NAN);
    double[] z = labels.labels(0, LabelForm.Z_SCORE);
    assertThat(z[0]).isEqualTo(Math.sqrt(0.5), within(1e-12));
    assertThat(z[1]).isEqualTo(-Math.sqrt(2), within(1e-12));
    assertThat(z[3]).isNaN();
  }

  @Test
  void panelOfUnequalShapesIsRefused() {
    assertThatThrownBy(
            () ->
                new TrainingPanel(
                    List.of("f"), new double[2][3], new double[2][2], new boolean[2][2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Session 0 must have 2 instruments of 1 features");
  }

  private static TrainingPanel panel(double[][] open) {
    int instruments = open[0].length;
    return new TrainingPanel(
        List.of("f"),
        new double[open.length][instruments],
        open,
        new boolean[open.length][instruments]);
  }
}
