package tw.kuroshio.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.MarketDataListener;
import tw.kuroshio.feed.MarketDataSource;

/** The exchange's own lines: datagrams from the groups, put in order by the feed handler. */
final class MulticastFeed implements MarketDataSource {

  private final LiveReceiver receiver;
  private final FeedHandler feed;

  MulticastFeed(LiveReceiver receiver, FeedHandler feed) {
    this.receiver = receiver;
    this.feed = feed;
  }

  @Override
  public int poll(MarketDataListener listener, int limit) {
    return receiver.drain(
        (stream, buffer, offset, length, timeNs) ->
            feed.onDatagram(stream, buffer, offset, length, listener.at(timeNs), listener),
        limit);
  }

  @Override
  public void onTime(long nowNs, MarketDataListener listener) {
    feed.onTime(nowNs, listener);
  }

  @Override
  public long nextDueNs() {
    return feed.nextDueNs();
  }

  @Override
  public long waiting() {
    return receiver.waiting();
  }

  @Override
  public boolean isSettled() {
    return feed.held() == 0;
  }

  @Override
  public void close() {
    try {
      receiver.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The feed's sockets cannot be closed", e);
    }
  }
}
