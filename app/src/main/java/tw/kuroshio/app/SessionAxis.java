package tw.kuroshio.app;

import java.time.LocalDate;

/** Sessions along a plot's foot, no weekends: their places, gaps of the table, date labels. */
final class SessionAxis {

  /** Labels closer than this run into each other. */
  private static final int LABEL_WIDTH = 62;

  /** A longer way from one session to the next is a gap of the table, not a holiday. */
  private static final int GAP_DAYS = 30;

  private final int[] epochDay;
  private final PlotFrame frame;

  SessionAxis(int[] epochDay, PlotFrame frame) {
    this.epochDay = epochDay;
    this.frame = frame;
  }

  int sessions() {
    return epochDay.length;
  }

  /** Left edge of a session; of the number after the last, the right edge of the plot. */
  double x(int session) {
    return frame.x((double) session / epochDay.length);
  }

  /** Whether the table has a gap before the session. */
  boolean isGap(int session) {
    return session > 0 && epochDay[session] - epochDay[session - 1] > GAP_DAYS;
  }

  /** A mark and a label at the first session, after gaps, and at months where there is room. */
  void draw(Markup svg) {
    double last = -LABEL_WIDTH;
    for (int i = 0; i < epochDay.length; i++) {
      LocalDate day = LocalDate.ofEpochDay(epochDay[i]);
      boolean first = i == 0 || isGap(i);
      boolean month = !first && LocalDate.ofEpochDay(epochDay[i - 1]).getMonth() != day.getMonth();
      double x = x(i);
      boolean room = x - last >= LABEL_WIDTH && x <= frame.right() - LABEL_WIDTH / 2.0;
      if ((first || month) && room) {
        frame.mark(svg, x, first ? day.toString() : day.toString().substring(0, 7));
        last = first ? x + 20 : x;
      }
    }
  }
}
