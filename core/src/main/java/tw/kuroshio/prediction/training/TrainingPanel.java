package tw.kuroshio.prediction.training;

import java.util.Arrays;
import java.util.List;

/**
 * The history a model is trained on: consecutive market sessions × instruments by dense index.
 * Read-only once built; the arrays are not copied.
 *
 * @param features names in column order
 * @param ranks per session, the ranked features after its close: row-major, {@code features.size()}
 *     values an instrument, NaN where missing
 * @param open per session, each instrument's opening price adjusted for total return, NaN where it
 *     did not trade
 * @param locked per session, whether an instrument could not be bought or sold because it was
 *     locked at its price limit
 */
public record TrainingPanel(
    List<String> features, double[][] ranks, double[][] open, boolean[][] locked) {

  public TrainingPanel {
    features = List.copyOf(features);
    if (open.length != ranks.length || locked.length != ranks.length) {
      throw new IllegalArgumentException(
          ranks.length
              + " sessions of ranks, "
              + open.length
              + " of opens, "
              + locked.length
              + " of locks");
    }
    for (int d = 0; d < ranks.length; d++) {
      int instruments = open[d].length;
      if (instruments != open[0].length
          || locked[d].length != instruments
          || ranks[d].length != instruments * features.size()) {
        throw new IllegalArgumentException(
            "Session "
                + d
                + " must have "
                + open[0].length
                + " instruments of "
                + features.size()
                + " features, has "
                + instruments
                + " opens, "
                + locked[d].length
                + " locks, "
                + ranks[d].length
                + " ranks");
      }
    }
  }

  public int sessions() {
    return ranks.length;
  }

  public int instruments() {
    return open.length == 0 ? 0 : open[0].length;
  }

  /** What was known after the close of the first {@code sessions} sessions. */
  public TrainingPanel first(int sessions) {
    return new TrainingPanel(
        features,
        Arrays.copyOf(ranks, sessions),
        Arrays.copyOf(open, sessions),
        Arrays.copyOf(locked, sessions));
  }
}
