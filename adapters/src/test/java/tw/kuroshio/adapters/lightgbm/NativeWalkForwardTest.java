package tw.kuroshio.adapters.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.prediction.TreePredictor;
import tw.kuroshio.prediction.training.LabelForm;
import tw.kuroshio.prediction.training.TrainingPanel;
import tw.kuroshio.prediction.training.TrainingParameters;
import tw.kuroshio.prediction.training.TrainingPlan;
import tw.kuroshio.prediction.training.TrainingResult.Model;
import tw.kuroshio.prediction.training.WalkForwardTraining;

/** The whole way from a panel to a calibrated model, trained by the native library. */
class NativeWalkForwardTest {

  private static final TrainingPlan PLAN =
      new TrainingPlan(
          5, 5, 3, 250, LabelForm.RANK, new TrainingParameters(40, 0.05, 15, 50, 0.8, 1));

  @TempDir Path folder;

  @Test
  void plantedSignalIsFoundAndBelieved() throws Exception {
    Model model = train(1.0);
    assertThat(model.validation().mean()).isGreaterThan(0.1);
    assertThat(model.calibration().informationCoefficient()).isGreaterThan(0.05);
    TreePredictor predictor =
        TreePredictor.of(model.model(), model.calibration(), List.of("noise", "signal"));
    double low = predictor.score(new double[] {0.5, 0.05}, 0);
    assertThat(predictor.score(new double[] {0.5, 0.95}, 0)).isGreaterThan(low);
    assertThat(train(1.0).modelText()).isEqualTo(model.modelText());
  }

  @Test
  void noiseIsNotBelieved() {
    Model model = train(0.0);
    assertThat(model.validation().tValue()).isBetween(-3.0, 3.0);
    assertThat(model.calibration().informationCoefficient()).isLessThan(0.02);
  }

  private Model train(double strength) {
    WalkForwardTraining training = new WalkForwardTraining(panel(strength), PLAN);
    return (Model) training.run(new LightGbmTrainer(folder, LightGbmTrainer.TIME_LIMIT));
  }

  /** Opens that drift with a slow feature; strength 0 is a random walk. */
  private static TrainingPanel panel(double strength) {
    int sessions = 300;
    int instruments = 60;
    Random random = new Random(3);
    double[][] ranks = new double[sessions][2 * instruments];
    double[][] open = new double[sessions][instruments];
    for (int d = 0; d < sessions; d++) {
      for (int i = 0; i < instruments; i++) {
        boolean kept = d > 0 && random.nextInt(10) > 0;
        double before = d > 0 ? ranks[d - 1][2 * i] - 0.5 : 0.0;
        ranks[d][2 * i] = kept ? ranks[d - 1][2 * i] : random.nextDouble();
        ranks[d][2 * i + 1] = random.nextDouble();
        double drift = 0.01 * (strength * before + random.nextGaussian());
        open[d][i] = (d > 0 ? open[d - 1][i] : 100.0) * Math.exp(drift);
      }
    }
    return new TrainingPanel(
        List.of("signal", "noise"), ranks, open, new boolean[sessions][instruments]);
  }
}
