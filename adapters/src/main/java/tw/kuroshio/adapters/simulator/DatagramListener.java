package tw.kuroshio.adapters.simulator;

import tw.kuroshio.feed.FeedLine;

/** Takes datagrams of the feed. */
public interface DatagramListener {

  /**
   * One datagram: one or more records of one line, or what is left of them. The buffer is reused:
   * it may be read only during the call.
   *
   * @param line the stream it is sent on
   * @param timeNs when it was sent, or came, UTC nanoseconds since the epoch
   */
  void onDatagram(FeedLine line, byte[] buffer, int offset, int length, long timeNs);
}
