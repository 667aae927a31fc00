package tw.kuroshio.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was done on each day, in one JSON file a day below the home. Each entry is on the disk,
 * whole or not at all, before the next step begins; so a cycle that was ended anywhere goes on
 * where it was.
 */
final class DailyJournal {

  private static final String SCHEMA = "kuroshio.daily/1";
  private static final String FILE = "journal.json";
  private static final long NS_A_SECOND = 1_000_000_000L;

  private final Path folder;

  /**
   * @param folder of all days
   */
  DailyJournal(Path folder) {
    this.folder = folder;
  }

  /** Folder of one day, there or not. */
  Path folder(LocalDate date) {
    return folder.resolve(date.toString());
  }

  boolean isDone(LocalDate date, DailyStep step) {
    @Nullable DailyEntry entry = entries(date).get(step);
    return entry != null && entry.done();
  }

  /** The last entry of each step, in the order of the day. */
  Map<DailyStep, DailyEntry> entries(LocalDate date) {
    EnumMap<DailyStep, DailyEntry> entries = new EnumMap<>(DailyStep.class);
    Path file = folder.resolve(date.toString()).resolve(FILE);
    if (!Files.exists(file)) {
      return entries;
    }
    try {
      JsonNode json = new ObjectMapper().readTree(Files.readString(file));
      if (!json.path("schema").asString("").equals(SCHEMA)) {
        throw new Refusal(ExitCode.INPUT_REFUSED, file + " is not of schema " + SCHEMA);
      }
      for (JsonNode node : json.path("steps")) {
        DailyEntry entry = entry(node);
        entries.put(entry.step(), entry);
      }
      return entries;
    } catch (IOException | JacksonException | IllegalArgumentException | NullPointerException e) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED,
          file + " cannot be read: restore it, or remove it and the day is done again",
          e);
    }
  }

  private static DailyEntry entry(JsonNode node) {
    List<String> notes = new ArrayList<>();
    node.path("notes").forEach(note -> notes.add(note.asString()));
    Instant at = Instant.parse(node.get("at").asString());
    return new DailyEntry(
        DailyStep.valueOf(node.get("step").asString()),
        node.get("done").asBoolean(),
        at.getEpochSecond() * NS_A_SECOND + at.getNano(),
        notes);
  }

  void write(LocalDate date, DailyEntry entry) {
    Map<DailyStep, DailyEntry> entries = entries(date);
    entries.put(entry.step(), entry);
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", SCHEMA).put("date", date.toString());
    ArrayNode steps = json.putArray("steps");
    for (DailyEntry each : entries.values()) {
      ObjectNode node = steps.addObject();
      node.put("step", each.step().name()).put("done", each.done());
      node.put(
          "at",
          Instant.ofEpochSecond(each.atNs() / NS_A_SECOND, each.atNs() % NS_A_SECOND).toString());
      ArrayNode notes = node.putArray("notes");
      each.notes().forEach(notes::add);
    }
    try {
      Files.createDirectories(folder(date));
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "The day's folder " + folder(date) + " cannot be made: " + e.getMessage(),
          e);
    }
    ReportFile.write(folder(date).resolve(FILE), json.toPrettyString() + "\n");
  }
}
