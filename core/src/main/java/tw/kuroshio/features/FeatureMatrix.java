package tw.kuroshio.features;

import java.util.Arrays;

/**
 * Instruments by formulas, row-major in one array; NaN = missing. Starts all missing. The owner
 * writes it, everyone else reads.
 */
public final class FeatureMatrix {

  private final int rows;
  private final int columns;
  private final double[] values;

  public FeatureMatrix(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.values = new double[Math.multiplyExact(rows, columns)];
    Arrays.fill(values, Double.NaN);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public double get(int row, int column) {
    return values[row * columns + column];
  }

  public void set(int row, int column, double value) {
    values[row * columns + column] = value;
  }

  /** Index of the row's first column in {@link #values()}. */
  public int offset(int row) {
    return row * columns;
  }

  /** The live array, for scorers that read rows in place. */
  public double[] values() {
    return values;
  }
}
