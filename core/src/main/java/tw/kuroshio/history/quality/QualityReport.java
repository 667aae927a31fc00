package tw.kuroshio.history.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tw.kuroshio.history.Dataset;

/**
 * What the rules found. Immutable.
 *
 * @param knownAtNs the moment as of which the tables were read, UTC nanoseconds since the epoch
 * @param firstDay first Taipei day judged, days since the epoch
 * @param lastDay last Taipei day judged
 * @param tables the tables with rows in those days
 * @param rates of each rule and table it could be applied to, in the order of rules
 * @param coverage of each table and session
 * @param findings in the order of tables, subjects and sessions
 * @param subjects with findings, those of most weight first
 */
public record QualityReport(
    long knownAtNs,
    long firstDay,
    long lastDay,
    List<TableRows> tables,
    List<RuleRate> rates,
    List<SessionCoverage> coverage,
    List<Finding> findings,
    List<SubjectFindings> subjects) {

  /**
   * How much was found of one instrument.
   *
   * @param name its name in the listing, empty when it has none
   * @param findings all of them
   * @param unexplained those that nothing else says are right
   * @param weight of the unexplained ones: 1 for a notice, 5 for a warning, 25 for an error
   * @param byRule findings by rule
   * @param unexplainedByRule the unexplained ones by rule
   */
  public record SubjectFindings(
      String subject,
      String name,
      long findings,
      long unexplained,
      long weight,
      SortedMap<QualityRule, Long> byRule,
      SortedMap<QualityRule, Long> unexplainedByRule) {

    private static SubjectFindings of(String subject, String name, List<Finding> findings) {
      SortedMap<QualityRule, Long> byRule = new TreeMap<>();
      SortedMap<QualityRule, Long> unexplainedByRule = new TreeMap<>();
      long unexplained = 0;
      long weight = 0;
      for (Finding finding : findings) {
        byRule.merge(finding.rule(), 1L, Long::sum);
        if (finding.explanation() == null) {
          unexplained++;
          unexplainedByRule.merge(finding.rule(), 1L, Long::sum);
          weight += points(finding.rule().severity());
        }
      }
      return new SubjectFindings(
          subject, name, findings.size(), unexplained, weight, byRule, unexplainedByRule);
    }

    private static long points(Severity severity) {
      return switch (severity) {
        case NOTICE -> 1;
        case WARNING -> 5;
        case ERROR, FATAL -> 25;
      };
    }
  }

  static QualityReport of(
      long knownAtNs,
      long firstDay,
      long lastDay,
      List<TableRows> tables,
      Tally tally,
      List<SessionCoverage> coverage,
      Listings listings) {
    List<RuleRate> rates = new ArrayList<>();
    for (QualityRule rule : QualityRule.values()) {
      for (Dataset dataset : Dataset.values()) {
        RuleRate rate = tally.rate(rule, dataset);
        if (rate.looked() > 0) {
          rates.add(rate);
        }
      }
    }
    return new QualityReport(
        knownAtNs,
        firstDay,
        lastDay,
        List.copyOf(tables),
        List.copyOf(rates),
        List.copyOf(coverage),
        List.copyOf(tally.findings()),
        subjects(tally.findings(), listings));
  }

  private static List<SubjectFindings> subjects(List<Finding> findings, Listings listings) {
    SortedMap<String, List<Finding>> bySubject = new TreeMap<>();
    for (Finding finding : findings) {
      if (!finding.subject().isEmpty()) {
        bySubject.computeIfAbsent(finding.subject(), subject -> new ArrayList<>()).add(finding);
      }
    }
    List<SubjectFindings> subjects = new ArrayList<>();
    bySubject.forEach(
        (subject, list) ->
            subjects.add(SubjectFindings.of(subject, listings.of(subject).name(), list)));
    subjects.sort(
        Comparator.comparingLong(SubjectFindings::weight)
            .thenComparingLong(SubjectFindings::findings)
            .reversed()
            .thenComparing(SubjectFindings::subject));
    return List.copyOf(subjects);
  }

  /** Rows of all tables. */
  public long rows() {
    return tables.stream().mapToLong(TableRows::rows).sum();
  }

  /** Findings whose rule has this action. */
  public long findings(Action action) {
    return findings.stream().filter(finding -> finding.rule().action() == action).count();
  }

  /** Whether a source must be stopped. */
  public boolean halts() {
    return findings(Action.HALT) > 0;
  }

  /** The findings in a form that can be asked. */
  public QualityFlags flags() {
    return QualityFlags.of(findings);
  }
}
