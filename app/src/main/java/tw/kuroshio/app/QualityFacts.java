package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.quality.Action;
import tw.kuroshio.history.quality.Finding;
import tw.kuroshio.history.quality.QualityReport;
import tw.kuroshio.history.quality.QualityRule;
import tw.kuroshio.history.quality.RuleRate;
import tw.kuroshio.history.quality.SessionCoverage;

/**
 * A data-quality report and where its rows came from: what the terminal, JSON and HTML forms are
 * written from.
 *
 * @param source the store's address or the folder
 * @param setAside rows that the importers set aside when the folder was read, by reason; they are
 *     in no table
 */
record QualityFacts(QualityReport report, String source, Map<String, Long> setAside) {

  /** One table's sessions at a glance. */
  record CoverageSummary(int sessions, double mean, double least, LocalDate leastDay) {}

  LocalDate from() {
    return LocalDate.ofEpochDay(report.firstDay());
  }

  LocalDate to() {
    return LocalDate.ofEpochDay(report.lastDay());
  }

  long quarantined() {
    return report.findings(Action.QUARANTINE);
  }

  List<Finding> halts() {
    return report.findings().stream()
        .filter(finding -> finding.rule().action() == Action.HALT)
        .toList();
  }

  /** The rates with something to tell: findings or excuses. */
  List<RuleRate> telling() {
    return report.rates().stream()
        .filter(rate -> rate.flagged() > 0 || !rate.excused().isEmpty())
        .toList();
  }

  /** The rules that nothing broke, with the rows of all tables they looked at, 0 without one. */
  Map<QualityRule, Long> clean() {
    Map<QualityRule, Long> looked = new EnumMap<>(QualityRule.class);
    for (QualityRule rule : QualityRule.values()) {
      looked.put(rule, 0L);
    }
    report.rates().forEach(rate -> looked.merge(rate.rule(), rate.looked(), Long::sum));
    telling().forEach(rate -> looked.remove(rate.rule()));
    return looked;
  }

  /** Coverage by table, each in the order of sessions. */
  Map<Dataset, List<SessionCoverage>> coverage() {
    Map<Dataset, List<SessionCoverage>> byDataset = new EnumMap<>(Dataset.class);
    for (SessionCoverage session : report.coverage()) {
      byDataset.computeIfAbsent(session.dataset(), dataset -> new ArrayList<>()).add(session);
    }
    return byDataset;
  }

  static CoverageSummary summary(List<SessionCoverage> sessions) {
    SessionCoverage least = sessions.getFirst();
    double sum = 0;
    for (SessionCoverage session : sessions) {
      sum += session.share();
      least = session.share() < least.share() ? session : least;
    }
    return new CoverageSummary(
        sessions.size(),
        sum / sessions.size(),
        least.share(),
        LocalDate.ofEpochDay(least.epochDay()));
  }

  /** The Taipei day of a finding. */
  static LocalDate day(Finding finding) {
    return LocalDate.ofEpochDay(finding.epochDay());
  }

  /** A share as per cent with two places; what is more than nothing is not shown as nothing. */
  static String percent(double share) {
    if (Double.isNaN(share)) {
      return "–";
    }
    return share > 0 && share < 0.00005
        ? "<0.01 %"
        : String.format(Locale.ROOT, "%.2f %%", share * 100);
  }

  /** A finding's number with as many places as it needs. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%,.4f", value);
  }
}
