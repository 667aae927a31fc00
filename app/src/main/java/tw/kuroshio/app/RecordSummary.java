package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.multicast.Ipv4Text;

/**
 * What a recording came to, schema {@code kuroshio.feed-record/1}.
 *
 * @param notWritten datagrams received while the file could not keep up
 */
record RecordSummary(
    Path out, String networkInterface, long elapsedNs, List<Row> rows, long notWritten) {

  private static final String SCHEMA = "kuroshio.feed-record/1";

  /**
   * One stream.
   *
   * @param droppedByKernel empty where the system does not tell
   */
  record Row(
      RecordedStream stream,
      long datagrams,
      long bytes,
      OptionalLong droppedByKernel,
      long oversized) {}

  long datagrams() {
    return rows.stream().mapToLong(Row::datagrams).sum();
  }

  private long bytes() {
    return rows.stream().mapToLong(Row::bytes).sum();
  }

  private long oversized() {
    return rows.stream().mapToLong(Row::oversized).sum();
  }

  private OptionalLong droppedByKernel() {
    return rows.stream().anyMatch(row -> row.droppedByKernel().isEmpty())
        ? OptionalLong.empty()
        : OptionalLong.of(rows.stream().mapToLong(row -> row.droppedByKernel().orElse(0)).sum());
  }

  private double seconds() {
    return (double) elapsedNs / TimeUnit.SECONDS.toNanos(1);
  }

  /** The whole in one line. */
  private String line() {
    return line(datagrams() / seconds());
  }

  /** The whole in one line, with the rate of the time since another. */
  String since(RecordSummary before) {
    double seconds = seconds() - before.seconds();
    return line((datagrams() - before.datagrams()) / seconds);
  }

  private String line(double datagramsPerSecond) {
    return String.format(
        "%,d datagrams  %,d bytes  %.1f s  %,.0f/s  kernel drops %s  not written %,d",
        datagrams(), bytes(), seconds(), datagramsPerSecond, words(droppedByKernel()), notWritten);
  }

  private static String words(OptionalLong count) {
    return count.isPresent() ? String.format("%,d", count.getAsLong()) : "not told by this system";
  }

  void print(PrintWriter messages) {
    int silent = 0;
    for (Row row : rows) {
      if (row.datagrams() + row.oversized() + row.droppedByKernel().orElse(0) == 0) {
        silent++;
        continue;
      }
      messages.printf(
          "%-10s %-21s %,12d datagrams %,15d bytes  kernel drops %s  too long %,d%n",
          row.stream().name(),
          row.stream().address(),
          row.datagrams(),
          row.bytes(),
          words(row.droppedByKernel()),
          row.oversized());
    }
    if (silent > 0) {
      messages.printf("silent     %d streams%n", silent);
    }
    messages.println("wrote      " + out + ": " + line());
    messages.flush();
  }

  String toJson(ExitCode exit) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", SCHEMA).put("file", out.toString()).put("interface", networkInterface);
    json.put("seconds", seconds()).put("datagrams", datagrams()).put("bytes", bytes());
    json.put("datagramsPerSecond", datagrams() / seconds());
    putDrops(json, droppedByKernel());
    json.put("notWritten", notWritten).put("oversized", oversized());
    ArrayNode array = json.putArray("streams");
    for (Row row : rows) {
      ObjectNode each = array.addObject();
      each.put("stream", row.stream().name());
      each.put("group", Ipv4Text.of(row.stream().address().group()));
      each.put("port", row.stream().address().port());
      each.put("datagrams", row.datagrams()).put("bytes", row.bytes());
      putDrops(each, row.droppedByKernel());
      each.put("oversized", row.oversized());
    }
    return json.put("exit", exit.code).toString();
  }

  private static void putDrops(ObjectNode json, OptionalLong drops) {
    if (drops.isPresent()) {
      json.put("droppedByKernel", drops.getAsLong());
    } else {
      json.putNull("droppedByKernel");
    }
  }
}
