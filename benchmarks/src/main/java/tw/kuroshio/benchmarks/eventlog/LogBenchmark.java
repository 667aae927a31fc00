package tw.kuroshio.benchmarks.eventlog;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tw.kuroshio.adapters.files.FileEventLog;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.kafka.EmbeddedBroker;
import tw.kuroshio.adapters.kafka.EmbeddedBroker.Flush;
import tw.kuroshio.adapters.kafka.KafkaCluster;
import tw.kuroshio.adapters.kafka.KafkaEventLog;
import tw.kuroshio.adapters.kafka.KafkaEventLogReader;
import tw.kuroshio.adapters.kafka.KafkaRefused;
import tw.kuroshio.adapters.kafka.LogId;
import tw.kuroshio.benchmarks.ingest.Percentiles;

/** Runs the logs one after the other in a folder of its own, which it removes. */
public final class LogBenchmark {

  private static final byte[] RUN = new byte[32];

  /** Records a commit where rates are compared: some 40 ms of a market at 100,000 a second. */
  private static final int GROUP = 4_096;

  /**
   * How much is measured.
   *
   * @param groups records a commit, one step each
   * @param seconds of each step
   * @param events of each pass through Kafka
   * @param repeats measured passes of each side after a cold one
   * @param rates records a second at which the way from end to end is timed
   */
  public record Settings(
      List<Integer> groups,
      double seconds,
      int payloadBytes,
      int events,
      int repeats,
      List<Integer> rates,
      Path folder) {}

  /**
   * Latency from end to end at one rate, nanoseconds.
   *
   * @param rate records a second
   */
  public record Latency(int rate, Percentiles ours, Percentiles peer) {}

  /**
   * What was found.
   *
   * @param steps by log and group
   * @param ours records a second through Kafka, pass by pass, the cold one first
   * @param peer the same of the plain producer
   * @param peerSentence what the peer is
   */
  public record Found(
      List<GroupStep> steps,
      double[] ours,
      double[] peer,
      String peerSentence,
      List<Latency> latencies) {}

  private final Settings settings;
  private final PrintWriter progress;
  private long names;

  public LogBenchmark(Settings settings, PrintWriter progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** Measures everything. */
  public Found run() throws IOException, FileRefused, KafkaRefused, InterruptedException {
    Path folder = Files.createTempDirectory(settings.folder(), "bench-log");
    try {
      List<GroupStep> steps = new ArrayList<>(files(folder));
      double[] ours = new double[settings.repeats() + 1];
      double[] peer = new double[settings.repeats() + 1];
      List<Latency> latencies = new ArrayList<>();
      try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), Flush.NEVER)) {
        KafkaCluster cluster = KafkaCluster.at(broker.bootstrap());
        for (int pass = 0; pass <= settings.repeats(); pass++) {
          ours[pass] = ours(cluster);
          peer[pass] = peer(cluster);
          say("pass %d: %,.0f and %,.0f records/s".formatted(pass, ours[pass], peer[pass]));
        }
        for (int rate : settings.rates()) {
          latencies.add(latency(cluster, rate));
        }
        steps.addAll(kafka("Kafka", cluster));
      }
      try (EmbeddedBroker broker =
          EmbeddedBroker.start(folder.resolve("forced"), Flush.EVERY_MESSAGE)) {
        steps.addAll(kafka("Kafka, forced", KafkaCluster.at(broker.bootstrap())));
      }
      return new Found(steps, ours, peer, PlainProducer.sentence(), latencies);
    } finally {
      remove(folder);
    }
  }

  private List<GroupStep> files(Path folder) throws FileRefused {
    List<GroupStep> steps = new ArrayList<>();
    for (int group : settings.groups()) {
      try (FileEventLog log = FileEventLog.open(folder.resolve("file-" + group), RUN, 1)) {
        steps.add(step("file", log, log.nextSeq(), group));
      }
    }
    return steps;
  }

  private List<GroupStep> kafka(String name, KafkaCluster cluster) throws KafkaRefused {
    List<GroupStep> steps = new ArrayList<>();
    for (int group : settings.groups()) {
      try (KafkaEventLog log = KafkaEventLog.open(cluster, nextId(), RUN, 1)) {
        steps.add(step(name, log, log.nextSeq(), group));
      }
    }
    return steps;
  }

  private GroupStep step(String name, tw.kuroshio.engine.EventLog log, long firstSeq, int group) {
    GroupStep step =
        GroupStep.measure(name, log, firstSeq, group, settings.payloadBytes(), settings.seconds());
    say("%s, group of %,d: %,.0f records/s".formatted(name, group, step.recordsPerSecond()));
    return step;
  }

  private double ours(KafkaCluster cluster) throws KafkaRefused {
    LogId id = nextId();
    byte[] payload = GroupStep.payload(settings.payloadBytes());
    double rate;
    try (KafkaEventLog log = KafkaEventLog.open(cluster, id, RUN, 1)) {
      long startNs = System.nanoTime();
      for (int seq = 1; seq <= settings.events(); seq++) {
        log.append((byte) 1, (byte) 1, seq, startNs, payload, 0, payload.length);
        if (seq % GROUP == 0) {
          log.commit();
        }
      }
      log.commit();
      rate = settings.events() / ((System.nanoTime() - startNs) / 1e9);
    }
    long read = 0;
    try (KafkaEventLogReader reader = KafkaEventLogReader.open(cluster, id)) {
      while (reader.next()) {
        read++;
      }
    }
    requireAll("the log", read);
    return rate;
  }

  private double peer(KafkaCluster cluster) throws InterruptedException {
    byte[] payload = GroupStep.payload(settings.payloadBytes());
    try (PlainProducer producer = new PlainProducer(cluster.bootstrap(), "peer-" + nextId())) {
      long startNs = System.nanoTime();
      for (int i = 0; i < settings.events(); i++) {
        producer.send(payload);
      }
      producer.flush();
      double rate = settings.events() / ((System.nanoTime() - startNs) / 1e9);
      requireAll("the peer's topic", producer.stored());
      return rate;
    }
  }

  private void requireAll(String where, long found) {
    if (found != settings.events()) {
      throw new IllegalStateException(
          "%s must hold %,d records, has %,d".formatted(where, settings.events(), found));
    }
  }

  private Latency latency(KafkaCluster cluster, int rate)
      throws KafkaRefused, InterruptedException {
    EndToEnd endToEnd = new EndToEnd(rate, settings.seconds(), settings.payloadBytes());
    Percentiles ours = endToEnd.ours(cluster, nextId());
    Percentiles peer;
    try (PlainProducer producer = new PlainProducer(cluster.bootstrap(), "peer-" + nextId())) {
      peer = endToEnd.peer(producer);
    }
    say("end to end at %,d records/s: done".formatted(rate));
    return new Latency(rate, ours, peer);
  }

  private LogId nextId() {
    return new LogId(++names);
  }

  private void say(String line) {
    progress.println(line);
    progress.flush();
  }

  private static void remove(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }
}
