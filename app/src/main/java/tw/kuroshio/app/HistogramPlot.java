package tw.kuroshio.app;

import tw.kuroshio.features.evaluation.Histogram;

/** A factor's values as they are, and cut to the 1 % and 99 % of their date, in the same bins. */
final class HistogramPlot {

  private static final int WIDTH = 470;
  private static final int HEIGHT = 150;
  private static final int LABELS = 5;

  private HistogramPlot() {}

  static Markup of(Histogram raw, Histogram winsorised, String label) {
    int bins = raw.counts().length;
    double most = Math.max(raw.most(), winsorised.most());
    PlotFrame frame = PlotFrame.around(WIDTH, HEIGHT, most);
    Markup svg = frame.open(label);
    frame.lines(svg, 1e-3, "k");
    for (int b = 0; b < bins; b++) {
      double x = frame.x((double) b / bins);
      double y = frame.y(raw.counts()[b]);
      svg.add(
          "<rect class=\"explained\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
          x, y, frame.x((b + 1.0) / bins) - x - 0.6, frame.foot() - y);
    }
    svg.add("<path class=\"line s2\" d=\"M%.1f %d", frame.x(0), frame.foot());
    for (int b = 0; b < bins; b++) {
      svg.add("V%.1fH%.1f", frame.y(winsorised.counts()[b]), frame.x((b + 1.0) / bins));
    }
    svg.add("V%d\"/>\n", frame.foot());
    for (int k = 0; k < LABELS; k++) {
      double share = (k + 0.5) / LABELS;
      frame.below(
          svg, frame.x(share), FactorText.digits(raw.low() + share * (raw.high() - raw.low())));
    }
    return svg.add("</svg>\n");
  }
}
