package tw.kuroshio.app;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tw.kuroshio.features.evaluation.DecayFit;
import tw.kuroshio.features.evaluation.HorizonIc;
import tw.kuroshio.features.evaluation.IcSummary;

/** Mean IC over longer and longer horizons, and of single sessions later and later. */
final class DecayPlot {

  private static final int WIDTH = 470;
  private static final int HEIGHT = 190;

  private DecayPlot() {}

  /** Mean IC of the return over h sessions, within its 95 % band. */
  static Markup horizons(List<IcSummary> ic, String label) {
    double[] low = ic.stream().mapToDouble(s -> s.mean() - HorizonIc.band(s)).toArray();
    double[] high = ic.stream().mapToDouble(s -> s.mean() + HorizonIc.band(s)).toArray();
    PlotFrame frame =
        PlotFrame.around(
            WIDTH,
            HEIGHT,
            DoubleStream.concat(DoubleStream.of(low), DoubleStream.of(high)).toArray());
    Markup svg = frame.open(label);
    int[] known = IntStream.range(0, low.length).filter(h -> !Double.isNaN(low[h])).toArray();
    if (known.length > 0) {
      Markup band = new Markup();
      for (int h : known) {
        band.add(
            band.isEmpty() ? "M%.1f %.1f" : "L%.1f %.1f",
            x(frame, h, low.length),
            frame.y(high[h]));
      }
      for (int k = known.length - 1; k >= 0; k--) {
        band.add("L%.1f %.1f", x(frame, known[k], low.length), frame.y(low[known[k]]));
      }
      svg.add("<path class=\"band\" d=\"").add(band).add("Z\"/>\n");
    }
    frame.lines(svg, 1, "");
    Markup line = new Markup();
    for (int h : known) {
      line.add(
          line.isEmpty() ? "M%.1f %.1f" : "L%.1f %.1f",
          x(frame, h, low.length),
          frame.y(ic.get(h).mean()));
    }
    svg.add("<path class=\"line\" d=\"").add(line).add("\"/>\n");
    return foot(svg, frame, low.length);
  }

  /** Mean IC of the return of one session, the k-th after the decision, and the fit to it. */
  static Markup lags(List<IcSummary> ic, DecayFit fit, String label) {
    double[] means = ic.stream().mapToDouble(IcSummary::mean).toArray();
    PlotFrame frame =
        PlotFrame.around(
            WIDTH,
            HEIGHT,
            DoubleStream.concat(DoubleStream.of(means), DoubleStream.of(fit.at(1))).toArray());
    Markup svg = frame.open(label);
    frame.lines(svg, 1, "");
    double half = 0.4 * (frame.x(1) - frame.x(0)) / means.length;
    for (int k = 0; k < means.length; k++) {
      if (!Double.isNaN(means[k])) {
        double y = Math.min(frame.y(means[k]), frame.y(0));
        svg.add(
            "<rect class=\"explained\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
            x(frame, k, means.length) - half,
            y,
            2 * half,
            Math.abs(frame.y(means[k]) - frame.y(0)));
      }
    }
    if (fit.outcome() == DecayFit.Outcome.FITTED) {
      svg.add("<path class=\"line s2\" d=\"");
      for (int k = 0; k < means.length; k++) {
        svg.add(
            k == 0 ? "M%.1f %.1f" : "L%.1f %.1f",
            x(frame, k, means.length),
            frame.y(fit.at(k + 1)));
      }
      svg.add("\"/>\n");
    }
    return foot(svg, frame, means.length);
  }

  private static Markup foot(Markup svg, PlotFrame frame, int count) {
    for (int h = 1; h <= count; h++) {
      if (h == 1 || h % 10 == 0) {
        frame.below(svg, x(frame, h - 1, count), Integer.toString(h));
      }
    }
    return svg.add("</svg>\n");
  }

  /** Middle of the place of a horizon or lag, counted from 0. */
  private static double x(PlotFrame frame, int number, int count) {
    return frame.x((number + 0.5) / count);
  }
}
