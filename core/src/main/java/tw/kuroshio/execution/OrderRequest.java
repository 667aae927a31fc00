package tw.kuroshio.execution;

import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.risk.CheckedOrder;

/** What execution asks the gateway to do. */
public sealed interface OrderRequest extends ExecutionOutput {

  /** Send a new order. */
  record New(CheckedOrder checkedOrder) implements OrderRequest {}

  /** Take the rest of an order back. */
  record Cancel(ClOrdId clOrdId, int instrumentIndex) implements OrderRequest {}
}
