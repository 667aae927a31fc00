package tw.kuroshio.app;

import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.evaluation.Drawdown;

/** Values by session as lines, with the deepest fall of one of them shaded. */
final class SessionLines {

  private static final int WIDTH = 470;
  private static final int HEIGHT = 190;

  /**
   * A line.
   *
   * @param style class of the style sheet
   * @param values by session, NaN where there is none
   */
  record Line(String style, double[] values) {}

  private SessionLines() {}

  /**
   * @param factor what a value is multiplied with for its label
   * @param fall shaded from peak to trough
   */
  static Markup of(
      int[] epochDay,
      List<Line> lines,
      double factor,
      String unit,
      @Nullable Drawdown fall,
      String label) {
    PlotFrame frame =
        PlotFrame.around(
            WIDTH,
            HEIGHT,
            lines.stream().flatMapToDouble(line -> DoubleStream.of(line.values())).toArray());
    SessionAxis axis = new SessionAxis(epochDay, frame);
    Markup svg = frame.open(label);
    if (fall != null && fall.depth() > 0) {
      double from = axis.x(Math.max(0, fall.peak()));
      svg.add(
          "<rect class=\"fall\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>\n",
          from, frame.top(), axis.x(fall.trough()) - from, frame.foot() - frame.top());
    }
    frame.lines(svg, factor, unit);
    lines.forEach(line -> draw(svg, frame, axis, line));
    axis.draw(svg);
    return svg.add("</svg>\n");
  }

  private static void draw(Markup svg, PlotFrame frame, SessionAxis axis, Line line) {
    svg.add("<path class=\"line %s\" d=\"", line.style());
    boolean down = false;
    for (int i = 0; i < line.values().length; i++) {
      double value = line.values()[i];
      if (Double.isNaN(value)) {
        down = false;
      } else {
        svg.add(down ? "L%.1f %.1f" : "M%.1f %.1f", axis.x(i), frame.y(value));
        down = true;
      }
    }
    svg.add("\"/>\n");
  }
}
