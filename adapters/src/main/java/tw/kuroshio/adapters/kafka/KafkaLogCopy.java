package tw.kuroshio.adapters.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.engine.EventLogReader;
import tw.kuroshio.engine.LoggedMarket;
import tw.kuroshio.feed.MarketRecord;

/**
 * Copies a log that is kept elsewhere into Kafka, record by record under the same sequence numbers
 * and epochs, and with it, in the same transactions, its market records to the topic of market
 * data. What was copied before is in the topic, so a copy goes on where the last one ended: every
 * record exactly once, in order. One thread.
 */
public final class KafkaLogCopy implements AutoCloseable {

  private static final int RECORDS_A_COMMIT = 4_096;

  private final LogId id;
  private final KafkaEventLog log;
  private final @Nullable MarketTopic market;
  private final MarketRecord record = new MarketRecord();
  private final List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
  private int waiting;

  private KafkaLogCopy(LogId id, KafkaEventLog log, @Nullable MarketTopic market) {
    this.id = id;
    this.log = log;
    this.market = market;
  }

  /**
   * Opens the copy of a log, creating its topics when there are none.
   *
   * @param runHeaderSha256 the run the log belongs to, 32 bytes
   * @param market where market records go, null for nowhere
   * @throws KafkaRefused as {@link KafkaEventLog#open}, and when readers of the market data could
   *     not read what this version writes
   */
  public static KafkaLogCopy open(
      KafkaCluster cluster, LogId id, byte[] runHeaderSha256, @Nullable MarketTopic market)
      throws KafkaRefused {
    if (market != null) {
      MarketSchemas.publish(cluster, market);
    }
    return new KafkaLogCopy(id, KafkaEventLog.openCopy(cluster, id, runHeaderSha256), market);
  }

  /** Sequence number of the record wanted next. */
  public long nextSeq() {
    return log.nextSeq();
  }

  /** Copies the reader's record; commits by itself from time to time. */
  public void append(EventLogReader from) {
    if (log.isFullFor(from.length())) {
      // The log would commit by itself, and without the messages that belong to its records.
      commit();
    }
    log.append(
        from.type(),
        from.schemaVersion(),
        from.epoch(),
        from.seq(),
        from.ingestTimeNs(),
        from.buffer(),
        from.offset(),
        from.length());
    if (market != null && LoggedMarket.matches(from)) {
      LoggedMarket.wrap(record, from);
      byte[] message = MarketMessage.encode(id, from.seq(), record);
      messages.add(new ProducerRecord<>(market.name(), MarketMessage.key(message), message));
    }
    if (++waiting >= RECORDS_A_COMMIT) {
      commit();
    }
  }

  /** When it returns, everything appended is in Kafka. */
  public void commit() {
    log.commit(messages);
    messages.clear();
    waiting = 0;
  }

  /** Commits what was appended, unless an earlier commit failed. */
  @Override
  public void close() {
    try {
      if (log.isAlive()) {
        commit();
      }
    } finally {
      log.close();
    }
  }
}
