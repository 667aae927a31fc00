package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.quality.Explanation;
import tw.kuroshio.history.quality.Finding;
import tw.kuroshio.history.quality.LiveRule;
import tw.kuroshio.history.quality.QualityReport;
import tw.kuroshio.history.quality.QualityReport.SubjectFindings;
import tw.kuroshio.history.quality.QualityRule;
import tw.kuroshio.history.quality.RuleRate;
import tw.kuroshio.history.quality.SessionCoverage;
import tw.kuroshio.history.quality.TableRows;

/** The data-quality report as one document, schema {@code kuroshio.quality/1}. */
final class QualityJson {

  private static final String SCHEMA = "kuroshio.quality/1";

  /** Findings written one by one; of more of them only the counts are there. */
  private static final int MOST_FINDINGS = 20_000;

  private QualityJson() {}

  static String of(QualityFacts facts, ExitCode exit) {
    QualityReport report = facts.report();
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", SCHEMA)
        .put("source", facts.source())
        .put("from", facts.from().toString())
        .put("to", facts.to().toString())
        .put("asOf", QualitySummary.asOf(report.knownAtNs()))
        .put("rows", report.rows())
        .put("quarantined", facts.quarantined())
        .put("halts", facts.halts().size());
    rules(json.putArray("rules"));
    liveRules(json.putArray("liveRules"));
    ArrayNode tables = json.putArray("tables");
    report.tables().forEach(table -> table(tables.addObject(), table));
    ArrayNode rates = json.putArray("rates");
    report.rates().forEach(rate -> rate(rates.addObject(), rate));
    ObjectNode coverage = json.putObject("coverage");
    facts.coverage().forEach((dataset, days) -> coverage(coverage, dataset, days));
    ObjectNode setAside = json.putObject("setAside");
    facts.setAside().forEach(setAside::put);
    ArrayNode subjects = json.putArray("instruments");
    report.subjects().forEach(subject -> subject(subjects.addObject(), subject));
    findings(json, report.findings());
    json.put("exit", exit.code);
    return json.toPrettyString() + "\n";
  }

  private static void rules(ArrayNode rules) {
    for (QualityRule rule : QualityRule.values()) {
      rules
          .addObject()
          .put("id", rule.name())
          .put("severity", rule.severity().name())
          .put("action", rule.action().name())
          .put("statement", rule.statement());
    }
  }

  private static void liveRules(ArrayNode rules) {
    for (LiveRule rule : LiveRule.values()) {
      rules
          .addObject()
          .put("id", rule.name())
          .put("severity", rule.severity().name())
          .put("action", rule.action().name())
          .put("statement", rule.statement())
          .put("appliedBy", rule.appliedBy());
    }
  }

  private static void table(ObjectNode json, TableRows table) {
    json.put("table", table.dataset().tableName())
        .put("rows", table.rows())
        .put("subjects", table.subjects())
        .put("from", day(table.firstDay()))
        .put("to", day(table.lastDay()));
  }

  private static void rate(ObjectNode json, RuleRate rate) {
    json.put("rule", rate.rule().name())
        .put("table", rate.dataset().tableName())
        .put("looked", rate.looked())
        .put("flagged", rate.flagged())
        .put("rate", rate.rate());
    double falsePositives = rate.falsePositiveRate();
    if (Double.isNaN(falsePositives)) {
      json.putNull("explainedShare");
    } else {
      json.put("explainedShare", falsePositives);
    }
    counts(json.putObject("explained"), rate.explained());
    counts(json.putObject("excused"), rate.excused());
  }

  private static void counts(ObjectNode json, Map<Explanation, Long> counts) {
    counts.forEach((explanation, count) -> json.put(explanation.name(), count));
  }

  private static void coverage(ObjectNode json, Dataset dataset, List<SessionCoverage> days) {
    ArrayNode sessions = json.putArray(dataset.tableName());
    for (SessionCoverage day : days) {
      sessions
          .addObject()
          .put("date", day(day.epochDay()))
          .put("expected", day.expected())
          .put("present", day.present());
    }
  }

  private static void subject(ObjectNode json, SubjectFindings subject) {
    json.put("symbol", subject.subject())
        .put("name", subject.name())
        .put("findings", subject.findings())
        .put("unexplained", subject.unexplained())
        .put("weight", subject.weight());
    ObjectNode byRule = json.putObject("byRule");
    subject.byRule().forEach((rule, count) -> byRule.put(rule.name(), count));
  }

  /** Those that nothing explains, in full as long as there are not too many. */
  private static void findings(ObjectNode json, List<Finding> findings) {
    List<Finding> unexplained =
        findings.stream().filter(finding -> finding.explanation() == null).toList();
    ArrayNode list = json.putArray("unexplained");
    for (Finding finding : unexplained.subList(0, Math.min(MOST_FINDINGS, unexplained.size()))) {
      list.addObject()
          .put("rule", finding.rule().name())
          .put("table", finding.dataset().tableName())
          .put("symbol", finding.subject())
          .put("date", QualityFacts.day(finding).toString())
          .put("value", finding.value())
          .put("limit", finding.limit())
          .put("unit", finding.unit().word());
    }
    json.put("unexplainedLeftOut", Math.max(0, unexplained.size() - MOST_FINDINGS));
  }

  private static String day(long epochDay) {
    return LocalDate.ofEpochDay(epochDay).toString();
  }
}
