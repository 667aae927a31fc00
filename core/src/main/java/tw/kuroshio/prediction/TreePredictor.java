package tw.kuroshio.prediction;

import java.util.List;
import tw.kuroshio.prediction.trees.ModelRefused;
import tw.kuroshio.prediction.trees.TreeModel;

/** A LightGBM model with one output, its columns found by name, and its calibration. */
public final class TreePredictor implements Predictor {

  private final TreeModel model;
  private final Calibration calibration;
  private final int columns;

  /** Column of each of the model's features. */
  private final int[] column;

  private final double[] input;
  private final double[] output = new double[1];

  private TreePredictor(TreeModel model, Calibration calibration, int columns, int[] column) {
    this.model = model;
    this.calibration = calibration;
    this.columns = columns;
    this.column = column;
    input = new double[column.length];
  }

  /**
   * Joins a model to the columns it will be shown; columns the model does not know are ignored.
   *
   * @param names factor names in column order
   * @throws ModelRefused when the model has several outputs, or a feature that is no column
   */
  public static TreePredictor of(TreeModel model, Calibration calibration, List<String> names)
      throws ModelRefused {
    if (model.outputs() != 1) {
      throw new ModelRefused(
          0, "num_class", "a return model has one output, was " + model.outputs());
    }
    int[] column = new int[model.featureCount()];
    for (int f = 0; f < column.length; f++) {
      String name = model.featureNames().get(f);
      column[f] = names.indexOf(name);
      if (column[f] < 0 || column[f] != names.lastIndexOf(name)) {
        throw new ModelRefused(
            0,
            "feature_names",
            "feature \"" + name + "\" must be one of the columns, once: " + names);
      }
    }
    return new TreePredictor(model, calibration, names.size(), column);
  }

  public TreeModel model() {
    return model;
  }

  public Calibration calibration() {
    return calibration;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public double score(double[] row, int offset) {
    int present = 0;
    for (int f = 0; f < column.length; f++) {
      double value = row[offset + column[f]];
      if (Double.isInfinite(value)) {
        return Double.NaN;
      }
      present += Double.isNaN(value) ? 0 : 1;
      input[f] = value;
    }
    if (present == 0) {
      return Double.NaN;
    }
    model.predict(input, 0, output);
    return Double.isFinite(output[0]) ? output[0] : Double.NaN;
  }

  @Override
  public double informationCoefficient() {
    return calibration.informationCoefficient();
  }

  @Override
  public String version() {
    return model.contentHash();
  }
}
