package tw.kuroshio.adapters.kafka;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.engine.EventLogFailure;

/**
 * An event log in Kafka can no longer be written or read: the brokers do not answer, a newer writer
 * has taken over, or nobody knows how a commit ended. A new log finds out what the topic holds.
 */
public final class KafkaLogFailure extends EventLogFailure {

  private static final long serialVersionUID = 1L;

  KafkaLogFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
