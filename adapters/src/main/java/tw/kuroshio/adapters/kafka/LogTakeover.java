package tw.kuroshio.adapters.kafka;

import java.time.Duration;
import java.util.Arrays;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.engine.Durability;
import tw.kuroshio.engine.LogBlock;
import tw.kuroshio.engine.LogChain;
import tw.kuroshio.engine.SegmentHeader;

/**
 * How a writer comes by its log: it looks whether it is out of date, fences the writer before it,
 * reads what that one still got through, and writes a header, so that its epoch is known to all who
 * come later even if it never appends anything.
 */
final class LogTakeover {

  /** Whatever epoch the log was last written in. */
  static final int LAST_EPOCH = -1;

  private final KafkaCluster cluster;
  private final LogId id;
  private final byte[] runHeaderSha256;
  private final int epoch;

  LogTakeover(KafkaCluster cluster, LogId id, byte[] runHeaderSha256, int epoch) {
    this.cluster = cluster;
    this.id = id;
    this.runHeaderSha256 = runHeaderSha256.clone();
    this.epoch = epoch;
  }

  KafkaEventLog open() throws KafkaRefused {
    try (Admin admin = cluster.admin()) {
      ClusterChecks checks = new ClusterChecks(cluster, admin);
      checks.requireTransactionVersion();
      checks.create(id.topic(), 1, KafkaEventLog.topicSettings());
      checks.requireSettings(
          id.topic(), KafkaEventLog.retention(), "would lose records that a run needs");
      if (checks.partitions(id.topic()) != 1) {
        throw new KafkaRefused(
            KafkaRefused.Kind.ENVIRONMENT,
            "Topic " + id.topic() + " must have one partition: records need one order");
      }
      return open(checks);
    }
  }

  private KafkaEventLog open(ClusterChecks checks) throws KafkaRefused {
    try (KafkaBlocks blocks = KafkaBlocks.open(cluster, id.topic())) {
      readToEnd(blocks);
      requireContinuable(blocks.chain());
      KafkaProducer<byte[], byte[]> producer = cluster.transactionalProducer(id.transactionalId());
      boolean opened = false;
      try {
        producer.initTransactions();
        readToEnd(blocks);
        requireContinuable(blocks.chain());
        LogBlock block = begin(producer, blocks.chain());
        Durability durability = checks.durability(id.topic());
        opened = true;
        return new KafkaEventLog(cluster, id, epoch, producer, durability, block);
      } catch (KafkaException e) {
        throw new KafkaRefused(
            KafkaRefused.Kind.UNREACHABLE,
            "Event log "
                + id
                + " at "
                + cluster.bootstrap()
                + " cannot be taken over: "
                + KafkaReason.of(e),
            e);
      } finally {
        if (!opened) {
          producer.close(Duration.ZERO);
        }
      }
    }
  }

  private static void readToEnd(KafkaBlocks blocks) {
    boolean more = blocks.next();
    while (more) {
      more = blocks.next();
    }
  }

  private void requireContinuable(LogChain chain) throws KafkaRefused {
    SegmentHeader header = chain.header();
    if (header == null) {
      return;
    }
    if (!Arrays.equals(header.runHeaderSha256(), runHeaderSha256)) {
      throw new KafkaRefused(
          KafkaRefused.Kind.INPUT,
          "Event log "
              + id
              + " at "
              + cluster.bootstrap()
              + " belongs to another run (its run header differs): start a new run instead");
    }
    if (epoch != LAST_EPOCH && epoch < chain.lastEpoch()) {
      throw new KafkaRefused(
          KafkaRefused.Kind.ENVIRONMENT,
          "Event log "
              + id
              + " was last written in epoch "
              + chain.lastEpoch()
              + ", so a writer of epoch "
              + epoch
              + " is out of date: a newer one has taken over");
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the transaction's commit throws what a send met
  private LogBlock begin(KafkaProducer<byte[], byte[]> producer, LogChain chain) {
    @Nullable SegmentHeader before = chain.header();
    long nextSeq = before == null ? LogBlock.FIRST_SEQ : chain.nextSeq();
    byte[] header =
        SegmentHeader.of(
                before == null ? 1 : before.number() + 1,
                epoch == LAST_EPOCH ? chain.lastEpoch() : epoch,
                nextSeq,
                runHeaderSha256,
                chain.link())
            .encode();
    producer.beginTransaction();
    producer.send(KafkaEventLog.message(id, nextSeq, header));
    producer.commitTransaction();
    LogBlock block = new LogBlock(nextSeq, chain.link());
    block.begin(header);
    return block;
  }
}
