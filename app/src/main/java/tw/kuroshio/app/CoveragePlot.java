package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.List;
import tw.kuroshio.history.quality.SessionCoverage;

/** One table's coverage, session by session: the axis has sessions only, no weekends. */
final class CoveragePlot {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 150;
  private static final int LEFT = 52;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 26;

  /** Labels closer than this run into each other. */
  private static final int LABEL_WIDTH = 62;

  /** A longer way from one session to the next is a gap of the table, not a holiday. */
  private static final int GAP_DAYS = 30;

  private final List<SessionCoverage> sessions;
  private final double floor;

  private CoveragePlot(List<SessionCoverage> sessions) {
    this.sessions = sessions;
    double least = QualityFacts.summary(sessions).least();
    // A whole tenth below the least, so that small holes can be seen.
    floor = Math.min(0.9, Math.max(0, Math.floor(least * 10 - 1e-9) / 10));
  }

  static Markup of(List<SessionCoverage> sessions, String label) {
    return new CoveragePlot(sessions).draw(label);
  }

  private Markup draw(String label) {
    Markup svg = new Markup();
    svg.add(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Coverage of %s by session\">\n",
        WIDTH, HEIGHT, label);
    for (int i = 0; i <= 2; i++) {
      double share = floor + (1 - floor) * i / 2;
      double y = y(share);
      svg.add(
          "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
          LEFT, WIDTH - RIGHT, y, y);
      svg.add(
          "<text class=\"axis end\" x=\"%d\" y=\"%.1f\">%.0f %%</text>\n",
          LEFT - 6, y + 4, share * 100);
    }
    int begin = 0;
    for (int i = 1; i <= sessions.size(); i++) {
      if (i == sessions.size() || isGap(i)) {
        stretch(svg, begin, i);
        begin = i;
      }
    }
    dates(svg);
    return svg.add("</svg>\n");
  }

  private boolean isGap(int i) {
    return sessions.get(i).epochDay() - sessions.get(i - 1).epochDay() > GAP_DAYS;
  }

  private void stretch(Markup svg, int from, int to) {
    Markup line = new Markup();
    for (int i = from; i < to; i++) {
      double y = y(sessions.get(i).share());
      if (i == from) {
        line.add("M%.1f %.1f", x(i), y);
      } else {
        line.add("V%.1f", y);
      }
      line.add("H%.1f", x(i + 1));
    }
    svg.add("<path class=\"line\" d=\"").add(line).add("\"/>\n");
    if (from > 0) {
      svg.add(
          "<line class=\"gap\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>\n",
          x(from), x(from), TOP, HEIGHT - BOTTOM);
    }
    for (int i = from; i < to; i++) {
      SessionCoverage session = sessions.get(i);
      if (session.share() < 0.9) {
        svg.add(
            "<circle class=\"bad\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s: %d of %d</title></circle>\n",
            (x(i) + x(i + 1)) / 2,
            y(session.share()),
            LocalDate.ofEpochDay(session.epochDay()),
            session.present(),
            session.expected());
      }
    }
  }

  private void dates(Markup svg) {
    double last = -LABEL_WIDTH;
    for (int i = 0; i < sessions.size(); i++) {
      LocalDate day = LocalDate.ofEpochDay(sessions.get(i).epochDay());
      boolean first = i == 0 || isGap(i);
      boolean month =
          !first
              && LocalDate.ofEpochDay(sessions.get(i - 1).epochDay()).getMonth() != day.getMonth();
      double x = x(i);
      boolean room = x - last >= LABEL_WIDTH && x <= WIDTH - RIGHT - LABEL_WIDTH / 2.0;
      if ((first || month) && room) {
        svg.add(
            "<line class=\"tick\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
            x, x, HEIGHT - BOTTOM, HEIGHT - BOTTOM + 4);
        svg.add(
            "<text class=\"axis\" x=\"%.1f\" y=\"%d\">%s</text>\n",
            x, HEIGHT - 8, first ? day.toString() : day.toString().substring(0, 7));
        last = first ? x + 20 : x;
      }
    }
  }

  private double x(int session) {
    return LEFT + (double) (WIDTH - LEFT - RIGHT) * session / sessions.size();
  }

  private double y(double share) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - (share - floor) / (1 - floor));
  }
}
