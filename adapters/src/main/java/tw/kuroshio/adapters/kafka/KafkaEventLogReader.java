package tw.kuroshio.adapters.kafka;

import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import tw.kuroshio.engine.LogFormatReader;
import tw.kuroshio.engine.SegmentHeader;

/**
 * Reads a log in Kafka, committed records only, each block checked before its first record is
 * handed out. When {@link #next} is false everything committed so far has been read; it may be
 * asked again.
 */
public final class KafkaEventLogReader extends LogFormatReader {

  private final KafkaBlocks blocks;
  private final long fromSeq;
  private int nextAt;
  private int blockEnd;

  private KafkaEventLogReader(KafkaBlocks blocks, long fromSeq) {
    this.blocks = blocks;
    this.fromSeq = fromSeq;
    step();
  }

  /** Opens a log at its first record; see {@link #open(KafkaCluster, LogId, long)}. */
  public static KafkaEventLogReader open(KafkaCluster cluster, LogId id) throws KafkaRefused {
    return open(cluster, id, 1);
  }

  /**
   * Opens a log for reading.
   *
   * @param fromSeq sequence number of the first record wanted; what lies long before it is not read
   *     and therefore not checked
   * @throws KafkaRefused when the cluster cannot be reached or holds no such log
   */
  public static KafkaEventLogReader open(KafkaCluster cluster, LogId id, long fromSeq)
      throws KafkaRefused {
    try (Admin admin = cluster.admin()) {
      if (!new ClusterChecks(cluster, admin).exists(id.topic())) {
        throw new KafkaRefused(
            KafkaRefused.Kind.INPUT,
            "No event log " + id + " at " + cluster.bootstrap() + ": no topic " + id.topic());
      }
    }
    KafkaBlocks blocks = KafkaBlocks.open(cluster, id.topic());
    boolean opened = false;
    try {
      if (fromSeq > 1) {
        blocks.seekBefore(fromSeq);
      }
      KafkaEventLogReader reader = new KafkaEventLogReader(blocks, fromSeq);
      opened = true;
      return reader;
    } finally {
      if (!opened) {
        blocks.close();
      }
    }
  }

  @Override
  public boolean next() {
    do {
      if (nextAt >= blockEnd && !step()) {
        return false;
      }
      nextAt = pointAt(blocks.buffer(), nextAt);
    } while (seq() < fromSeq);
    return true;
  }

  /** Returns when more is committed than was read, or when the time is over. */
  public void await(Duration longest) {
    blocks.await(longest);
  }

  private boolean step() {
    boolean found = blocks.next();
    if (found) {
      nextAt = 0;
      blockEnd = blocks.end();
    }
    return found;
  }

  /** SHA-256 of the run header that the log belongs to; empty when reading starts in its middle. */
  public byte[] runHeaderSha256() {
    SegmentHeader header = blocks.chain().header();
    return header == null ? new byte[0] : header.runHeaderSha256().clone();
  }

  /** The chain over the blocks read so far; at the end, the log's. */
  public byte[] link() {
    return blocks.chain().link();
  }

  @Override
  public void close() {
    blocks.close();
  }
}
