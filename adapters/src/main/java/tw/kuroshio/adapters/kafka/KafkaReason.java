package tw.kuroshio.adapters.kafka;

import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;

/** Says in a few words why Kafka refused. */
final class KafkaReason {

  private KafkaReason() {}

  static String of(Throwable failure) {
    Throwable cause = failure;
    while (true) {
      switch (cause) {
        case ProducerFencedException fenced -> {
          return "a newer writer has taken over";
        }
        case InvalidProducerEpochException fenced -> {
          return "a newer writer has taken over";
        }
        case TimeoutException late -> {
          return "no answer in time (" + late.getMessage() + ")";
        }
        default -> {
          Throwable deeper = cause.getCause();
          if (deeper == null) {
            String message = cause.getMessage();
            return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message;
          }
          cause = deeper;
        }
      }
    }
  }
}
