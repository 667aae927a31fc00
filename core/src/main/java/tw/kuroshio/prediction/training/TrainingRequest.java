package tw.kuroshio.prediction.training;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * What a trainer is asked for: one model per prefix of the same rows. The walk-forward windows all
 * begin at the first session, so their training sets are prefixes of the last one.
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
      if (prefix < 0 || prefix > labels.length) {
        throw new IllegalArgumentException(
            "A prefix must be 0 to " + labels.length + " rows, was " + prefix);
      }
    }
  }

  /** Appends the request in canonical form. */
  public void write(StateWriter out) {
    out.putInt(features.size());
    features.forEach(out::putString);
    out.putDoubles(rows).putDoubles(labels).putInts(prefixes);
    out.putInt(parameters.rounds())
        .putDouble(parameters.learningRate())
        .putInt(parameters.leaves())
        .putInt(parameters.minRowsInLeaf())
        .putDouble(parameters.featureFraction())
        .putInt(parameters.seed());
  }

  /** Reads what {@link #write} wrote. */
  public static TrainingRequest read(StateReader in) {
    List<String> features = new ArrayList<>();
    for (int left = in.getCount(4); left > 0; left--) {
      features.add(in.getString());
    }
    return new TrainingRequest(
        features,
        in.getDoubles(),
        in.getDoubles(),
        in.getInts(),
        new TrainingParameters(
            in.getInt(), in.getDouble(), in.getInt(), in.getInt(), in.getDouble(), in.getInt()));
  }

  /** Bytes that {@link #write} appends, about. */
  public long encodedBytes() {
    return 8L * rows.length + 8L * labels.length + 65_536;
  }
}
