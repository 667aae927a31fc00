package tw.kuroshio.portfolio.solver;

import java.util.Arrays;

/**
 * Given what a unit of weight earns after risk and limits have charged their prices, each name's
 * best weight has a closed form: the problem separates. This class holds those weights and how they
 * react.
 *
 * <p>A name maximises p·w − (c/2)·w² − cost(w − w₀) − θ·|w − w₀| − (ρ/2)·(w − ŵ)² between its
 * bounds, with c = λ·D. The last term is the proximal term that keeps nearly linear problems well
 * behaved.
 */
final class NameResponses {

  final double[] weight;

  /** dw/dp, 0 where the weight sits at a bound or does not trade. */
  final double[] sensitivity;

  /** +1 buys, −1 sells, 0 does not trade. */
  final double[] direction;

  private final PortfolioProblem problem;
  private final double[] ownCurvature;
  private final double[] curvature;
  private final double[] anchor;
  private final double[] pull;

  NameResponses(PortfolioProblem problem) {
    this.problem = problem;
    int n = problem.size();
    weight = new double[n];
    sensitivity = new double[n];
    direction = new double[n];
    ownCurvature = new double[n];
    curvature = new double[n];
    anchor = new double[n];
    pull = new double[n];
    for (int i = 0; i < n; i++) {
      ownCurvature[i] = problem.riskAversion() * problem.covariance().specificVariance(i);
      anchor[i] = Math.min(Math.max(problem.start()[i], problem.floor(i)), problem.ceiling(i));
    }
  }

  /** Raises every curvature to at least {@code least} by proximal terms around the anchor. */
  void steady(double least) {
    for (int i = 0; i < curvature.length; i++) {
      curvature[i] = Math.max(ownCurvature[i], least);
      pull[i] = curvature[i] - ownCurvature[i];
    }
  }

  /**
   * Moves the anchor to the present weights; returns the greatest pull that was there, in return.
   */
  double reanchor() {
    double greatest = 0;
    for (int i = 0; i < anchor.length; i++) {
      greatest = Math.max(greatest, pull[i] * Math.abs(weight[i] - anchor[i]));
      anchor[i] = weight[i];
    }
    return greatest;
  }

  double[] anchor() {
    return anchor.clone();
  }

  /** The usual size of 1/curvature. */
  double typicalSensitivity() {
    double[] sorted = curvature.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 1 : 1 / sorted[sorted.length / 2];
  }

  /**
   * @param earned p of each name
   * @param turnoverPrice θ
   */
  void respond(double[] earned, double turnoverPrice) {
    for (int i = 0; i < earned.length; i++) {
      respond(i, earned[i] + pull[i] * anchor[i], turnoverPrice);
    }
  }

  private void respond(int i, double earned, double turnoverPrice) {
    double start = problem.start()[i];
    double beforeTrade = earned - curvature[i] * start;
    double buyGain = beforeTrade - problem.buyCost()[i] - turnoverPrice;
    double sellGain = -beforeTrade - problem.sellCost()[i] - turnoverPrice;
    double gain = Math.max(buyGain, sellGain);
    double slope = 0;
    double side = 0;
    double wanted = start;
    if (gain > 0) {
      side = buyGain > 0 ? 1 : -1;
      double impact = 1.5 * problem.impact()[i];
      if (impact == 0) {
        slope = 1 / curvature[i];
        wanted = start + side * gain * slope;
      } else {
        // root = √|trade| solves curvature·root² + impact·root = gain, written without cancellation
        double root = 2 * gain / (impact + Math.sqrt(impact * impact + 4 * curvature[i] * gain));
        slope = root / (curvature[i] * root + 0.5 * impact);
        wanted = start + side * root * root;
      }
    }
    double floor = problem.floor(i);
    double ceiling = problem.ceiling(i);
    boolean held = wanted <= floor || wanted >= ceiling;
    weight[i] = wanted <= floor ? floor : Math.min(wanted, ceiling);
    sensitivity[i] = held ? 0 : slope;
    direction[i] = side;
  }
}
