package tw.kuroshio.app;

import java.util.List;
import tw.kuroshio.history.quality.QualityReport.SubjectFindings;

/** The instruments with most unexplained findings, weighed by severity. */
final class WorstPlot {

  private static final int WIDTH = 960;
  private static final int BAR = 24;
  private static final int LEFT = 190;
  private static final int RIGHT = 480;

  private WorstPlot() {}

  static Markup of(List<SubjectFindings> subjects) {
    Markup svg = new Markup();
    svg.add(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Worst instruments\">\n",
        WIDTH, subjects.size() * BAR + 6);
    long most = subjects.isEmpty() ? 1 : Math.max(1, subjects.getFirst().weight());
    for (int i = 0; i < subjects.size(); i++) {
      SubjectFindings subject = subjects.get(i);
      int y = i * BAR + 4;
      double width = (double) (WIDTH - LEFT - RIGHT) * subject.weight() / most;
      svg.add(
          "<text class=\"label end\" x=\"%d\" y=\"%d\">%s %s</text>",
          LEFT - 10, y + 14, subject.subject(), subject.name());
      svg.add(
          "<rect class=\"unexplained\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
          LEFT, y, Math.max(1, width), BAR - 7);
      svg.add(
          "<text class=\"axis\" x=\"%.1f\" y=\"%d\">%s</text>\n",
          LEFT + width + 6, y + 13, words(subject));
    }
    return svg.add("</svg>\n");
  }

  private static String words(SubjectFindings subject) {
    StringBuilder words = new StringBuilder();
    subject
        .unexplainedByRule()
        .forEach(
            (rule, count) ->
                words.append(words.isEmpty() ? "" : ", ").append(count).append(" ").append(rule));
    return words.toString();
  }
}
