package tw.kuroshio.adapters.simulator;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.SessionPhase;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.TimeInForce;
import tw.kuroshio.model.VenueReject;

/** The exchange's own checks of an order for the regular board. */
final class VenueChecks {

  private final DayRules rules;

  VenueChecks(DayRules rules) {
    this.rules = rules;
  }

  /**
   * The reason to refuse, or null.
   *
   * @param phase the instrument's own
   * @param halted no orders are taken in the instrument
   */
  @Nullable VenueReject refuse(
      Order order, ScriptedInstrument scripted, SessionPhase phase, boolean halted) {
    if (!phase.takesOrders()) {
      return VenueReject.SESSION_CLOSED;
    }
    if (halted) {
      return VenueReject.INSTRUMENT_SUSPENDED;
    }
    if (!typeAllowed(order, scripted.reference(), phase)) {
      return VenueReject.ORDER_TYPE_NOT_ALLOWED;
    }
    long shares = order.quantity().shares();
    int lotShares = scripted.instrument().lotShares();
    if (shares == 0 || shares % lotShares != 0) {
      return VenueReject.QUANTITY_NOT_WHOLE_LOTS;
    }
    if (shares / lotShares > rules.maxOrderLots()) {
      return VenueReject.QUANTITY_ABOVE_MAXIMUM;
    }
    if (order.type() == OrderType.MARKET) {
      return null;
    }
    long priceE4 = order.price().e4();
    if (!rules.ticks(scripted.instrument().kind()).isOnTick(priceE4)) {
      return VenueReject.PRICE_OFF_TICK;
    }
    return scripted.reference().allows(priceE4) ? null : VenueReject.PRICE_BEYOND_LIMIT;
  }

  /**
   * Calls take limit orders for the day only; market orders need a price limit (Operating Rules of
   * the TWSE, Articles 58 and 58-8). Other boards are not played.
   */
  private static boolean typeAllowed(Order order, ReferencePrice reference, SessionPhase phase) {
    if (order.board() != Board.REGULAR) {
      return false;
    }
    boolean plain = order.type() == OrderType.LIMIT && order.timeInForce() == TimeInForce.ROD;
    if (phase != SessionPhase.CONTINUOUS) {
      return plain;
    }
    return order.type() == OrderType.LIMIT || reference.source() != ReferencePrice.Source.NO_LIMIT;
  }
}
