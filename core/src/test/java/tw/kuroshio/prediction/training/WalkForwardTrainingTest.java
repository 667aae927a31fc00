package tw.kuroshio.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.evaluation.LabelStatus;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.prediction.training.TrainingOutcome.Failed;
import tw.kuroshio.prediction.training.TrainingOutcome.LibraryMissing;
import tw.kuroshio.prediction.training.TrainingOutcome.Trained;
import tw.kuroshio.prediction.training.TrainingResult.Model;
import tw.kuroshio.prediction.training.TrainingResult.NotTrained;
import tw.kuroshio.prediction.training.TrainingResult.Reason;
import tw.kuroshio.prediction.training.WalkForward.Fold;

class WalkForwardTrainingTest {

  private static final TrainingPlan PLAN = TrainingPlan.standard(1);

  @Test
  void nothingAfterTheDecisionDayEntersTheTrainingBytes() {
    TrainingPanel panel = Panels.random(420, 40, 1.0, 5);
    byte[] bytes = bytes(new WalkForwardTraining(panel.first(330), PLAN).request());
    byte[] other =
        bytes(new WalkForwardTraining(Panels.tampered(panel, 330).first(330), PLAN).request());
    assertThat(other).isEqualTo(bytes);
    byte[] earlier =
        bytes(new WalkForwardTraining(Panels.tampered(panel, 329).first(330), PLAN).request());
    assertThat(earlier).as("the last known day does enter").isNotEqualTo(bytes);
  }

  /** What a fold learns must not change with anything from its first validated session on. */
  @Test
  void foldLearnsNothingFromItsValidation() {
    TrainingPanel panel = Panels.random(420, 40, 1.0, 5);
    WalkForwardTraining training = new WalkForwardTraining(panel, PLAN);
    TrainingRequest request = training.request();
    List<Fold> folds = training.folds();
    for (int f = 0; f < folds.size(); f++) {
      int start = folds.get(f).validationStart();
      TrainingRequest other =
          new WalkForwardTraining(Panels.tampered(panel, start), PLAN).request();
      int rows = request.prefixes()[f];
      assertThat(other.prefixes()[f]).isEqualTo(rows).isPositive();
      assertThat(Arrays.copyOf(other.labels(), rows))
          .isEqualTo(Arrays.copyOf(request.labels(), rows));
      assertThat(Arrays.copyOf(other.rows(), rows * 2))
          .isEqualTo(Arrays.copyOf(request.rows(), rows * 2));
      assertThat(other.labels()).isNotEqualTo(request.labels());
    }
  }

  @Test
  void rowsAreEveryFifthSessionUpToTheNewestKnown() {
    TrainingPanel panel = Panels.random(260, 30, 1.0, 5);
    WalkForwardTraining training = new WalkForwardTraining(panel, PLAN);
    TrainingRequest request = training.request();
    int known = training.labels().knownSessions();
    assertThat(known).isEqualTo(254);
    int expected = 0;
    for (int session = known - 1; session >= 0; session -= 5) {
      for (int i = 0; i < 30; i++) {
        expected += training.labels().status(session, i) == LabelStatus.USABLE ? 1 : 0;
      }
    }
    assertThat(request.labels()).hasSize(expected);
    assertThat(request.prefixes()[3]).isEqualTo(expected);
    assertThat(request.labels()).doesNotContain(Double.NaN);
  }

  @Test
  void modelThatSeesTheSignalIsBelieved() {
    TrainingResult result =
        new WalkForwardTraining(Panels.random(420, 60, 1.0, 5), PLAN).run(stumps("-1 1"));
    assertThat(result).isInstanceOf(Model.class);
    Model model = (Model) result;
    assertThat(model.validation().mean()).isGreaterThan(0.1);
    assertThat(model.validation().tValue()).isGreaterThan(4.0);
    assertThat(model.validation().dates()).isGreaterThan(180);
    assertThat(model.foldIc()).hasSize(3).allMatch(ic -> ic > 0.05);
    assertThat(model.calibration().informationCoefficient())
        .isBetween(0.05, model.validation().mean());
    assertThat(model.nativeVersion()).isEqualTo("test");
    assertThat(model.trainingRows()).isGreaterThan(3_000);
  }

  @Test
  void modelThatSeesItBackwardsExpectsNothing() {
    TrainingResult result =
        new WalkForwardTraining(Panels.random(420, 60, 1.0, 5), PLAN).run(stumps("1 -1"));
    assertThat(((Model) result).validation().mean()).isNegative();
    assertThat(((Model) result).calibration().informationCoefficient()).isZero();
  }

  @Test
  void shortHistoryIsNotTrained() {
    TrainingResult result =
        new WalkForwardTraining(Panels.random(249, 40, 1.0, 5), PLAN)
            .run(request -> new Failed("must not be asked"));
    assertThat(result)
        .isEqualTo(
            new NotTrained(
                Reason.TOO_FEW_SESSIONS, "Training needs 250 sessions of history, was 249"));
  }

  @Test
  void fewInstrumentsAreNotTrained() {
    TrainingResult result =
        new WalkForwardTraining(Panels.random(260, 12, 1.0, 5), PLAN)
            .run(request -> new Failed("must not be asked"));
    assertThat(result)
        .asInstanceOf(type(NotTrained.class))
        .extracting(NotTrained::reason)
        .isEqualTo(Reason.TOO_FEW_ROWS);
  }

  @Test
  void trainersTroubleIsPassedOn() {
    WalkForwardTraining training = new WalkForwardTraining(Panels.random(420, 40, 1.0, 5), PLAN);
    assertThat(training.run(request -> new LibraryMissing("install libgomp1")))
        .isEqualTo(new NotTrained(Reason.LIBRARY_MISSING, "install libgomp1"));
    assertThat(training.run(request -> new Failed("out of memory")))
        .isEqualTo(new NotTrained(Reason.TRAINER_FAILED, "out of memory"));
    List<byte[]> garbage = Collections.nCopies(4, "no model".getBytes(StandardCharsets.UTF_8));
    assertThat(training.run(request -> new Trained(garbage, "test")))
        .asInstanceOf(type(NotTrained.class))
        .extracting(NotTrained::reason)
        .isEqualTo(Reason.MODEL_REFUSED);
  }

  @Test
  void requestSurvivesItsEncoding() {
    TrainingRequest request =
        new WalkForwardTraining(Panels.random(300, 40, 1.0, 5), PLAN).request();
    byte[] bytes = bytes(request);
    assertThat(bytes(TrainingRequest.read(new StateReader(bytes)))).isEqualTo(bytes);
    assertThat((long) bytes.length).isLessThanOrEqualTo(request.encodedBytes());
  }

  /** A trainer that gives the same stump on the first feature for every prefix. */
  private static ModelTrainer stumps(String leaves) {
    String text =
        """
        tree
        version=v4
        num_class=1
        label_index=0
        max_feature_idx=1
        objective=regression
        feature_names=signal noise
        feature_infos=none none

        Tree=0
        num_leaves=2
        num_cat=0
        split_feature=0
        threshold=0.5
        left_child=-1
        right_child=-2
        leaf_value=LEAVES

        end of trees
        """
            .replace("LEAVES", leaves);
    byte[] model = text.getBytes(StandardCharsets.UTF_8);
    return request -> {
      assertThat(request.prefixes()).hasSize(4).isSorted();
      return new Trained(Collections.nCopies(4, model), "test");
    };
  }

  private static byte[] bytes(TrainingRequest request) {
    StateWriter out = new StateWriter();
    request.write(out);
    return out.toByteArray();
  }
}
