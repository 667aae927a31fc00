package tw.kuroshio.engine;

/**
 * Reads an event log from its first record to its last. The getters describe the record that the
 * last successful {@link #next()} stepped to; the buffer is reused and must not be kept.
 */
public interface EventLogReader extends AutoCloseable {

  /**
   * Steps to the next record; false at the end of the log.
   *
   * @throws EventLogFailure when the log cannot be read or is not intact
   */
  boolean next();

  byte type();

  byte schemaVersion();

  /** Epoch of the writer that appended the record. */
  int epoch();

  long seq();

  /** UTC nanoseconds since the epoch. */
  long ingestTimeNs();

  /** Holds the payload at {@link #offset()}, {@link #length()} bytes, until the next step. */
  byte[] buffer();

  int offset();

  int length();

  @Override
  void close();
}
