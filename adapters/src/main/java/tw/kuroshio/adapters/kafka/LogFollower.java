package tw.kuroshio.adapters.kafka;

import tw.kuroshio.engine.EventLogReader;

/**
 * Takes a log's records one after the other and has what it wants of them in Kafka. How far it is
 * stands in Kafka with what it has put there, so that a new one goes on where the last one ended.
 * One thread.
 */
public interface LogFollower extends AutoCloseable {

  /** Sequence number of the record wanted next. */
  long nextSeq();

  /** Takes the reader's record; commits by itself from time to time. */
  void append(EventLogReader from);

  /** When it returns, everything appended is in Kafka. */
  void commit();

  /** Commits what was appended, unless an earlier commit failed. */
  @Override
  void close();
}
