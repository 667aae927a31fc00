package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tw.kuroshio.history.quality.Explanation;
import tw.kuroshio.history.quality.Finding;
import tw.kuroshio.history.quality.LiveRule;
import tw.kuroshio.history.quality.QualityReport;
import tw.kuroshio.history.quality.QualityReport.SubjectFindings;
import tw.kuroshio.history.quality.QualityRule;
import tw.kuroshio.history.quality.RuleRate;
import tw.kuroshio.history.quality.TableRows;

/** The data-quality report as one page that needs nothing beside itself. */
final class QualityHtml {

  private static final int WORST = 20;
  private static final int HALTS = 20;

  private final QualityFacts facts;
  private final QualityReport report;
  private final Page page;

  private QualityHtml(QualityFacts facts) {
    this.facts = facts;
    report = facts.report();
    page = new Page("Data quality " + facts.from() + " to " + facts.to());
  }

  static String of(QualityFacts facts) {
    return new QualityHtml(facts).write();
  }

  private String write() {
    head();
    halts();
    tables();
    coverage();
    rates();
    overTime();
    worst();
    setAside();
    rules();
    return page.close();
  }

  private void head() {
    page.add("<h1>Data quality</h1>\n");
    page.add(
        "<p>%s, %s to %s, as known at %s.</p>\n",
        facts.source(), facts.from(), facts.to(), QualitySummary.asOf(report.knownAtNs()));
    long explained =
        report.findings().stream().filter(finding -> finding.explanation() != null).count();
    page.add("<dl class=\"figures\">\n");
    page.figure("rows", report.rows());
    page.figure("findings", report.findings().size());
    page.figure("unexplained", report.findings().size() - explained);
    page.figure("taken out of use", facts.quarantined());
    page.figure("halts", facts.halts().size());
    page.add("</dl>\n");
  }

  private void halts() {
    List<Finding> halts = facts.halts();
    if (halts.isEmpty()) {
      return;
    }
    page.add("<section class=\"halt\">\n<h2>Halt</h2>\n");
    page.add("<p>A source must not be used before somebody has looked at these.</p>\n<ul>\n");
    for (Finding finding : halts.subList(0, Math.min(HALTS, halts.size()))) {
      page.add(
          "<li>%s %s %s %s: %s, must be at least %s %s</li>\n",
          finding.rule(),
          finding.dataset().tableName(),
          finding.subject(),
          QualityFacts.day(finding),
          QualityFacts.number(finding.value()),
          QualityFacts.number(finding.limit()),
          finding.unit().word());
    }
    if (halts.size() > HALTS) {
      page.add("<li>and %,d more</li>\n", halts.size() - HALTS);
    }
    page.add("</ul>\n</section>\n");
  }

  private void tables() {
    page.add("<h2>Tables</h2>\n");
    page.openTable("table", "#rows", "#subjects", "first day", "last day");
    for (TableRows table : report.tables()) {
      page.add("<tr><td>%s</td>", table.dataset().tableName());
      page.add("<td class=\"n\">%,d</td><td class=\"n\">%,d</td>", table.rows(), table.subjects());
      page.add(
          "<td>%s</td><td>%s</td></tr>\n",
          LocalDate.ofEpochDay(table.firstDay()), LocalDate.ofEpochDay(table.lastDay()));
    }
    page.closeTable();
  }

  private void coverage() {
    if (report.coverage().isEmpty()) {
      return;
    }
    page.add("<h2>Coverage by date</h2>\n");
    page.add(
        "<p>Share of the instruments with a row, of those whose first and last row enclose the"
            + " session. Sessions below 90 %% are marked. A dashed line is a gap of the table.</p>\n");
    facts
        .coverage()
        .forEach(
            (dataset, sessions) -> {
              QualityFacts.CoverageSummary summary = QualityFacts.summary(sessions);
              page.add(
                  "<h3>%s</h3>\n<p>%,d sessions, mean %s, least %s on %s</p>\n",
                  dataset.tableName(),
                  summary.sessions(),
                  QualityFacts.percent(summary.mean()),
                  QualityFacts.percent(summary.least()),
                  summary.leastDay());
              page.add(CoveragePlot.of(sessions, dataset.tableName()));
            });
  }

