package tw.kuroshio.adapters.kafka;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.engine.EventLogReader;

/**
 * Copies a log that is kept elsewhere into Kafka, record by record under the same sequence numbers
 * and epochs, and with it, in the same transactions, its market records to the topic of market
 * data. What was copied before is in the topic, so a copy goes on where the last one ended: every
 * record exactly once, in order. One thread.
 */
public final class KafkaLogCopy implements LogFollower {

  private static final int RECORDS_A_COMMIT = 4_096;

  private final KafkaEventLog log;
  private final @Nullable MarketMessages market;
  private int waiting;

  private KafkaLogCopy(KafkaEventLog log, @Nullable MarketMessages market) {
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
    return new KafkaLogCopy(
        KafkaEventLog.openCopy(cluster, id, runHeaderSha256),
        market == null ? null : new MarketMessages(id, market));
  }

  @Override
  public long nextSeq() {
    return log.nextSeq();
  }

  @Override
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
    if (market != null) {
      market.add(from);
    }
    if (++waiting >= RECORDS_A_COMMIT) {
      commit();
    }
  }

  @Override
  public void commit() {
    if (market == null) {
      log.commit();
    } else {
      log.commit(market.waiting());
      market.clear();
    }
    waiting = 0;
  }

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
