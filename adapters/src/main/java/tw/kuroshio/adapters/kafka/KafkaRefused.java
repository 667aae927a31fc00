package tw.kuroshio.adapters.kafka;

import org.jspecify.annotations.Nullable;

/**
 * A Kafka cluster, or what it holds, cannot be used. The message is one sentence for the user that
 * says what is wrong and what to do.
 */
public final class KafkaRefused extends Exception {

  private static final long serialVersionUID = 1L;

  /** On whose side the cause lies. */
  public enum Kind {
    /** No broker answers. */
    UNREACHABLE,
    /** The cluster or this start is not as it must be: a feature, a setting, an older epoch. */
    ENVIRONMENT,
    /** What a topic holds: another run's log, none at all, another schema. */
    INPUT
  }

  private final Kind kind;

  KafkaRefused(Kind kind, String message) {
    this(kind, message, null);
  }

  KafkaRefused(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
