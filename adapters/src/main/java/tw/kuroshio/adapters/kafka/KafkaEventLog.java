package tw.kuroshio.adapters.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import tw.kuroshio.engine.Durability;
import tw.kuroshio.engine.EventLog;
import tw.kuroshio.engine.EventLogFailure;
import tw.kuroshio.engine.LogBlock;
import tw.kuroshio.engine.LogFormat;
import tw.kuroshio.engine.LogLife;
import tw.kuroshio.engine.SegmentHeader;

/**
 * The event log in one topic of one partition. Each message holds one record in the form of {@link
 * LogFormat}, keyed by log and sequence number; a group commit is one transaction that ends with
 * its link record, so readers of committed messages see it whole or not at all. Every writer begins
 * with a {@link SegmentHeader}.
 *
 * <p>One writer: a new one fences the one before through the transactional id, and a writer of an
 * older epoch than the log's is refused. {@link #append} copies into a reused buffer; nothing is
 * sent before {@link #commit}.
 */
public final class KafkaEventLog implements EventLog {

  private final KafkaCluster cluster;
  private final LogId id;
  private final int epoch;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Durability durability;
  private final LogBlock block;
  private final LogLife life;

  KafkaEventLog(
      KafkaCluster cluster,
      LogId id,
      int epoch,
      KafkaProducer<byte[], byte[]> producer,
      Durability durability,
      LogBlock block) {
    this.cluster = cluster;
    this.id = id;
    this.epoch = epoch;
    this.producer = producer;
    this.durability = durability;
    this.block = block;
    this.life = new LogLife(id.toString(), KafkaLogFailure::new);
  }

  /**
   * Opens the log for appending, creating its topic when there is none, and takes it over from a
   * writer that may still have it. An existing log is read from its first record and checked.
   *
   * @param runHeaderSha256 the run this log belongs to, 32 bytes; an existing log must agree
   * @param epoch writer epoch, at least that of the last record
   * @throws KafkaRefused when the cluster cannot be reached, is not as it must be, or holds another
   *     run's log or that of a later epoch
   * @throws KafkaLogDamaged when the log is not as its writers left it
   */
  public static KafkaEventLog open(
      KafkaCluster cluster, LogId id, byte[] runHeaderSha256, int epoch) throws KafkaRefused {
    if (runHeaderSha256.length != LogFormat.HASH_BYTES || epoch < 0) {
      throw new IllegalArgumentException(
          "Event log needs a 32-byte run header hash and an epoch of at least 0");
    }
    return new LogTakeover(cluster, id, runHeaderSha256, epoch).open();
  }

  /**
   * Looks whether the cluster can hold a log at all.
   *
   * @throws KafkaRefused when it cannot be reached or is not as it must be
   */
  public static void requireUsable(KafkaCluster cluster) throws KafkaRefused {
    try (Admin admin = cluster.admin()) {
      new ClusterChecks(cluster, admin).requireTransactionVersion();
    }
  }

  /** As {@link #open} for a copy, which keeps the epoch of every record it copies. */
  static KafkaEventLog openCopy(KafkaCluster cluster, LogId id, byte[] runHeaderSha256)
      throws KafkaRefused {
    return new LogTakeover(cluster, id, runHeaderSha256, LogTakeover.LAST_EPOCH).open();
  }

  /** The topic's settings: nothing is ever deleted, and every message is taken. */
  static Map<String, String> topicSettings() {
    Map<String, String> settings = new TreeMap<>(retention());
    settings.put(
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(KafkaCluster.MAX_MESSAGE_BYTES));
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    settings.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
    return settings;
  }

  /** What a run needs of its log as long as it is a run: that it is all there. */
  static Map<String, String> retention() {
    Map<String, String> settings = new TreeMap<>();
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
    settings.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    return settings;
  }

  @Override
  public void append(
      byte type,
      byte schemaVersion,
      long seq,
      long ingestTimeNs,
      byte[] payload,
      int offset,
      int length) {
    append(type, schemaVersion, epoch, seq, ingestTimeNs, payload, offset, length);
  }

  void append(
      byte type,
      byte schemaVersion,
      int recordEpoch,
      long seq,
      long ingestTimeNs,
      byte[] payload,
      int offset,
      int length) {
    life.requireAlive();
    block.require(type, seq, payload, offset, length);
    if (isFullFor(length)) {
      commit();
    }
    block.append(type, schemaVersion, recordEpoch, seq, ingestTimeNs, payload, offset, length);
  }

  /** Whether a record of this payload is preceded by a commit. */
  boolean isFullFor(int length) {
    return block.isFullFor(length);
  }

  @Override
  public void commit() {
    commit(List.of());
  }

  /** Commits the block, and with it messages to other topics: all of it or nothing. */
  void commit(List<ProducerRecord<byte[], byte[]>> besides) {
    life.requireAlive();
    if (block.isEmpty()) {
      return;
    }
    block.seal();
    try {
      producer.beginTransaction();
      sendBlock();
      besides.forEach(message -> Sending.send(producer, message));
      producer.commitTransaction();
    } catch (KafkaException | IllegalStateException e) {
      throw die(e);
    }
    block.clear();
  }

  private void sendBlock() {
    byte[] buffer = block.buffer();
    int at = 0;
    while (at < block.length()) {
      int end = at + LogFormat.RECORD_HEADER_BYTES + LogFormat.payloadLength(buffer, at);
      Sending.send(
          producer, message(id, LogFormat.seq(buffer, at), Arrays.copyOfRange(buffer, at, end)));
      at = end;
    }
  }

  static ProducerRecord<byte[], byte[]> message(LogId id, long seq, byte[] value) {
    byte[] key = ByteBuffer.allocate(2 * Long.BYTES).putLong(id.value()).putLong(seq).array();
    return new ProducerRecord<>(id.topic(), 0, key, value);
  }

  /** Sequence number that the next record must carry. */
  public long nextSeq() {
    return block.nextSeq();
  }

  /** The chain over everything committed, 32 bytes: equal for equal logs. */
  public byte[] link() {
    return block.link();
  }

  /** As the topic and the cluster's transactions are set when the log is opened. */
  @Override
  public Durability durability() {
    return durability;
  }

  @Override
  public void close() {
    life.close(
        this::commit, () -> producer.close(life.isDead() ? Duration.ZERO : cluster.timeout()));
  }

  boolean isAlive() {
    return life.isAlive();
  }

  private EventLogFailure die(RuntimeException cause) {
    return life.die(
        "at "
            + cluster.bootstrap()
            + " could not commit record "
            + (block.nextSeq() - 1)
            + ": "
            + KafkaReason.of(cause)
            + ". Whether the last commit was taken is known only when the log is opened anew;"
            + " restart.",
        cause);
  }
}
