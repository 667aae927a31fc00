package tw.kuroshio.adapters.multicast;

/**
 * Hears datagrams.
 *
 * @param <S> what names a stream: {@link tw.kuroshio.feed.FeedLine} for the feed's lines
 */
@FunctionalInterface
public interface DatagramListener<S> {

  /**
   * One datagram; the buffer is reused as soon as the call returns.
   *
   * @param receiveTimeNs UTC nanoseconds since the epoch, never going back
   */
  void onDatagram(S stream, byte[] buffer, int offset, int length, long receiveTimeNs);
}
