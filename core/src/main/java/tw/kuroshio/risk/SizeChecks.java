package tw.kuroshio.risk;

import static tw.kuroshio.risk.InstrumentChecks.subject;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Order;
import tw.kuroshio.risk.RiskDecision.Denied;

/** Whether one order is too large by itself: PT-07 and PT-08. */
final class SizeChecks {

  private final RiskLimits limits;
  private final InstrumentChecks session;
  private final long[] averageDailyShares;

  /**
   * Checks against the usual volume.
   *
   * @param averageDailyShares by instrument; 0 = unknown, then the volume says nothing
   */
  SizeChecks(RiskLimits limits, InstrumentChecks session, long[] averageDailyShares) {
    this.limits = limits;
    this.session = session;
    this.averageDailyShares = averageDailyShares.clone();
  }

  @Nullable Denied check(Order order, long worstPriceE4) {
    long shares = order.quantity().shares();
    Money value = new Money(Math.multiplyExact(shares, worstPriceE4));
    if (value.compareTo(limits.maxOrderValue()) > 0) {
      return new Denied(
          DenyReason.ORDER_VALUE,
          "Order value must be at most "
              + limits.maxOrderValue()
              + " TWD, was "
              + value
              + subject(order));
    }
    long most = mostByVolume(order.instrumentIndex());
    if (shares > most) {
      return new Denied(
          DenyReason.ORDER_QUANTITY,
          "Quantity must be at most "
              + most
              + " shares, "
              + limits.maxOrderOfDailyVolume()
              + " of the average daily volume, was "
              + shares
              + subject(order));
    }
    return null;
  }

  /** Most shares at a price that pass, not rounded to lots. */
  long largest(int instrument, long worstPriceE4) {
    return Math.min(
        limits.maxOrderValue().e4() / worstPriceE4,
        Math.min(session.maxShares(instrument), mostByVolume(instrument)));
  }

  private long mostByVolume(int instrument) {
    long average = averageDailyShares[instrument];
    if (average == 0) {
      return Long.MAX_VALUE;
    }
    // One lot always passes: else a thinly traded holding could never be sold.
    long part = (long) (average * limits.maxOrderOfDailyVolume());
    return Math.max(part, session.lotShares(instrument));
  }
}
