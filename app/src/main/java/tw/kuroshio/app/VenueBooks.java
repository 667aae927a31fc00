package tw.kuroshio.app;

import tw.kuroshio.engine.Engine;
import tw.kuroshio.engine.Input;
import tw.kuroshio.ledger.ConservationCheck;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Order;

/** What passes between us and the venue, kept beside the engine to hold its books against. */
final class VenueBooks {

  private final Engine engine;
  private final ConservationCheck conservation;
  private final LockedLimitWatch lockedLimits;

  VenueBooks(Engine engine, ConservationCheck conservation, LockedLimitWatch lockedLimits) {
    this.engine = engine;
    this.conservation = conservation;
    this.lockedLimits = lockedLimits;
  }

  /** An order leaves. */
  void sent(Order order) {
    conservation.onOrder(order);
  }

  /** The venue's answer comes. */
  void answered(ExecutionReport report, long ingestNs) {
    if (report instanceof ExecutionReport.Filled fill) {
      conservation.onFill(fill);
      lockedLimits.onFill(fill);
    }
    engine.onInput(new Input.Report(report), Math.max(ingestNs, engine.nowNs()));
  }
}
