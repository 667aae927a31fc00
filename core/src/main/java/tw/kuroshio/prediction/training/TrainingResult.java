package tw.kuroshio.prediction.training;

import java.util.List;
import tw.kuroshio.features.evaluation.IcSummary;
import tw.kuroshio.prediction.Calibration;
import tw.kuroshio.prediction.trees.TreeModel;

/** What a walk-forward training came to. */
public sealed interface TrainingResult {

  /**
   * A model fitted to all sessions with known labels, believed as far as the folds allow.
   *
   * @param modelText the model file
   * @param validation of the fold models on sessions after their training
   * @param foldIc mean coefficient of each fold
   * @param trainingRows rows the final model learned from
   * @param nativeVersion the library that trained
   */
  record Model(
      TreeModel model,
      byte[] modelText,
      Calibration calibration,
      IcSummary validation,
      List<Double> foldIc,
      int trainingRows,
      String nativeVersion)
      implements TrainingResult {}

  /** Why there is no model. */
  enum Reason {
    TOO_FEW_SESSIONS,
    TOO_FEW_ROWS,
    LIBRARY_MISSING,
    TRAINER_FAILED,
    MODEL_REFUSED
  }

  /**
   * No model; the baseline predicts.
   *
   * @param message one sentence
   */
  record NotTrained(Reason reason, String message) implements TrainingResult {}
}