  private void rates() {
    page.add("<h2>Findings by rule</h2>\n");
    page.add(
        "<p>Explained: something else says that the row is right and only unusual, so for an error"
            + " in the data the finding is a false positive. Excused: the rule would be broken, but"
            + " what is known allows it, so there is no finding.</p>\n");
    page.openTable(
        "rule",
        "action",
        "table",
        "#looked at",
        "#flagged",
        "#rate",
        "#explained",
        "why",
        "excused");
    for (RuleRate rate : facts.telling()) {
      page.add(
          "<tr><td>%s</td><td>%s</td><td>%s</td>",
          rate.rule(),
          rate.rule().action().name().toLowerCase(Locale.ROOT),
          rate.dataset().tableName());
      page.add(
          "<td class=\"n\">%,d</td><td class=\"n\">%,d</td><td class=\"n\">%s</td>",
          rate.looked(), rate.flagged(), QualityFacts.percent(rate.rate()));
      page.add(
          "<td class=\"n\">%s</td><td class=\"words\">%s</td><td class=\"words\">%s</td></tr>\n",
          rate.flagged() == 0 ? "" : QualityFacts.percent(rate.falsePositiveRate()),
          counts(rate.explained()),
          counts(rate.excused()));
    }
    page.closeTable();
    page.add("<h3>Nothing found</h3>\n");
    page.openTable("rule", "action", "#looked at");
    facts
        .clean()
        .forEach(
            (rule, rows) ->
                page.add(
                    "<tr><td>%s</td><td>%s</td><td class=\"n\">%s</td></tr>\n",
                    rule,
                    rule.action().name().toLowerCase(Locale.ROOT),
                    rows == 0 ? "no table" : String.format(Locale.ROOT, "%,d", rows)));
    page.closeTable();
  }

  private static String counts(Map<Explanation, Long> counts) {
    StringBuilder words = new StringBuilder();
    counts.forEach(
        (explanation, count) ->
            words
                .append(words.isEmpty() ? "" : "; ")
                .append(String.format(Locale.ROOT, "%,d ", count))
                .append(explanation.phrase()));
    return words.toString();
  }

  private void overTime() {
    if (report.findings().isEmpty()) {
      return;
    }
    page.add("<h2>Findings over time</h2>\n");
    page.add(
        "<p class=\"legend\"><span class=\"unexplained\"></span> unexplained"
            + " <span class=\"explained\"></span> explained; each strip has a scale of its own, a"
            + " dashed line is a time without tables</p>\n");
    page.add(FindingsPlot.of(report));
  }

  private void worst() {
    List<SubjectFindings> worst =
        report.subjects().stream().filter(subject -> subject.weight() > 0).limit(WORST).toList();
    if (worst.isEmpty()) {
      return;
    }
    page.add("<h2>Worst instruments</h2>\n");
    page.add("<p>Unexplained findings; an error weighs 25, a warning 5, a notice 1.</p>\n");
    page.add(WorstPlot.of(worst));
  }

  private void setAside() {
    if (facts.setAside().isEmpty()) {
      return;
    }
    page.add("<h2>Set aside when the folder was read</h2>\n<p>These rows are in no table.</p>\n");
    page.openTable("reason", "#rows");
    facts
        .setAside()
        .forEach(
            (reason, rows) ->
                page.add("<tr><td>%s</td><td class=\"n\">%,d</td></tr>\n", reason, rows));
    page.closeTable();
  }

  private void rules() {
    page.add("<h2>Rules</h2>\n");
    page.openTable("rule", "severity", "action", "what holds of a good row", "applied");
    for (QualityRule rule : QualityRule.values()) {
      rule(rule.name(), rule.severity().name(), rule.action().name(), rule.statement(), "here");
    }
    for (LiveRule rule : LiveRule.values()) {
      rule(
          rule.name(),
          rule.severity().name(),
          rule.action().name(),
          rule.statement(),
          rule.appliedBy());
    }
    page.closeTable();
  }

  private void rule(String id, String severity, String action, String statement, String place) {
    page.add(
        "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n",
        id, severity.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT), statement, place);
  }
}
