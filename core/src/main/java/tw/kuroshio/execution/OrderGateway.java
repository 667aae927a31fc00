package tw.kuroshio.execution;

import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.risk.CheckedOrder;

/**
 * The way to a venue. Answers come back as sequenced execution reports, never as return values: a
 * call that returns only says that the request was handed over.
 */
public interface OrderGateway extends AutoCloseable {

  /** Sends an order; an expired one, or one of an epoch older than seen before, is dropped. */
  void send(CheckedOrder order);

  /** Asks for the rest of an order to be cancelled. */
  void cancel(ClOrdId clOrdId, int instrumentIndex);

  @Override
  void close();
}
