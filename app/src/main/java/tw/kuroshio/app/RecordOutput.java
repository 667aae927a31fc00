package tw.kuroshio.app;

import java.io.IOException;
import tw.kuroshio.feed.FeedLine;

/** Where the records of a converted day go; complete or absent. */
interface RecordOutput extends AutoCloseable {

  /**
   * Adds a record.
   *
   * @param timeNs UTC nanoseconds since the epoch, not before that of the record before
   */
  void write(FeedLine line, long timeNs, byte[] buffer, int offset, int length) throws IOException;

  /** Completes the file and gives it its name. */
  void commit() throws IOException;

  @Override
  void close() throws IOException;
}
