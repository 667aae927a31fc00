package tw.kuroshio.risk.var;

/**
 * What a book may lose over the horizon, in TWD, positive = loss.
 *
 * @param confidence for example 0.99
 * @param var value at risk: the loss not exceeded with that probability
 * @param cvar expected shortfall: the mean of the losses beyond it, at least the value at risk
 */
public record ValueAtRisk(double confidence, double var, double cvar) {

  static double requireConfidence(double confidence) {
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("Confidence must be in (0.5, 1), was " + confidence);
    }
    return confidence;
  }
}
