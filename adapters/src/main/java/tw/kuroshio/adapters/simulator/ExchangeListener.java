package tw.kuroshio.adapters.simulator;

import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.model.ExecutionReport;

/** What leaves the exchange: market data and reports on our orders. */
public interface ExchangeListener {

  /**
   * One datagram with one record. The buffer is reused: it may be read only during the call.
   *
   * @param line the stream it is sent on
   * @param exchangeTimeNs when it was sent, UTC nanoseconds since the epoch
   */
  void onDatagram(FeedLine line, byte[] buffer, int offset, int length, long exchangeTimeNs);

  void onReport(ExecutionReport report);
}
