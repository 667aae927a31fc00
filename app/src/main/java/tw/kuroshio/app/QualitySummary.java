package tw.kuroshio.app;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.quality.Explanation;
import tw.kuroshio.history.quality.Finding;
import tw.kuroshio.history.quality.QualityReport;
import tw.kuroshio.history.quality.QualityReport.SubjectFindings;
import tw.kuroshio.history.quality.QualityRule;
import tw.kuroshio.history.quality.RuleRate;
import tw.kuroshio.history.quality.SessionCoverage;
import tw.kuroshio.history.quality.TableRows;

/** The data-quality report for a terminal. */
final class QualitySummary {

  private static final int WORST = 10;
  private static final int HALTS = 5;
  private static final long NS_PER_SECOND = 1_000_000_000L;

  private final QualityFacts facts;
  private final QualityReport report;
  private final PrintWriter out;

  private QualitySummary(QualityFacts facts, PrintWriter out) {
    this.facts = facts;
    this.out = out;
    report = facts.report();
  }

  static void print(QualityFacts facts, PrintWriter out) {
    new QualitySummary(facts, out).print();
    out.flush();
  }

  private void print() {
    out.printf(
        Locale.ROOT,
        "data quality of %s, %s to %s, as known at %s%n",
        facts.source(),
        facts.from(),
        facts.to(),
        asOf(report.knownAtNs()));
    halts();
    tables();
    rules();
    setAside();
    worst();
  }

  static String asOf(long knownAtNs) {
    return Instant.ofEpochSecond(Math.floorDiv(knownAtNs, NS_PER_SECOND)).toString();
  }

  private void halts() {
    List<Finding> halts = facts.halts();
    if (halts.isEmpty()) {
      return;
    }
    out.println();
    out.printf(
        Locale.ROOT,
        "HALT: %,d findings say that a source must not be used before somebody has looked%n",
        halts.size());
    for (Finding finding : halts.subList(0, Math.min(HALTS, halts.size()))) {
      out.printf(
          Locale.ROOT,
          "  %s %s %s %s: %s, must be %s %s%n",
          finding.rule(),
          finding.dataset().tableName(),
          finding.subject().isEmpty() ? "all instruments" : finding.subject(),
          QualityFacts.day(finding),
          QualityFacts.number(finding.value()),
          QualityFacts.number(finding.limit()),
          finding.unit().word() + " at least");
    }
    if (halts.size() > HALTS) {
      out.printf(Locale.ROOT, "  and %,d more%n", halts.size() - HALTS);
    }
  }

  private void tables() {
    out.println();
    out.printf(
        Locale.ROOT,
        "%-20s %11s %8s  %-10s  %-10s  %s%n",
        "table",
        "rows",
        "subjects",
        "from",
        "to",
        "coverage by session");
    Map<Dataset, List<SessionCoverage>> coverage = facts.coverage();
    for (TableRows table : report.tables()) {
      out.printf(
          Locale.ROOT,
          "%-20s %,11d %,8d  %s  %s  %s%n",
          table.dataset().tableName(),
          table.rows(),
          table.subjects(),
          LocalDate.ofEpochDay(table.firstDay()),
          LocalDate.ofEpochDay(table.lastDay()),
          coverage(coverage.getOrDefault(table.dataset(), List.of())));
    }
    out.printf(Locale.ROOT, "%-20s %,11d%n", "all", report.rows());
  }

  private static String coverage(List<SessionCoverage> sessions) {
    if (sessions.isEmpty()) {
      return "";
    }
    QualityFacts.CoverageSummary summary = QualityFacts.summary(sessions);
    return String.format(
        Locale.ROOT,
        "%,d sessions, mean %s, least %s on %s",
        summary.sessions(),
        QualityFacts.percent(summary.mean()),
        QualityFacts.percent(summary.least()),
        summary.leastDay());
  }

  private void rules() {
    out.println();
    out.printf(
        Locale.ROOT,
        "%-20s %-10s %-18s %11s %9s %8s %12s  %s%n",
        "rule",
        "action",
        "table",
        "looked at",
        "flagged",
        "rate",
        "of which",
        "excused before");
    out.printf(
        Locale.ROOT, "%-20s %-10s %-18s %11s %9s %8s %12s%n", "", "", "", "", "", "", "explained");
    for (RuleRate rate : facts.telling()) {
      out.printf(
          Locale.ROOT,
          "%-20s %-10s %-18s %,11d %,9d %8s %,12d  %s%n",
          rate.rule(),
          action(rate.rule()),
          rate.dataset().tableName(),
          rate.looked(),
          rate.flagged(),
          QualityFacts.percent(rate.rate()),
          rate.harmless(),
          counts(rate.excused()));
    }
    facts
        .clean()
        .forEach(
            (rule, rows) ->
                out.printf(
                    Locale.ROOT,
                    "%-20s %-10s %s%n",
                    rule,
                    action(rule),
                    rows == 0
                        ? "no table to apply it to"
                        : String.format(Locale.ROOT, "nothing in %,d rows", rows)));
    out.printf(
        Locale.ROOT, "%,d findings by rules that take a row out of use%n", facts.quarantined());
  }

  private static String action(QualityRule rule) {
    return rule.action().name().toLowerCase(Locale.ROOT);
  }

  private static String counts(Map<Explanation, Long> counts) {
    return counts.entrySet().stream()
        .map(
            entry ->
                String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey().phrase()))
        .collect(Collectors.joining(", "));
  }

  private void setAside() {
    if (!facts.setAside().isEmpty()) {
      out.println();
      out.println("set aside when the folder was read, in no table");
      facts
          .setAside()
          .forEach((reason, rows) -> out.printf(Locale.ROOT, "  %-24s %,9d rows%n", reason, rows));
    }
  }

  private void worst() {
    if (report.subjects().isEmpty()) {
      return;
    }
    out.println();
    out.println("worst instruments: unexplained findings, weighed by severity");
    for (SubjectFindings subject :
        report.subjects().subList(0, Math.min(WORST, report.subjects().size()))) {
      out.printf(
          Locale.ROOT,
          "  %-8s weight %,5d  %,5d of %,5d unexplained  %s  %s%n",
          subject.subject(),
          subject.weight(),
          subject.unexplained(),
          subject.findings(),
          subject.unexplainedByRule(),
          subject.name());
    }
  }
}
