package tw.kuroshio.adapters.simulator;

import tw.kuroshio.model.ExecutionReport;

/** What leaves the exchange: market data and reports on our orders. */
public interface ExchangeListener {

  /**
   * One datagram with one record. The buffer is reused: it may be read only during the call.
   *
   * @param line line of the feed, 1 for stocks
   * @param exchangeTimeNs when it was sent, UTC nanoseconds since the epoch
   */
  void onDatagram(byte[] buffer, int offset, int length, int line, long exchangeTimeNs);

  void onReport(ExecutionReport report);
}
