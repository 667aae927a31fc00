package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tw.kuroshio.history.quality.Finding;
import tw.kuroshio.history.quality.QualityReport;
import tw.kuroshio.history.quality.QualityRule;

/** Findings over time, a strip a rule, month by month or, in a short report, day by day. */
final class FindingsPlot {

  private static final int WIDTH = 960;
  private static final int STRIP = 58;
  private static final int LEFT = 190;
  private static final int RIGHT = 60;
  private static final int BOTTOM = 26;
  private static final int LABEL_WIDTH = 62;

  /** A longer way from one slot to the next is a time without tables. */
  private static final int GAP_DAYS = 31;

  /** With more days than this a strip has months. */
  private static final int MOST_DAYS = 70;

  private final List<LocalDate> slots;
  private final boolean months;
  private final Map<QualityRule, Map<LocalDate, int[]>> counts = new EnumMap<>(QualityRule.class);

  private FindingsPlot(QualityReport report) {
    TreeSet<LocalDate> days = new TreeSet<>();
    report.coverage().forEach(session -> days.add(LocalDate.ofEpochDay(session.epochDay())));
    report.findings().forEach(finding -> days.add(QualityFacts.day(finding)));
    months = days.size() > MOST_DAYS;
    slots =
        new ArrayList<>(
            days.stream().map(this::slot).collect(Collectors.toCollection(TreeSet::new)));
    for (Finding finding : report.findings()) {
      int[] count =
          counts
              .computeIfAbsent(finding.rule(), rule -> new TreeMap<>())
              .computeIfAbsent(slot(QualityFacts.day(finding)), day -> new int[2]);
      count[finding.explanation() == null ? 0 : 1]++;
    }
  }

  private LocalDate slot(LocalDate day) {
    return months ? day.withDayOfMonth(1) : day;
  }

  static Markup of(QualityReport report) {
    return new FindingsPlot(report).draw();
  }

  private Markup draw() {
    Markup svg = new Markup();
    int height = counts.size() * STRIP + BOTTOM;
    svg.add(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Findings by rule over time\">\n",
        WIDTH, height);
    int row = 0;
    for (Map.Entry<QualityRule, Map<LocalDate, int[]>> entry : counts.entrySet()) {
      strip(svg, entry.getKey(), entry.getValue(), row * STRIP);
      row++;
    }
    gaps(svg, height - BOTTOM);
    dates(svg, height);
    return svg.add("</svg>\n");
  }

  private void strip(Markup svg, QualityRule rule, Map<LocalDate, int[]> bySlot, int top) {
    int most = bySlot.values().stream().mapToInt(count -> count[0] + count[1]).max().orElse(1);
    int base = top + STRIP - 6;
    double full = STRIP - 18;
    svg.add("<text class=\"label end\" x=\"%d\" y=\"%d\">%s</text>", LEFT - 10, base - 12, rule);
    svg.add(
        "<text class=\"axis\" x=\"%d\" y=\"%d\">max %,d</text>",
        WIDTH - RIGHT + 6, base - 12, most);
    svg.add(
        "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>\n",
        LEFT, WIDTH - RIGHT, base, base);
    for (int i = 0; i < slots.size(); i++) {
      int[] count = bySlot.get(slots.get(i));
      if (count == null) {
        continue;
      }
      double unexplained = full * count[0] / most;
      double explained = full * count[1] / most;
      svg.add(
          "<g><title>%s %s: %,d unexplained, %,d explained</title>",
          rule, label(slots.get(i)), count[0], count[1]);
      bar(svg, "explained", i, base - unexplained - explained, explained);
      bar(svg, "unexplained", i, base - unexplained, unexplained);
      svg.add("</g>\n");
    }
  }

  private void bar(Markup svg, String kind, int slot, double y, double height) {
    if (height > 0) {
      // What is there must be seen, however little it is.
      double visible = Math.max(1.5, height);
      svg.add(
          "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
          kind, x(slot), y + height - visible, Math.max(1, x(slot + 1) - x(slot) - 1), visible);
    }
  }

  private void gaps(Markup svg, int height) {
    for (int i = 1; i < slots.size(); i++) {
      if (slots.get(i).isAfter(slots.get(i - 1).plusDays(GAP_DAYS))) {
        svg.add(
            "<line class=\"gap\" x1=\"%.1f\" x2=\"%.1f\" y1=\"0\" y2=\"%d\"/>\n",
            x(i) - 0.5, x(i) - 0.5, height);
      }
    }
  }

  private void dates(Markup svg, int height) {
    double last = -LABEL_WIDTH;
    for (int i = 0; i < slots.size(); i++) {
      if (x(i) - last >= LABEL_WIDTH && x(i) <= WIDTH - RIGHT - LABEL_WIDTH / 2.0) {
        svg.add(
            "<text class=\"axis\" x=\"%.1f\" y=\"%d\">%s</text>\n",
            x(i), height - 8, label(slots.get(i)));
        last = x(i);
      }
    }
  }

  private String label(LocalDate slot) {
    return months ? slot.toString().substring(0, 7) : slot.toString();
  }

  private double x(int slot) {
    return LEFT + (double) (WIDTH - LEFT - RIGHT) * slot / slots.size();
  }
}
