package tw.kuroshio.prediction.training;

/**
 * Parameters of gradient boosting by squared error; bagging is off and everything that could differ
 * between two runs is fixed.
 *
 * @param rounds trees
 * @param learningRate share of each tree that is kept
 * @param leaves most leaves a tree may have
 * @param minRowsInLeaf least rows of a leaf
 * @param featureFraction share of the features each tree sees
 * @param seed of the feature sampling
 */
public record TrainingParameters(
    int rounds,
    double learningRate,
    int leaves,
    int minRowsInLeaf,
    double featureFraction,
    int seed) {

  /** Small trees, many rows a leaf: daily stock returns are almost all noise. */
  public static TrainingParameters standard(int seed) {
    return new TrainingParameters(200, 0.05, 31, 200, 0.8, seed);
  }
}
