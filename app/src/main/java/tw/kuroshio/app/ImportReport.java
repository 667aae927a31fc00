package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.files.importing.ImportKind;
import tw.kuroshio.app.DerivedFacts.Derived;

/**
 * What an import prints, schema {@code kuroshio.import/1}.
 *
 * @param quarantine where the rows set aside are kept, null when there are none
 */
record ImportReport(
    ImportKind kind, Instant at, ImportRun.Outcome outcome, @Nullable Path quarantine) {

  private static final String SCHEMA = "kuroshio.import/1";

  void print(PrintWriter out) {
    outcome.sources().forEach(source -> out.println(source.line()));
    outcome.derived().ifPresent(derived -> print(out, derived));
    outcome
        .singleQuarters()
        .ifPresent(
            quarters ->
                out.printf(
                    Locale.ROOT,
                    "single quarters: %,d new, %,d revised, %,d unchanged%n",
                    quarters.added(),
                    quarters.revised(),
                    quarters.unchanged()));
    if (quarantine != null) {
      out.println("quarantined rows are in " + quarantine);
    }
  }

  private static void print(PrintWriter out, Derived derived) {
    out.printf(
        Locale.ROOT,
        "inferred listings: %,d new, %,d revised, %,d unchanged%n",
        derived.listings().added(),
        derived.listings().revised(),
        derived.listings().unchanged());
    out.printf(
        Locale.ROOT,
        "closes beyond the price limits: %,d new, %,d revised, %,d unchanged%s%n",
        derived.flags().added(),
        derived.flags().revised(),
        derived.flags().unchanged(),
        derived.beyondLimit().isEmpty()
            ? ""
            : derived.beyondLimit().entrySet().stream()
                .map(
                    one ->
                        String.format(
                            Locale.ROOT,
                            "%s%s %,d",
                            one.getKey(),
                            one.getKey().isExplained() ? "" : " (flagged)",
                            one.getValue()))
                .collect(Collectors.joining(", ", "; ", "")));
  }

  String toJson() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", SCHEMA).put("kind", kind.word()).put("loadedAt", at.toString());
    ArrayNode files = json.putArray("files");
    outcome.sources().forEach(source -> source.toJson(files.addObject()));
    outcome
        .derived()
        .ifPresent(
            derived -> {
              ObjectNode beyond = json.putObject("beyondLimit");
              derived.beyondLimit().forEach((cause, count) -> beyond.put(cause.name(), count));
              json.put("inferredListings", derived.listings().added());
            });
    outcome
        .singleQuarters()
        .ifPresent(
            quarters ->
                json.putObject("singleQuarters")
                    .put("new", quarters.added())
                    .put("revised", quarters.revised())
                    .put("unchanged", quarters.unchanged()));
    json.put("quarantine", quarantine == null ? null : quarantine.toString());
    return json.put("exit", ExitCode.DONE.code).toString();
  }
}
