package tw.kuroshio.prediction.training;

import java.util.List;

/**
 * What a trainer is asked for: one model per prefix of the same rows. The walk-forward windows all
 * begin at the first date, so their training sets are prefixes of the last one.
 *
 * @param features names in column order, without spaces
 * @param rows row-major, {@code features.size()} values a row, NaN where missing
 * @param labels one per row
 * @param prefixes number of leading rows each model is trained on, one model each
 */
public record TrainingRequest(
    List<String> features,
    double[] rows,
    double[] labels,
    int[] prefixes,
    TrainingParameters parameters) {

  public TrainingRequest {
    features = List.copyOf(features);
    if (rows.length != (long) labels.length * features.size()) {
      throw new IllegalArgumentException(
          labels.length + " rows × " + features.size() + " features expected, were " + rows.length);
    }
    for (int prefix : prefixes) {
      if (prefix < 1 || prefix > labels.length) {
        throw new IllegalArgumentException(
            "A prefix must be 1 to " + labels.length + " rows, was " + prefix);
      }
    }
  }
}
