package tw.kuroshio.adapters.kafka;

import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tw.kuroshio.feed.twse.Frame;

/** Judges what came from a market-data topic before anything is done with it. */
final class MessageCheck {

  /** Clocks of two machines may differ so much before a time counts as in the future. */
  private static final long TOLERANCE_NS = 1_000_000_000;

  private static final long NS_PER_MS = 1_000_000;

  private final MarketMessage view = new MarketMessage();

  /** Why the message cannot be used; empty when it can. */
  Optional<DeadReason> fault(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    byte[] value = record.value();
    if (key == null) {
      return Optional.of(DeadReason.NULL_KEY);
    }
    if (value == null) {
      return Optional.of(DeadReason.TOMBSTONE);
    }
    Optional<DeadReason> fault = MarketMessage.fault(value);
    if (fault.isPresent()) {
      return fault;
    }
    boolean good = holdsRecord(view.wrap(value)) && Arrays.equals(key, MarketMessage.key(value));
    return good ? Optional.empty() : Optional.of(DeadReason.CONTENT);
  }

  private static boolean holdsRecord(MarketMessage message) {
    byte[] bytes = message.buffer();
    int at = message.recordOffset();
    int length = message.recordLength();
    return length >= Frame.MIN_BYTES
        && Frame.claimedLength(bytes, at) == length
        && Frame.hasTerminator(bytes, at, length)
        && Frame.hasValidCheckByte(bytes, at, length)
        && Frame.format(bytes, at) == message.format()
        && Frame.market(bytes, at) == message.market();
  }

  /**
   * Whether a time of a good message is negative or in the future.
   *
   * @param nowNs UTC nanoseconds since the epoch
   */
  boolean isTimeInDoubt(ConsumerRecord<byte[], byte[]> record, long nowNs) {
    long ingestNs = view.wrap(record.value()).ingestTimeNs();
    return isInDoubt(ingestNs, nowNs + TOLERANCE_NS)
        || isInDoubt(record.timestamp(), (nowNs + TOLERANCE_NS) / NS_PER_MS);
  }

  private static boolean isInDoubt(long time, long latest) {
    return time < 0 || time > latest;
  }
}
