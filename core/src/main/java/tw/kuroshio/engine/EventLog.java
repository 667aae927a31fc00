package tw.kuroshio.engine;

/**
 * The ordered record of every input, written before the input is applied. One writer, one thread.
 * Sequence numbers increase by one from record to record.
 *
 * <p>Fail-stop: after the first {@link EventLogFailure} the log is dead and every later call throws
 * one, because after a failed write or force nobody knows what the storage holds.
 */
public interface EventLog extends AutoCloseable {

  /**
   * Appends one record; it is not durable until {@link #commit()} returns. The payload is copied.
   *
   * @param type kind of record, the caller's own code
   * @param schemaVersion version of the payload's encoding
   * @param seq the previous record's sequence number plus one
   * @param ingestTimeNs ingest time, UTC nanoseconds since the epoch
   * @throws EventLogFailure when the log cannot hold the record
   * @throws IllegalArgumentException when {@code seq} does not follow or the payload is too long
   */
  void append(
      byte type,
      byte schemaVersion,
      long seq,
      long ingestTimeNs,
      byte[] payload,
      int offset,
      int length);

  /**
   * Group commit: when it returns, everything appended is durable at {@link #durability()}.
   *
   * @throws EventLogFailure when durability cannot be promised
   */
  void commit();

  /** The level that {@link #commit()} really gives. */
  Durability durability();

  /** Commits what was appended, unless the log is dead, and releases the log for other writers. */
  @Override
  void close();
}
