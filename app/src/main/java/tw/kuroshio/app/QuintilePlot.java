package tw.kuroshio.app;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.features.evaluation.QuintileReturns;

/** Mean return a session of each fifth, before and after costs, horizon by horizon. */
final class QuintilePlot {

  private static final int WIDTH = 470;
  private static final int HEIGHT = 190;
  private static final double GAP = 0.18;

  private QuintilePlot() {}

  static Markup of(List<QuintileReturns> horizons, String label) {
    List<Double> values = new ArrayList<>();
    for (QuintileReturns returns : horizons) {
      for (int q = 0; q < returns.gross().length; q++) {
        values.add(returns.gross()[q] / returns.horizonSessions());
        values.add(returns.net()[q] / returns.horizonSessions());
      }
    }
    PlotFrame frame =
        PlotFrame.around(WIDTH, HEIGHT, values.stream().mapToDouble(value -> value).toArray());
    Markup svg = frame.open(label);
    frame.lines(svg, 1e4, " bp");
    for (int h = 0; h < horizons.size(); h++) {
      group(svg, frame, horizons.get(h), h, horizons.size());
    }
    return svg.add("</svg>\n");
  }

  private static void group(
      Markup svg, PlotFrame frame, QuintileReturns returns, int group, int groups) {
    int fifths = returns.gross().length;
    double from = frame.x((group + GAP / 2) / groups);
    double step = (frame.x((group + 1 - GAP / 2) / groups) - from) / fifths;
    for (int q = 0; q < fifths; q++) {
      double gross = returns.gross()[q] / returns.horizonSessions();
      double net = returns.net()[q] / returns.horizonSessions();
      if (Double.isNaN(gross)) {
        continue;
      }
      double x = from + q * step;
      svg.add(
          "<rect class=\"explained\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
          x, Math.min(frame.y(gross), frame.y(0)), step - 2, Math.abs(frame.y(gross) - frame.y(0)));
      svg.add(
          "<line class=\"net\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>\n",
          x - 1, x + step - 1, frame.y(net), frame.y(net));
    }
    double universe = frame.y(returns.universe() / returns.horizonSessions());
    if (!Double.isNaN(universe)) {
      svg.add(
          "<line class=\"gap\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
          from - 3, from + fifths * step + 1, universe, universe);
    }
    int sessions = returns.horizonSessions();
    frame.below(
        svg, from + fifths * step / 2, sessions + (sessions == 1 ? " session" : " sessions"));
  }
}
