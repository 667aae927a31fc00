package tw.kuroshio.features.operators;

/**
 * Place of the present value among the last {@code window} sessions, itself included, counted from
 * 1 at the lowest, ties averaged, over {@code window}: in (0, 1], 1 where it alone is the highest.
 */
public final class WindowRank extends SortedWindow {

  public WindowRank(int window) {
    super(window, "ts_rank[" + window + "]");
  }

  @Override
  double place(double[] state, int sorted, double x) {
    int below = SortedRun.below(state, sorted, window - 1, x);
    int upTo = SortedRun.upTo(state, sorted, window - 1, x, below);
    return (below + upTo + 2) / (2.0 * window);
  }
}
