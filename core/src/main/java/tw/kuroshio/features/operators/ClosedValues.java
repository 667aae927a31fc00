package tw.kuroshio.features.operators;

/**
 * The closed values of an operator's inputs, newest first. A cursor that the evaluator points at
 * its arrays; never to be kept. Ages up to the operator's {@link SeriesOperator#lookback()} may be
 * asked; before the first session all is NaN.
 */
public final class ClosedValues {

  private double[] x = new double[0];
  private double[] y = x;
  private double[] z = x;
  private int newestX;
  private int newestY;
  private int newestZ;

  /** Points at inputs whose newest closed values lie at these places; returns this. */
  public ClosedValues at(
      double[] xs, int placeX, double[] ys, int placeY, double[] zs, int placeZ) {
    x = xs;
    y = ys;
    z = zs;
    newestX = placeX;
    newestY = placeY;
    newestZ = placeZ;
    return this;
  }

  /** First input; age 0 is the session just closed. */
  public double x(int age) {
    return x[newestX - age];
  }

  /** Second input. */
  public double y(int age) {
    return y[newestY - age];
  }

  /** Third input. */
  public double z(int age) {
    return z[newestZ - age];
  }
}
