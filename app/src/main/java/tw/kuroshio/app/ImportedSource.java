package tw.kuroshio.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.files.importing.ImportedFile;
import tw.kuroshio.history.Dataset;

/** One file of an import and what became of it. */
record ImportedSource(ImportedFile file, List<ImportedTable> tables) {

  /** The facts, without the flags beside them. */
  private List<ImportedTable> facts() {
    return tables.stream().filter(table -> table.dataset() != Dataset.DATA_FLAG).toList();
  }

  /** One line: rows, what is new in each table, what was set aside and why. */
  String line() {
    List<String> parts = new ArrayList<>();
    facts().forEach(table -> parts.add(table.toString()));
    if (file.duplicates() > 0) {
      parts.add(String.format(Locale.ROOT, "%,d repeated", file.duplicates()));
    }
    parts.add(
        String.format(Locale.ROOT, "%,d quarantined", file.quarantined().size())
            + by(file.faults()));
    if (!file.flags().isEmpty()) {
      parts.add("flagged" + by(file.flags()));
    }
    return String.format(
        Locale.ROOT, "%s: %,d rows; %s", file.name(), file.rows(), String.join("; ", parts));
  }

  private static String by(Map<? extends Enum<?>, Long> counts) {
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(one -> String.format(Locale.ROOT, "%s %,d", one.getKey().name(), one.getValue()))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  void toJson(ObjectNode json) {
    json.put("file", file.name()).put("sha256", file.contentSha256()).put("rows", file.rows());
    json.put("new", facts().stream().mapToLong(table -> table.loaded().added()).sum());
    json.put("revised", facts().stream().mapToLong(table -> table.loaded().revised()).sum());
    json.put("unchanged", facts().stream().mapToLong(table -> table.loaded().unchanged()).sum());
    json.put("repeated", file.duplicates());
    ObjectNode quarantined = json.putObject("quarantined");
    file.faults().forEach((fault, count) -> quarantined.put(fault.name(), count));
    ObjectNode flagged = json.putObject("flagged");
    file.flags().forEach((rule, count) -> flagged.put(rule.name(), count));
    ArrayNode list = json.putArray("tables");
    for (ImportedTable table : tables) {
      list.addObject()
          .put("table", table.dataset().tableName())
          .put("new", table.loaded().added())
          .put("revised", table.loaded().revised())
          .put("unchanged", table.loaded().unchanged())
          .put("first", table.first().toString())
          .put("last", table.last().toString())
          .put("days", table.days());
    }
  }
}
