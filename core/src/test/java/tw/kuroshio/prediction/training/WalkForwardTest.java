package tw.kuroshio.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.prediction.training.WalkForward.Fold;

class WalkForwardTest {

  @Test
  void validationsFollowTrainingWithAGap() {
    assertThat(WalkForward.folds(244, 3, 5))
        .containsExactly(new Fold(118, 124, 164), new Fold(158, 164, 204), new Fold(198, 204, 244));
  }

  @Test
  void lastLabelTrainedOnEndsBeforeTheValidation() {
    for (int sessions = 60; sessions < 600; sessions += 7) {
      for (int horizon : new int[] {1, 5, 10, 20}) {
        List<Fold> folds = WalkForward.folds(sessions, 3, horizon);
        int end = folds.getFirst().validationStart();
        for (Fold fold : folds) {
          assertThat(fold.trainEnd()).isPositive();
          int lastTrained = fold.trainEnd() - 1;
          int between = fold.validationStart() - lastTrained - 1;
          assertThat(between).isGreaterThanOrEqualTo(horizon + 1);
          assertThat(lastTrained + 1 + horizon).isLessThan(fold.validationStart());
          assertThat(fold.validationStart()).isEqualTo(end);
          end = fold.validationEnd();
        }
        assertThat(end).isEqualTo(sessions);
      }
    }
  }

  @Test
  void tooFewSessionsAreRefused() {
    assertThatThrownBy(() -> WalkForward.folds(8, 3, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("8 sessions are too few for 3 folds with gaps of 6");
  }
}
