package tw.kuroshio.adapters.kafka;

import static tw.kuroshio.engine.LogFormat.RECORD_HEADER_BYTES;

import java.io.Closeable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.engine.LogChain;
import tw.kuroshio.engine.LogFormat;
import tw.kuroshio.engine.SegmentHeader;

/**
 * Reads a log's topic block by block: only committed transactions, and of them only what header,
 * checksum, sequence and chain confirm.
 */
final class KafkaBlocks implements Closeable {

  private static final int INITIAL_BUFFER_BYTES = 1 << 16;

  /** The search for a place stops when no more records than these are left to read over. */
  private static final long SEARCH_SPAN = 4_096;

  private final KafkaCluster cluster;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final LogChain chain = new LogChain();
  private final CRC32C crc = new CRC32C();
  private final long beginning;
  private long end;
  private Iterator<ConsumerRecord<byte[], byte[]>> polled = Collections.emptyIterator();
  private byte[] buffer = new byte[INITIAL_BUFFER_BYTES];
  private int used;
  private int blockEnd;

  private KafkaBlocks(KafkaCluster cluster, String topic) throws KafkaRefused {
    this.cluster = cluster;
    partition = new TopicPartition(topic, 0);
    consumer = cluster.consumer();
    try {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      beginning = Offsets.beginning(consumer, partition);
      end = endOffset();
    } catch (KafkaException e) {
      consumer.close();
      throw new KafkaRefused(
          KafkaRefused.Kind.UNREACHABLE,
          "Topic " + topic + " cannot be read: " + KafkaReason.of(e),
          e);
    }
  }

  /** Opens a topic that exists at its first record. */
  static KafkaBlocks open(KafkaCluster cluster, String topic) throws KafkaRefused {
    return new KafkaBlocks(cluster, topic);
  }

  /**
   * Steps to the next block; false at the present end. Asked again it looks whether there is more.
   *
   * @throws KafkaLogDamaged when a committed record is not as a log's writer leaves it
   * @throws KafkaLogFailure when the brokers do not answer
   */
  boolean next() {
    used = 0;
    try {
      while (true) {
        ConsumerRecord<byte[], byte[]> record = nextRecord();
        if (record == null) {
          if (used > 0) {
            throw damaged(end, "a block without its link");
          }
          return false;
        }
        if (accept(record)) {
          return true;
        }
      }
    } catch (KafkaException e) {
      throw unreadable(e);
    }
  }

  /** Returns when something new is committed, or when the time is over. */
  void await(Duration longest) {
    try {
      if (!polled.hasNext()) {
        polled = consumer.poll(longest).iterator();
      }
    } catch (KafkaException e) {
      throw unreadable(e);
    }
  }

  /** Goes on behind the last link that surely lies before the record; all before it is trusted. */
  void seekBefore(long seq) {
    long low = beginning;
    long high = end;
    ConsumerRecord<byte[], byte[]> anchor = null;
    while (high - low > SEARCH_SPAN) {
      long middle = low + (high - low) / 2;
      ConsumerRecord<byte[], byte[]> link = firstLink(middle, high);
      if (link == null || LogFormat.seq(link.value(), 0) >= seq) {
        high = middle;
      } else {
        low = link.offset();
        anchor = link;
      }
    }
    if (anchor == null) {
      consumer.seek(partition, beginning);
    } else {
      chain.resume(anchor.value(), 0);
      consumer.seek(partition, anchor.offset() + 1);
    }
    polled = Collections.emptyIterator();
  }

  private @Nullable ConsumerRecord<byte[], byte[]> firstLink(long from, long to) {
    consumer.seek(partition, from);
    polled = Collections.emptyIterator();
    while (true) {
      ConsumerRecord<byte[], byte[]> record = nextRecord();
      if (record == null || record.offset() >= to) {
        return null;
      }
      byte[] value = record.value();
      if (isRecord(value) && LogFormat.type(value, 0) == LogFormat.LINK_TYPE) {
        return record;
      }
    }
  }

  private @Nullable ConsumerRecord<byte[], byte[]> nextRecord() {
    long waitedFrom = System.nanoTime();
    while (!polled.hasNext()) {
      long before = consumer.position(partition);
      if (before >= end) {
        end = endOffset();
        if (before >= end) {
          return null;
        }
      }
      polled = consumer.poll(Duration.ofMillis(100)).iterator();
      if (consumer.position(partition) > before) {
        waitedFrom = System.nanoTime();
      } else if (System.nanoTime() - waitedFrom > cluster.timeout().toNanos()) {
        throw new KafkaLogFailure(
            "Topic "
                + partition.topic()
                + " cannot be read: the brokers at "
                + cluster.bootstrap()
                + " sent nothing for "
                + cluster.timeout().toSeconds()
                + " s",
            null);
      }
    }
    return polled.next();
  }

  private long endOffset() {
    return Offsets.end(consumer, partition);
  }

  private boolean accept(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      throw damaged(record.offset(), "a record without content");
    }
    if (SegmentHeader.isIntact(value)) {
      begin(record.offset(), value);
      return false;
    }
    if (!chain.hasBegun()) {
      throw damaged(record.offset(), "a log whose beginning has been deleted");
    }
    if (!isRecord(value)) {
      throw damaged(record.offset(), "a record with a wrong length or checksum");
    }
    makeRoom(value.length);
    System.arraycopy(value, 0, buffer, used, value.length);
    if (LogFormat.type(value, 0) == LogFormat.LINK_TYPE) {
      if (!chain.confirms(buffer, 0, used)) {
        throw damaged(record.offset(), "a block that the hash chain does not confirm");
      }
      blockEnd = used;
      return true;
    }
    if (!chain.follows(value, 0)) {
      throw damaged(record.offset(), "a record that does not follow the one before it");
    }
    used += value.length;
    return false;
  }

  private void begin(long offset, byte[] encoded) {
    SegmentHeader header = SegmentHeader.decode(encoded);
    if (header.version() != LogFormat.VERSION) {
      throw new KafkaLogFailure(
          "Event log format must be version "
              + LogFormat.VERSION
              + ", was "
              + header.version()
              + " (topic "
              + partition.topic()
              + "): read it with the release that wrote it",
          null);
    }
    if (used > 0 || !chain.begins(header, encoded)) {
      throw damaged(offset, "a writer's header that does not continue what was before it");
    }
  }

  private boolean isRecord(byte @Nullable [] value) {
    return value != null
        && value.length >= RECORD_HEADER_BYTES
        && LogFormat.payloadLength(value, 0) == value.length - RECORD_HEADER_BYTES
        && LogFormat.crcMatches(value, 0, crc);
  }

  private void makeRoom(int bytes) {
    if (used + bytes > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(used + bytes, 2 * buffer.length));
    }
  }

  /** Holds the block's records from 0 to {@link #end()}, without its link record. */
  byte[] buffer() {
    return buffer;
  }

  int end() {
    return blockEnd;
  }

  /** What has been read and confirmed. */
  LogChain chain() {
    return chain;
  }

  private KafkaLogFailure unreadable(KafkaException e) {
    return new KafkaLogFailure(
        "Topic " + partition.topic() + " cannot be read: " + KafkaReason.of(e), e);
  }

  private KafkaLogDamaged damaged(long offset, String fault) {
    return new KafkaLogDamaged(partition.topic(), offset, chain.nextSeq(), fault);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
