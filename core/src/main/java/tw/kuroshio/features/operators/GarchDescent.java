package tw.kuroshio.features.operators;

/**
 * Newton's method with exact derivatives on the triangle α ≥ 0, β ≥ 0, α + β ≤ 1 − 1e-6, from one
 * starting point to a minimum of the {@link GarchLikelihood}. A step that would leave the triangle
 * at an edge it stands on runs along the edge instead; where the Hessian is not positive the outer
 * product of gradients takes its place; steps are halved until the value falls.
 */
final class GarchDescent {

  /** Greatest α + β. */
  static final double PERSISTENT = 1.0 - 1e-6;

  private static final int MOST_STEPS = 60;
  private static final int MOST_HALVINGS = 40;
  private static final double SUFFICIENT = 1e-4;

  /** A step whose promised fall is below this is the last: the value's own rounding is near. */
  private static final double LAST_FALL = 1e-13;

  /** Edges by their inward normals. */
  private static final double[][] INWARD = {{1, 0}, {0, 1}, {-1, -1}};

  /** Below this distance a point stands on an edge: the sum of two rounded numbers misses it. */
  private static final double ON_EDGE = 1e-14;

  private static final int NONE = -1;

  private final GarchLikelihood likelihood;
  private double alpha;
  private double beta;
  private double value;

  /** Direction of the next step. */
  private double stepAlpha;

  private double stepBeta;

  GarchDescent(GarchLikelihood likelihood, double alpha, double beta) {
    this.likelihood = likelihood;
    this.alpha = alpha;
    this.beta = beta;
  }

  double alpha() {
    return alpha;
  }

  double beta() {
    return beta;
  }

  double value() {
    return value;
  }

  void run() {
    likelihood.derive(alpha, beta);
    value = likelihood.value;
    boolean moving = true;
    for (int step = 0; moving && step < MOST_STEPS; step++) {
      direct();
      moving = move();
    }
  }

  /** Chooses the direction: free, along the edge it stands on, or none in a corner. */
  private void direct() {
    free();
    int first = blocking(NONE);
    if (first == NONE) {
      return;
    }
    along(first);
    if (blocking(first) != NONE) {
      stepAlpha = 0.0;
      stepBeta = 0.0;
    }
  }

  private void free() {
    boolean exact =
        solve(likelihood.byAlphaAlpha, likelihood.byAlphaBeta, likelihood.byBetaBeta)
            || solve(
                likelihood.outerAlphaAlpha, likelihood.outerAlphaBeta, likelihood.outerBetaBeta);
    if (!exact) {
      stepAlpha = -likelihood.byAlpha;
      stepBeta = -likelihood.byBeta;
    }
  }

  private boolean solve(double aa, double ab, double bb) {
    double determinant = aa * bb - ab * ab;
    if (!(aa > 0.0 && bb > 0.0 && determinant > 1e-12 * aa * bb)) {
      return false;
    }
    stepAlpha = (ab * likelihood.byBeta - bb * likelihood.byAlpha) / determinant;
    stepBeta = (ab * likelihood.byAlpha - aa * likelihood.byBeta) / determinant;
    return true;
  }

  /** Newton's step along an edge, none along one where nothing changes. */
  private void along(int edge) {
    double a = INWARD[edge][1];
    double b = -INWARD[edge][0];
    double slope = likelihood.byAlpha * a + likelihood.byBeta * b;
    double curvature =
        curvature(a, b, likelihood.byAlphaAlpha, likelihood.byAlphaBeta, likelihood.byBetaBeta);
    if (!(curvature > 0.0)) {
      curvature =
          curvature(
              a,
              b,
              likelihood.outerAlphaAlpha,
              likelihood.outerAlphaBeta,
              likelihood.outerBetaBeta);
    }
    double step = curvature > 0.0 ? -slope / curvature : 0.0;
    stepAlpha = step * a;
    stepBeta = step * b;
  }

  private static double curvature(double a, double b, double aa, double ab, double bb) {
    return a * a * aa + 2 * a * b * ab + b * b * bb;
  }

  /** An edge the point stands on and the step would cross, other than {@code except}. */
  private int blocking(int except) {
    for (int edge = 0; edge < INWARD.length; edge++) {
      if (edge != except && distance(edge) <= ON_EDGE && approach(edge) > 0.0) {
        return edge;
      }
    }
    return NONE;
  }

  private double distance(int edge) {
    return switch (edge) {
      case 0 -> alpha;
      case 1 -> beta;
      default -> PERSISTENT - alpha - beta;
    };
  }

  /** How much nearer the whole step comes to an edge. */
  private double approach(int edge) {
    return -(INWARD[edge][0] * stepAlpha + INWARD[edge][1] * stepBeta);
  }

  /**
   * Goes along the direction as far as the value falls, where the derivatives are then known; false
   * when this was the last step.
   */
  private boolean move() {
    double fall = -(likelihood.byAlpha * stepAlpha + likelihood.byBeta * stepBeta);
    if (!(fall > 0.0)) {
      return false;
    }
    double part = 1.0;
    int hit = NONE;
    for (int edge = 0; edge < INWARD.length; edge++) {
      if (approach(edge) > 0.0 && distance(edge) < part * approach(edge)) {
        part = distance(edge) / approach(edge);
        hit = edge;
      }
    }
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      double[] next = point(part, halving == 0 ? hit : NONE);
      likelihood.derive(next[0], next[1]);
      boolean last = halving == 0 && part * fall < LAST_FALL;
      if (last || likelihood.value <= value - SUFFICIENT * part * fall) {
        alpha = next[0];
        beta = next[1];
        value = likelihood.value;
        return !last;
      }
      part *= 0.5;
    }
    return false;
  }

  /** The point a part of the step away, exactly on the edge it hits and never outside. */
  private double[] point(double part, int hit) {
    double a = Math.max(0.0, alpha + part * stepAlpha);
    double b = Math.max(0.0, beta + part * stepBeta);
    return switch (hit) {
      case 0 -> new double[] {0.0, b};
      case 1 -> new double[] {a, 0.0};
      case 2 -> new double[] {a, PERSISTENT - a};
      default -> new double[] {a, b};
    };
  }
}
