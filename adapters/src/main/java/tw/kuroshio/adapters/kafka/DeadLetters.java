package tw.kuroshio.adapters.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;

/**
 * Puts aside what cannot be read: a copy of the message in the dead-letter topic, keyed by where it
 * was found, so that one put aside twice is seen to be one. Headers: {@code reason}, {@code topic},
 * {@code partition}, {@code offset}, {@code length} of the content, of which at most 64 KiB are
 * kept, {@code key}, and {@code trace}: the message's own {@code traceparent}, else where it was
 * found.
 */
final class DeadLetters implements AutoCloseable {

  private static final String TRACE = "traceparent";
  private static final int KEPT_BYTES = 1 << 16;

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;

  DeadLetters(KafkaCluster cluster, MarketTopic market) throws KafkaRefused {
    topic = market.deadLetters();
    producer = cluster.producer();
  }

  /** When it returns, the message is in the dead-letter topic. */
  void put(ConsumerRecord<byte[], byte[]> record, DeadReason reason) {
    String place = record.topic() + "-" + record.partition() + "-" + record.offset();
    byte[] value = record.value() == null ? new byte[0] : record.value();
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            topic, 0, bytes(place), Arrays.copyOf(value, Math.min(value.length, KEPT_BYTES)));
    Header trace = record.headers().lastHeader(TRACE);
    letter
        .headers()
        .add("reason", bytes(reason.name()))
        .add("topic", bytes(record.topic()))
        .add("partition", bytes(Integer.toString(record.partition())))
        .add("offset", bytes(Long.toString(record.offset())))
        .add("length", bytes(Integer.toString(value.length)))
        .add("key", record.key() == null ? new byte[0] : record.key())
        .add("trace", trace == null ? bytes(place) : trace.value());
    await(producer.send(letter));
  }

  private void await(Future<?> sent) {
    try {
      sent.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while a message was put aside", e);
    } catch (ExecutionException e) {
      throw new KafkaException("a message could not be put aside", e.getCause());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    producer.close();
  }
}
