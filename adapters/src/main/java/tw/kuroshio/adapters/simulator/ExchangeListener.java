package tw.kuroshio.adapters.simulator;

import tw.kuroshio.model.ExecutionReport;

/**
 * What leaves the exchange: market data and reports on our orders. Datagrams are those of copy A,
 * with the exchange's time.
 */
public interface ExchangeListener extends DatagramListener {

  void onReport(ExecutionReport report);
}
