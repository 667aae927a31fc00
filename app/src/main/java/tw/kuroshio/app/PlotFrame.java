package tw.kuroshio.app;

import java.util.Locale;

/** A plot's frame: its size, the values from foot to top, grid lines and their labels. */
final class PlotFrame {

  private static final int LEFT = 52;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 26;

  /** About so many grid lines. */
  private static final int LINES = 4;

  private final int width;
  private final int height;
  private final double low;
  private final double high;

  /**
   * @param low value at the foot
   * @param high value at the top, above {@code low}
   */
  PlotFrame(int width, int height, double low, double high) {
    this.width = width;
    this.height = height;
    this.low = low;
    this.high = high;
  }

  /** A frame whose range has the values and 0 in it, with a little room; of no values 0 to 1. */
  static PlotFrame around(int width, int height, double... values) {
    double least = 0;
    double most = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    if (least == most) {
      return new PlotFrame(width, height, 0, 1);
    }
    double room = 0.04 * (most - least);
    return new PlotFrame(width, height, least < 0 ? least - room : 0, most > 0 ? most + room : 0);
  }

  Markup open(String label) {
    return new Markup()
        .add("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n", width, height, label);
  }

  /** Place of a part of the width, 0 to 1. */
  double x(double share) {
    return LEFT + (width - LEFT - RIGHT) * share;
  }

  double right() {
    return (double) width - RIGHT;
  }

  int top() {
    return TOP;
  }

  int foot() {
    return height - BOTTOM;
  }

  double y(double value) {
    return TOP + (height - TOP - BOTTOM) * (1 - (value - low) / (high - low));
  }

  /** A line across at a value, with its label to the left. */
  void line(Markup svg, double value, String label) {
    double y = y(value);
    svg.add(
        "<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
        value == 0 ? "zero" : "grid", LEFT, width - RIGHT, y, y);
    svg.add("<text class=\"axis end\" x=\"%d\" y=\"%.1f\">%s</text>\n", LEFT - 6, y + 4, label);
  }

  /**
   * Lines at round values, labelled as values × {@code factor} and a unit.
   *
   * @param unit appended, such as " %"
   */
  void lines(Markup svg, double factor, String unit) {
    double rough = (high - low) * factor / LINES;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = rough / power < 1.5 ? power : rough / power < 3.5 ? 2 * power : 5 * power;
    step = rough / power >= 7.5 ? 10 * power : step;
    int places = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    String format = "%." + places + "f";
    for (long k = (long) Math.ceil(low * factor / step - 1e-9); k * step <= high * factor; k++) {
      String number = String.format(Locale.ROOT, format, k * step).replace('-', '−');
      line(svg, k * step / factor, number + unit);
    }
  }

  /** A mark at the foot with a label that begins there. */
  void mark(Markup svg, double x, String label) {
    svg.add(
        "<line class=\"tick\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
        x, x, foot(), foot() + 4);
    svg.add("<text class=\"axis\" x=\"%.1f\" y=\"%d\">%s</text>\n", x, height - 8, label);
  }

  /** A label in the middle below a place. */
  void below(Markup svg, double x, String label) {
    svg.add("<text class=\"axis middle\" x=\"%.1f\" y=\"%d\">%s</text>\n", x, height - 8, label);
  }
}
