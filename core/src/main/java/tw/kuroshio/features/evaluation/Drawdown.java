package tw.kuroshio.features.evaluation;

/**
 * The deepest fall of a cumulated return from its height before, the start's 0 among them.
 *
 * @param depth in the units of the path, 0 or more
 * @param peak session before the fall, -1 when that is the start
 * @param trough session of the lowest point after it
 */
public record Drawdown(double depth, int peak, int trough) {

  /**
   * @param path cumulated, by session
   */
  static Drawdown of(double[] path) {
    Drawdown deepest = new Drawdown(0, -1, -1);
    double height = 0;
    int peak = -1;
    for (int d = 0; d < path.length; d++) {
      if (path[d] > height) {
        height = path[d];
        peak = d;
      } else if (height - path[d] > deepest.depth) {
        deepest = new Drawdown(height - path[d], peak, d);
      }
    }
    return deepest;
  }
}
