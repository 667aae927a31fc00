package tw.kuroshio.app;

import java.util.Arrays;
import java.util.List;
import tw.kuroshio.features.evaluation.RankClusters;

/** Mean rank correlations of all factors in the order of their clusters, with the tree beside. */
final class CorrelationPlot {

  private static final int WIDTH = 960;
  private static final int TREE = 150;
  private static final int NAMES = 170;
  private static final int FOOT = 24;

  /** With larger cells the numbers can be read. */
  private static final int LEAST_FOR_NUMBERS = 30;

  private static final int LARGEST_CELL = 52;

  /** On deeper colour than this, black cannot be read. */
  private static final double WHITE_FROM = 0.6;

  private final List<String> names;
  private final double[][] correlation;
  private final RankClusters clusters;

  /** Factors that have a correlation with themselves, from left to right. */
  private final int[] order;

  private final double cell;
  private final Markup svg = new Markup();

  private CorrelationPlot(List<String> names, double[][] correlation, RankClusters clusters) {
    this.names = names;
    this.correlation = correlation;
    this.clusters = clusters;
    order = Arrays.stream(clusters.order()).filter(f -> !Double.isNaN(correlation[f][f])).toArray();
    cell = Math.min(LARGEST_CELL, (double) (WIDTH - TREE - NAMES) / Math.max(1, order.length));
  }

  static Markup of(List<String> names, double[][] correlation, RankClusters clusters) {
    return new CorrelationPlot(names, correlation, clusters).draw();
  }

  private Markup draw() {
    int n = order.length;
    svg.add(
        "<svg viewBox=\"0 0 %d %.0f\" role=\"img\" aria-label=\"Rank correlations by cluster\">\n",
        WIDTH, n * cell + FOOT);
    for (int row = 0; row < n; row++) {
      svg.add(
          "<text class=\"axis end\" x=\"%d\" y=\"%.1f\">%s</text>\n",
          NAMES - 6, (row + 0.5) * cell + 4, names.get(order[row]));
      for (int column = 0; column < n; column++) {
        cell(row, column, order[row], order[column]);
      }
    }
    tree();
    return svg.add("</svg>\n");
  }

  private void cell(int row, int column, int factor, int other) {
    double rho = correlation[factor][other];
    double x = NAMES + column * cell;
    double y = row * cell;
    if (Double.isNaN(rho)) {
      svg.add(
          "<rect class=\"unknown\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
          x, y, cell - 1, cell - 1);
      return;
    }
    svg.add(
        "<rect class=\"%s\" fill-opacity=\"%.2f\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\""
            + " height=\"%.1f\"><title>%s, %s: %s</title></rect>",
        rho < 0 ? "against" : "with",
        Math.abs(rho),
        x,
        y,
        cell - 1,
        cell - 1,
        names.get(factor),
        names.get(other),
        FactorText.plain(rho, 2));
    if (cell >= LEAST_FOR_NUMBERS) {
      svg.add(
          "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
          Math.abs(rho) > WHITE_FROM ? "middle over" : "middle cell",
          x + cell / 2,
          y + cell / 2 + 4,
          FactorText.plain(rho, 2));
    }
  }

  /** The tree to the right, its leaves at the rows, distance 1 − |ρ| from 0 to 1. */
  private void tree() {
    int n = order.length;
    double left = NAMES + n * cell + 8;
    double width = TREE - 24.0;
    double[] y = new double[names.size() + clusters.merges().size()];
    double[] x = new double[y.length];
    Arrays.fill(x, Double.NaN);
    for (int row = 0; row < n; row++) {
      y[order[row]] = (row + 0.5) * cell;
      x[order[row]] = left;
    }
    for (int m = 0; m < clusters.merges().size(); m++) {
      RankClusters.Merge merge = clusters.merges().get(m);
      int joined = names.size() + m;
      if (Double.isNaN(x[merge.left()]) || Double.isNaN(x[merge.right()])) {
        int only = Double.isNaN(x[merge.left()]) ? merge.right() : merge.left();
        x[joined] = x[only];
        y[joined] = y[only];
        continue;
      }
      double at = left + width * merge.distance();
      svg.add(
          "<path class=\"tree\" d=\"M%.1f %.1fH%.1fV%.1fH%.1f\"/>",
          x[merge.left()], y[merge.left()], at, y[merge.right()], x[merge.right()]);
      x[joined] = at;
      y[joined] = (y[merge.left()] + y[merge.right()]) / 2;
    }
    double cut = left + width * RankClusters.CUT;
    svg.add(
        "<line class=\"gap\" x1=\"%.1f\" x2=\"%.1f\" y1=\"0\" y2=\"%.1f\"/>", cut, cut, n * cell);
    double[] marks = {0, RankClusters.CUT, 1};
    for (double mark : marks) {
      svg.add(
          "<text class=\"axis middle\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
          left + width * mark, n * cell + 16, mark == RankClusters.CUT ? "0.5" : (int) mark);
    }
  }
}
