package tw.kuroshio.prediction.training;

import tw.kuroshio.prediction.Predictor;

/**
 * How a model is trained and validated.
 *
 * @param horizonSessions sessions a label spans
 * @param sessionStride every how many sessions one is learned from; the horizon itself makes labels
 *     that do not overlap. Validation takes every session
 * @param folds walk-forward folds
 * @param minSessions history below which nothing is trained
 */
public record TrainingPlan(
    int horizonSessions,
    int sessionStride,
    int folds,
    int minSessions,
    LabelForm labelForm,
    TrainingParameters parameters) {

  /** A trading week ahead, three folds, 250 sessions at least. */
  public static TrainingPlan standard(int seed) {
    return new TrainingPlan(
        Predictor.HORIZON_SESSIONS,
        Predictor.HORIZON_SESSIONS,
        3,
        250,
        LabelForm.RANK,
        TrainingParameters.standard(seed));
  }
}
