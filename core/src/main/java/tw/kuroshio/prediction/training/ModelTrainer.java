package tw.kuroshio.prediction.training;

/** Trains models outside this process. */
public interface ModelTrainer {

  /** One model text per prefix of the request, or why there is none. Does not throw. */
  TrainingOutcome train(TrainingRequest request);
}
