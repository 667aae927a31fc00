package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.List;
import tw.kuroshio.history.quality.SessionCoverage;

/** How much of a table, or of a factor, is there session by session. */
final class CoveragePlot {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 150;

  private final int[] epochDay;
  private final int[] expected;
  private final int[] present;
  private final double floor;
  private final PlotFrame frame;
  private final SessionAxis axis;

  private CoveragePlot(int[] epochDay, int[] expected, int[] present, int width) {
    this.epochDay = epochDay;
    this.expected = expected;
    this.present = present;
    double least = 1;
    for (int i = 0; i < epochDay.length; i++) {
      least = Math.min(least, share(i));
    }
    // A whole tenth below the least, so that small holes can be seen.
    floor = Math.min(0.9, Math.max(0, Math.floor(least * 10 - 1e-9) / 10));
    frame = new PlotFrame(width, HEIGHT, floor, 1);
    axis = new SessionAxis(epochDay, frame);
  }

  static Markup of(List<SessionCoverage> sessions, String label) {
    return new CoveragePlot(
            sessions.stream().mapToInt(session -> (int) session.epochDay()).toArray(),
            sessions.stream().mapToInt(SessionCoverage::expected).toArray(),
            sessions.stream().mapToInt(SessionCoverage::present).toArray(),
            WIDTH)
        .draw(label, true);
  }

  /** Without marks on single sessions. */
  static Markup of(int[] epochDay, int[] expected, int[] present, int width, String label) {
    return new CoveragePlot(epochDay, expected, present, width).draw(label, false);
  }

  private double share(int session) {
    return expected[session] == 0 ? 1 : (double) present[session] / expected[session];
  }

  private Markup draw(String label, boolean marks) {
    Markup svg = frame.open("Coverage of " + label + " by session");
    for (int i = 0; i <= 2; i++) {
      double share = floor + (1 - floor) * i / 2;
      frame.line(svg, share, Math.round(share * 100) + " %");
    }
    int begin = 0;
    for (int i = 1; i <= axis.sessions(); i++) {
      if (i == axis.sessions() || axis.isGap(i)) {
        stretch(svg, begin, i);
        begin = i;
      }
    }
    for (int i = 0; i < axis.sessions() && marks; i++) {
      if (share(i) < 0.9) {
        mark(svg, i);
      }
    }
    axis.draw(svg);
    return svg.add("</svg>\n");
  }

  private void stretch(Markup svg, int from, int to) {
    Markup line = new Markup();
    for (int i = from; i < to; i++) {
      double y = frame.y(share(i));
      if (i == from) {
        line.add("M%.1f %.1f", axis.x(i), y);
      } else if (present[i] != present[i - 1] || expected[i] != expected[i - 1]) {
        line.add("H%.1fV%.1f", axis.x(i), y);
      }
    }
    line.add("H%.1f", axis.x(to));
    svg.add("<path class=\"line\" d=\"").add(line).add("\"/>\n");
    if (from > 0) {
      svg.add(
          "<line class=\"gap\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>\n",
          axis.x(from), axis.x(from), frame.top(), frame.foot());
    }
  }

  private void mark(Markup svg, int session) {
    svg.add(
        "<circle class=\"bad\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s: %d of %d</title></circle>\n",
        (axis.x(session) + axis.x(session + 1)) / 2,
        frame.y(share(session)),
        LocalDate.ofEpochDay(epochDay[session]),
        present[session],
        expected[session]);
  }
}
