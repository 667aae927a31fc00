package tw.kuroshio.risk;

import static tw.kuroshio.risk.InstrumentChecks.subject;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.BookReason;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.SessionPhase;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Price;
import tw.kuroshio.risk.RiskDecision.Denied;

/** Whether the order's price fits the market we see: PT-06 and PT-17. */
final class PriceChecks {

  private final Instruments instruments;
  private final DayRules rules;
  private final OrderBooks books;
  private final InstrumentChecks session;
  private final RiskLimits limits;

  PriceChecks(
      Instruments instruments,
      DayRules rules,
      OrderBooks books,
      InstrumentChecks session,
      RiskLimits limits) {
    this.instruments = instruments;
    this.rules = rules;
    this.books = books;
    this.session = session;
    this.limits = limits;
  }

  @Nullable Denied check(Order order, long nowNs) {
    Denied denied = quote(order, nowNs);
    return denied != null ? denied : collar(order, nowNs);
  }

  private @Nullable Denied quote(Order order, long nowNs) {
    SessionPhase phase = session.phase(nowNs);
    Denied denied = book(order, phase);
    if (denied != null) {
      return denied;
    }
    if (phase != SessionPhase.CONTINUOUS && phase != SessionPhase.PERIODIC_CALL) {
      return null;
    }
    int i = order.instrumentIndex();
    long age = nowNs - books.lastUpdateNs(i);
    long oldest =
        rules.session().continuousTrading() ? limits.staleContinuousNs() : limits.stalePeriodicNs();
    if (age > oldest) {
      return new Denied(
          DenyReason.STALE_PRICE,
          "Quote must be at most "
              + oldest / 1_000_000
              + " ms old, was "
              + (books.lastUpdateNs(i) == 0 ? "never received" : age / 1_000_000 + " ms")
              + subject(order));
    }
    if (session.isContinuous(i, nowNs) && books.isCrossedOrLocked(i)) {
      return new Denied(
          DenyReason.CROSSED_BOOK,
          "Bid must be below ask, was "
              + new Price(books.bestBidPriceE4(i))
              + " with ask "
              + new Price(books.bestAskPriceE4(i))
              + " TWD"
              + subject(order));
    }
    return null;
  }

  /** Nothing trades on a book that cannot be relied on; before the open there may be none yet. */
  private @Nullable Denied book(Order order, SessionPhase phase) {
    int i = order.instrumentIndex();
    BookReason reason = books.reason(i);
    if (reason == null || (reason == BookReason.NOT_QUOTED && phase == SessionPhase.PRE_OPEN)) {
      return null;
    }
    return new Denied(
        reason == BookReason.CROSSED ? DenyReason.CROSSED_BOOK : DenyReason.UNRELIABLE_BOOK,
        "Book must be RELIABLE, was " + reason.state() + " (" + reason + ")" + subject(order));
  }

  private @Nullable Denied collar(Order order, long nowNs) {
    if (order.type() == OrderType.MARKET) {
      return null;
    }
    int i = order.instrumentIndex();
    long market = marketPriceE4(i);
    long distance = Math.abs(order.price().e4() - market);
    long allowed = collarE4(i, market, nowNs);
    return distance > allowed
        ? new Denied(
            DenyReason.PRICE_COLLAR,
            "Price must be within "
                + new Price(allowed)
                + " of "
                + new Price(market)
                + " TWD, was "
                + order.price()
                + subject(order))
        : null;
  }

  /** Last trade of the day, else the quote on the one side there is, else the reference price. */
  long marketPriceE4(int instrument) {
    long last = books.lastTradePriceE4(instrument);
    if (last > 0) {
      return last;
    }
    long bid = books.bestBidPriceE4(instrument);
    long ask = books.bestAskPriceE4(instrument);
    if (bid > 0 && ask > 0) {
      return (bid + ask) / 2;
    }
    return bid > 0 || ask > 0 ? Math.max(bid, ask) : books.referencePriceE4(instrument);
  }

  /** Largest allowed distance from the market price. */
  long collarE4(int instrument, long marketE4, long nowNs) {
    boolean continuous = session.isContinuous(instrument, nowNs);
    double part = continuous ? limits.priceCollar() : limits.priceCollarInCall();
    long byPart = (long) (marketE4 * part);
    long tick = rules.ticks(instruments.get(instrument).kind()).tickE4(marketE4);
    return Math.max(byPart, limits.collarTicks() * tick);
  }
}
