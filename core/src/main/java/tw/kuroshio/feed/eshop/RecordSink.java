package tw.kuroshio.feed.eshop;

import tw.kuroshio.feed.FeedLine;

/** Takes the records of the real-time feed that rows of the tick files became. */
@FunctionalInterface
public interface RecordSink {

  /**
   * One whole record, ESC to LF. The bytes are valid during the call only.
   *
   * @param line the stream it belongs on
   * @param timeNsOfDay when the row says it was shown, nanoseconds since midnight in Taipei
   */
  void record(FeedLine line, long timeNsOfDay, byte[] buffer, int offset, int length);
}
