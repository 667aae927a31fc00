package tw.kuroshio.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps of a day for people, and for programs. */
final class DailyText {

  private DailyText() {}

  static void print(LocalDate date, DailyEntry entry, PrintWriter out) {
    out.printf("%s %-9s %s%n", date, entry.step(), entry.done() ? "done" : "NOT DONE");
    entry.notes().forEach(note -> out.println("  " + note));
    out.flush();
  }

  static String json(LocalDate date, String closed, Map<DailyStep, DailyEntry> entries) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", "kuroshio.daily/1").put("date", date.toString());
    json.put("closed", closed);
    ArrayNode steps = json.putArray("steps");
    for (DailyEntry entry : entries.values()) {
      ObjectNode step = steps.addObject();
      step.put("step", entry.step().word()).put("done", entry.done());
      ArrayNode notes = step.putArray("notes");
      entry.notes().forEach(notes::add);
    }
    return json.toString();
  }
}
