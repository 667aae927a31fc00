package tw.kuroshio.adapters.kafka;

import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Where a partition begins and ends. */
final class Offsets {

  private Offsets() {}

  /** Of the oldest message that is still there. */
  static long beginning(Consumer<?, ?> consumer, TopicPartition partition) {
    return Objects.requireNonNull(
        consumer.beginningOffsets(List.of(partition)).get(partition), "beginning");
  }

  /** After the last committed message, for a consumer that reads those only. */
  static long end(Consumer<?, ?> consumer, TopicPartition partition) {
    return Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition), "end");
  }
}
