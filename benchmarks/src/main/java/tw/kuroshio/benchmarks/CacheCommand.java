package tw.kuroshio.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import redis.embedded.RedisServer;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.redis.RedisAddress;
import tw.kuroshio.app.ExitCode;
import tw.kuroshio.app.Refusal;
import tw.kuroshio.benchmarks.cache.CacheBenchmark;
import tw.kuroshio.benchmarks.cache.CacheTiming;

/** {@code kuroshio bench cache}: the feature cache in the heap against a real Redis. */
@Command(
    name = "cache",
    mixinStandardHelpOptions = true,
    description = {
      "Puts and gets feature vectors in batches of 1 to 2,000, in the heap and on a redis-server"
          + " it starts on loopback, and checks every answer. MGET and single GETs beside them are"
          + " the server's bare answers, not decoded.",
      "Conditions and results: docs/benchmarks.md."
    },
    footer = {"", "Example: ./kuroshio bench cache --repeats 2000"})
final class CacheCommand implements Callable<Integer> {

  private static final double US = 1e-3;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Calls measured of each way (default: ${DEFAULT-VALUE}).")
  private int repeats = 2_000;

  @Option(
      names = "--factors",
      paramLabel = "N",
      description = "Values in a vector (default: ${DEFAULT-VALUE}).")
  private int factors = 42;

  @Option(
      names = "--redis",
      paramLabel = "HOST:PORT",
      description = "A server that runs already; keys kuroshio:fv:* are written to it.")
  private @Nullable String redis;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    if (repeats < 1 || factors < 1 || factors > 1_000) {
      throw new Refusal(
          ExitCode.USAGE,
          "--repeats must be at least 1 and --factors 1 to 1000, were "
              + repeats
              + " and "
              + factors);
    }
    Machine machine = Machine.current();
    List<CacheTiming> timings = measure();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(json(machine, timings));
    } else {
      print(out, machine, timings);
    }
    out.flush();
    return ExitCode.DONE.code;
  }

  private List<CacheTiming> measure() {
    if (redis != null) {
      try {
        return new CacheBenchmark(RedisAddress.parse(redis), factors, repeats).run();
      } catch (IllegalArgumentException e) {
        throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
      }
    }
    int port = freePort();
    RedisServer server =
        RedisServer.builder().bind("127.0.0.1").port(port).setting("save \"\"").build();
    server.start();
    try {
      return new CacheBenchmark(new RedisAddress("127.0.0.1", port), factors, repeats).run();
    } finally {
      server.stop();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(PrintWriter out, Machine machine, List<CacheTiming> timings) {
    out.printf("%-9s %s%n", "commit", machine.commit());
    out.printf("%-9s %s at the start%n", "machine", machine.sentence());
    out.printf("%-9s %s %s%n", "JVM", machine.jdk(), String.join(" ", machine.jvmFlags()));
    out.printf(
        "%-9s vectors of %d doubles; %s; a call is one measurement%n",
        "workload",
        factors,
        redis == null ? "redis-server 7.0.15 on loopback, no persistence" : "Redis at " + redis);
    out.printf(
        "%n%-12s %8s %9s %12s %12s %12s%n",
        "way", "vectors", "calls", "p50 µs", "p99 µs", "p50 ns each");
    for (CacheTiming timing : timings) {
      out.printf(
          "%-12s %,8d %,9d %,12.1f %,12.1f %,12.0f%n",
          timing.way(),
          timing.vectors(),
          timing.callNs().count(),
          timing.callNs().p50() * US,
          timing.callNs().p99() * US,
          timing.callNs().p50() / (double) timing.vectors());
    }
  }

  private String json(Machine machine, List<CacheTiming> timings) {
    ObjectNode document = new ObjectMapper().createObjectNode();
    document.put("schema", FeedJson.SCHEMA).put("stage", "cache").put("commit", machine.commit());
    FeedJson.machine(document.putObject("machine"), machine);
    document.put("factors", factors);
    ArrayNode rows = document.putArray("timings");
    for (CacheTiming timing : timings) {
      rows.addObject()
          .put("way", timing.way())
          .put("vectors", timing.vectors())
          .put("calls", timing.callNs().count())
          .put("p50Ns", timing.callNs().p50())
          .put("p99Ns", timing.callNs().p99())
          .put("maxNs", timing.callNs().max());
    }
    return document.toPrettyString() + "\n";
  }
}
