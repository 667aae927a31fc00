package tw.kuroshio.adapters.kafka;

import tw.kuroshio.engine.EventLogFailure;

/** An event log in Kafka does not read back as it was written. Never repaired silently. */
public final class KafkaLogDamaged extends EventLogFailure {

  private static final long serialVersionUID = 1L;

  private final long recordOffset;
  private final long seq;

  KafkaLogDamaged(String topic, long recordOffset, long seq, String fault) {
    super(
        "Event log is damaged: "
            + fault
            + " in topic "
            + topic
            + " at offset "
            + recordOffset
            + ", where record "
            + seq
            + " was expected. The records before it are intact; somebody else wrote to or deleted"
            + " from this topic.");
    this.recordOffset = recordOffset;
    this.seq = seq;
  }

  /** Offset in the topic where the damage was noticed. */
  public long recordOffset() {
    return recordOffset;
  }

  /** Sequence number of the first record that cannot be read. */
  public long seq() {
    return seq;
  }
}
