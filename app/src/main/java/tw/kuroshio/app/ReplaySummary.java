package tw.kuroshio.app;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.capture.CaptureRefused;
import tw.kuroshio.adapters.capture.PassedOver;

/**
 * What a replay came to, schema {@code kuroshio.feed-replay/1}.
 *
 * @param worstLateNs how far sending was behind its schedule at most
 * @param damage why the file was not read to its end, null when it was
 */
record ReplaySummary(
    ReplayFile file,
    String networkInterface,
    ReplaySchedule schedule,
    long sent,
    long sentBytes,
    long elapsedNs,
    long worstLateNs,
    @Nullable CaptureRefused damage) {

  private static final String SCHEMA = "kuroshio.feed-replay/1";

  private double seconds() {
    return (double) elapsedNs / TimeUnit.SECONDS.toNanos(1);
  }

  private double rate() {
    return elapsedNs == 0 ? 0 : sent / seconds();
  }

  void print(PrintWriter messages) {
    messages.printf(
        "sent       %,d datagrams, %,d bytes on %s in %.1f s, %,.0f/s%s%n",
        sent,
        sentBytes,
        networkInterface,
        seconds(),
        rate(),
        schedule.isPaced() ? String.format(", at most %.3f ms late", worstLateNs / 1e6) : "");
    if (file.notMulticast() > 0) {
      messages.printf(
          "not sent   %,d datagrams to addresses that are not multicast groups%n",
          file.notMulticast());
    }
    if (file.skippedBytes() > 0) {
      messages.printf("not sent   %,d bytes that are no record%n", file.skippedBytes());
    }
    for (PassedOver reason : PassedOver.values()) {
      if (file.passedOver(reason) > 0) {
        messages.printf("not sent   %,d packets: %s%n", file.passedOver(reason), reason);
      }
    }
    if (damage != null) {
      messages.println("warning    " + damage.getMessage() + "; what is before was sent");
    }
    messages.flush();
  }

  String toJson(ExitCode exit) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", SCHEMA).put("file", file.path().toString());
    json.put("interface", networkInterface).put("schedule", schedule.toString());
    json.put("datagrams", sent).put("bytes", sentBytes);
    json.put("seconds", seconds()).put("datagramsPerSecond", rate());
    json.put("worstLateNs", worstLateNs);
    ObjectNode notSent = json.putObject("notSent");
    notSent.put("NOT_MULTICAST", file.notMulticast()).put("NO_RECORD_BYTES", file.skippedBytes());
    for (PassedOver reason : PassedOver.values()) {
      notSent.put(reason.name(), file.passedOver(reason));
    }
    json.put("warning", damage == null ? null : damage.getMessage());
    return json.put("exit", exit.code).toString();
  }
}
