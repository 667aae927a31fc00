package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.adapters.kafka.EmbeddedBroker;
import tw.kuroshio.adapters.kafka.KafkaCluster;
import tw.kuroshio.adapters.kafka.KafkaEventLog;
import tw.kuroshio.adapters.kafka.KafkaRefused;
import tw.kuroshio.adapters.kafka.LogId;
import tw.kuroshio.adapters.kafka.MarketTopic;
import tw.kuroshio.engine.EventLog;

/**
 * A run's log in Kafka. In a broker of ours, which nobody else knows of, it is the log alone; in a
 * cluster its market records are published from what is committed, and never hold it up.
 */
final class KafkaRunLog implements RunLog {

  private static final String BROKER_FOLDER = "kafka";

  private final KafkaEventLog log;
  private final @Nullable EmbeddedBroker broker;
  private final @Nullable LogCopier market;
  private final PrintWriter out;

  private KafkaRunLog(
      KafkaEventLog log,
      @Nullable EmbeddedBroker broker,
      @Nullable LogCopier market,
      PrintWriter out) {
    this.log = log;
    this.broker = broker;
    this.market = market;
    this.out = out;
  }

  static Path brokerFolder(RunFolder folder) {
    return folder.logFolder().resolve(BROKER_FOLDER);
  }

  static RunLog inCluster(
      KafkaCluster cluster, RunFolder folder, LogId id, int epoch, PrintWriter out)
      throws KafkaRefused {
    KafkaEventLog log = KafkaEventLog.open(cluster, id, folder.headerSha256(), epoch);
    say(out, log, id, cluster.bootstrap());
    LogCopier market =
        LogCopier.start(new LogRoute.KafkaToMarket(cluster, id, MarketTopic.DEFAULT));
    return new KafkaRunLog(log, null, market, out);
  }

  static RunLog embedded(RunFolder folder, LogId id, int epoch, PrintWriter out)
      throws KafkaRefused {
    EmbeddedBroker broker =
        EmbeddedBroker.start(brokerFolder(folder), EmbeddedBroker.Flush.EVERY_MESSAGE);
    boolean opened = false;
    try {
      KafkaCluster cluster = KafkaCluster.at(broker.bootstrap());
      KafkaEventLog log = KafkaEventLog.open(cluster, id, folder.headerSha256(), epoch);
      opened = true;
      say(out, log, id, broker.bootstrap() + ", a broker of this process");
      return new KafkaRunLog(log, broker, null, out);
    } finally {
      if (!opened) {
        broker.close();
      }
    }
  }

  private static void say(PrintWriter out, KafkaEventLog log, LogId id, String where) {
    out.println(
        "log      Kafka topic "
            + id.topic()
            + " at "
            + where
            + ", committed records "
            + survive(log));
    out.flush();
  }

  private static String survive(KafkaEventLog log) {
    return switch (log.durability()) {
      case NONE -> "survive nothing";
      case PROCESS_CRASH -> "survive the end of a process, not the loss of power";
      case LOCAL -> "survive the loss of power, not of the broker's disk";
      case REPLICATED -> "survive the loss of a broker";
    };
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public void close() {
    try {
      log.close();
    } finally {
      if (market != null) {
        out.println("market   " + market.finish(log.nextSeq() - 1, CopiedRunLog.GRACE));
        out.flush();
      }
      if (broker != null) {
        broker.close();
      }
    }
  }
}
