package tw.kuroshio.execution;

import tw.kuroshio.ledger.BookId;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.risk.RiskDecision;

/** Everything the execution stage says, in the order it says it. */
public sealed interface ExecutionOutput
    permits OrderRequest,
        ExecutionOutput.OrderDenied,
        ExecutionOutput.OrderChanged,
        ExecutionOutput.UnknownOrder,
        ExecutionOutput.ParentEnded {

  /** A child order the checks refused; it was not sent. */
  record OrderDenied(Order order, RiskDecision.Denied decision) implements ExecutionOutput {}

  /**
   * Something happened to an order that was sent.
   *
   * @param event what happened
   * @param kind how it was taken
   * @param state the state after it
   * @param cumShares filled so far
   * @param leavesShares still open
   * @param canceledShares removed without being filled
   */
  record OrderChanged(
      ClOrdId clOrdId,
      int instrumentIndex,
      OrderEvent event,
      Transition.Kind kind,
      OrderState state,
      long cumShares,
      long leavesShares,
      long canceledShares)
      implements ExecutionOutput {}

  /** A report about an order that is not ours; a person must look. */
  record UnknownOrder(ClOrdId clOrdId, long execId) implements ExecutionOutput {}

  /**
   * A parent order ended.
   *
   * @param wantedShares what the target asked for
   * @param filledShares what was traded for it
   * @param end why it ended
   */
  record ParentEnded(
      BookId book,
      int instrumentIndex,
      Side side,
      long wantedShares,
      long filledShares,
      ParentEnd end)
      implements ExecutionOutput {

    /** What was not traded. */
    public long unfilledShares() {
      return Math.max(0, wantedShares - filledShares);
    }
  }

  /** Why a parent order ended. */
  enum ParentEnd {
    FILLED,
    /** A newer target took its place. */
    REPLACED,
    /** The session ended. */
    SESSION_END
  }

  /** Writes the canonical form, for the stage's digest. */
  default void writeTo(StateWriter out) {
    switch (this) {
      case OrderRequest.New request -> {
        out.putByte(1);
        request.checkedOrder().writeTo(out);
      }
      case OrderRequest.Cancel request ->
          out.putByte(2).putString(request.clOrdId().value()).putInt(request.instrumentIndex());
      case OrderDenied denied -> {
        out.putByte(3);
        denied.order().writeTo(out);
        denied.decision().writeTo(out);
      }
      case OrderChanged changed -> {
        out.putByte(4).putString(changed.clOrdId().value()).putInt(changed.instrumentIndex());
        out.putEnum(changed.event()).putEnum(changed.kind()).putEnum(changed.state());
        out.putLong(changed.cumShares()).putLong(changed.leavesShares());
        out.putLong(changed.canceledShares());
      }
      case UnknownOrder unknown ->
          out.putByte(5).putString(unknown.clOrdId().value()).putLong(unknown.execId());
      case ParentEnded ended -> {
        out.putByte(6);
        ended.book().writeTo(out);
        out.putInt(ended.instrumentIndex()).putEnum(ended.side()).putLong(ended.wantedShares());
        out.putLong(ended.filledShares()).putEnum(ended.end());
      }
    }
  }
}
