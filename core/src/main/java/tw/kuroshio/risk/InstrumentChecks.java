package tw.kuroshio.risk;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.BookReason;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.SessionPhase;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.OrderCondition;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;
import tw.kuroshio.model.TimeInForce;
import tw.kuroshio.risk.RiskDecision.Denied;

/** What the exchange's own rules say to an order: PT-03, PT-04, PT-05 and PT-21. */
final class InstrumentChecks implements Stateful {

  private static final long DAY_NS = 86_400_000_000_000L;
  private static final long TAIPEI_OFFSET_NS = 8 * 3_600_000_000_000L;

  private final Instruments instruments;
  private final DayRules rules;
  private final OrderBooks books;
  private final long midnightNs;
  private final boolean[] suspended;

  InstrumentChecks(Instruments instruments, DayRules rules, OrderBooks books) {
    this.instruments = instruments;
    this.rules = rules;
    this.books = books;
    midnightNs = rules.date().toEpochDay() * DAY_NS - TAIPEI_OFFSET_NS;
    suspended = new boolean[instruments.size()];
  }

  void setSuspended(int instrument, boolean yes) {
    suspended[instrument] = yes;
  }

  /** Whether an order for the instrument could pass PT-03. */
  boolean isTradable(int instrument) {
    return !isStopped(instrument)
        && books.referencePriceE4(instrument) > 0
        && instruments.get(instrument).currency().equals("TWD");
  }

  private boolean isStopped(int instrument) {
    BookReason reason = books.reason(instrument);
    return suspended[instrument] || (reason != null && reason.stopsOrders());
  }

  long lotShares(int instrument) {
    return books.lotShares(instrument);
  }

  long maxShares(int instrument) {
    return Math.multiplyExact(rules.maxOrderLots(), lotShares(instrument));
  }

  SessionPhase phase(long nowNs) {
    long ofDay = nowNs - midnightNs;
    return ofDay < 0 || ofDay >= DAY_NS ? SessionPhase.CLOSED : rules.session().phaseAt(ofDay);
  }

  /** Whether the instrument's orders match one by one now. */
  boolean isContinuous(int instrument, long nowNs) {
    return phase(nowNs) == SessionPhase.CONTINUOUS
        && books.callCycleSeconds(instrument) == 0
        && !books.trend(instrument).isSuspended();
  }

  @Nullable Denied check(Order order, long nowNs) {
    Denied denied = tradable(order);
    denied = denied != null ? denied : board(order);
    denied = denied != null ? denied : session(order, nowNs);
    denied = denied != null ? denied : lots(order);
    return denied != null ? denied : price(order);
  }

  private @Nullable Denied tradable(Order order) {
    int i = order.instrumentIndex();
    if (i < 0 || i >= instruments.size() || !instruments.get(i).id().equals(order.instrument())) {
      return new Denied(
          DenyReason.UNKNOWN_INSTRUMENT,
          "Instrument must be one of this run's " + instruments.size() + subject(order));
    }
    Instrument instrument = instruments.get(i);
    if (!instrument.currency().equals("TWD")) {
      return new Denied(
          DenyReason.FOREIGN_CURRENCY,
          "Currency must be TWD, was " + instrument.currency() + subject(order));
    }
    if (books.referencePriceE4(i) == 0) {
      return new Denied(
          DenyReason.NO_REFERENCE_PRICE,
          "Instrument must have a reference price of the day, had none" + subject(order));
    }
    if (!isStopped(i)) {
      return null;
    }
    String why = suspended[i] ? "" : " (" + books.reason(i) + ")";
    return new Denied(
        DenyReason.SUSPENDED, "Instrument must not be suspended, was" + why + subject(order));
  }

  private static @Nullable Denied board(Order order) {
    if (order.board() != Board.REGULAR || order.condition() != OrderCondition.CASH) {
      return new Denied(
          DenyReason.BOARD_NOT_SUPPORTED,
          "Order must be REGULAR and CASH, was "
              + order.board()
              + " and "
              + order.condition()
              + subject(order));
    }
    return null;
  }

  private @Nullable Denied session(Order order, long nowNs) {
    SessionPhase phase = phase(nowNs);
    if (!phase.takesOrders() || books.isClosed(order.instrumentIndex())) {
      return new Denied(
          DenyReason.SESSION_CLOSED,
          "Exchange must be taking orders, phase was " + phase + subject(order));
    }
    boolean plain = order.type() == OrderType.LIMIT && order.timeInForce() == TimeInForce.ROD;
    if (!plain && !isContinuous(order.instrumentIndex(), nowNs)) {
      return new Denied(
          DenyReason.ORDER_TYPE,
          "Order must be LIMIT ROD while orders are collected for a call, was "
              + order.type()
              + " "
              + order.timeInForce()
              + subject(order));
    }
    if (order.type() == OrderType.MARKET && books.limitUpPriceE4(order.instrumentIndex()) == 0) {
      return new Denied(
          DenyReason.ORDER_TYPE,
          "Order must be LIMIT where the day has no price limit, was MARKET" + subject(order));
    }
    return null;
  }

  private @Nullable Denied lots(Order order) {
    long shares = order.quantity().shares();
    long lot = lotShares(order.instrumentIndex());
    if (shares == 0 || shares % lot != 0) {
      return new Denied(
          DenyReason.NOT_WHOLE_LOTS,
          "Quantity must be a multiple of " + lot + " shares, was " + shares + subject(order));
    }
    if (shares > maxShares(order.instrumentIndex())) {
      return new Denied(
          DenyReason.TOO_MANY_LOTS,
          "Quantity must be at most "
              + rules.maxOrderLots()
              + " lots, was "
              + shares / lot
              + subject(order));
    }
    return null;
  }

  private @Nullable Denied price(Order order) {
    if (order.type() == OrderType.MARKET) {
      return null;
    }
    int i = order.instrumentIndex();
    long price = order.price().e4();
    TickSizeTable ticks = rules.ticks(instruments.get(i).kind());
    if (!ticks.isOnTick(price)) {
      return new Denied(
          DenyReason.OFF_TICK,
          "Price must be a multiple of "
              + new Price(ticks.tickE4(price))
              + " TWD, was "
              + order.price()
              + subject(order));
    }
    long up = books.limitUpPriceE4(i);
    long down = books.limitDownPriceE4(i);
    if (price < down || (up > 0 && price > up)) {
      return new Denied(
          DenyReason.BEYOND_PRICE_LIMIT,
          "Price must be "
              + new Price(down)
              + " TWD "
              + (up > 0 ? "to " + new Price(up) + " TWD" : "or more")
              + ", was "
              + order.price()
              + " TWD"
              + subject(order));
    }
    return null;
  }

  static String subject(Order order) {
    return " (" + order.instrument().code() + ")";
  }

  @Override
  public void writeState(StateWriter out) {
    out.putInt(suspended.length);
    for (boolean each : suspended) {
      out.putBoolean(each);
    }
  }

  @Override
  public void readState(StateReader in) {
    int count = in.getCount(1);
    if (count != suspended.length) {
      throw new IllegalArgumentException(
          "State has " + count + " instruments, the run has " + suspended.length);
    }
    for (int i = 0; i < count; i++) {
      suspended[i] = in.getBoolean();
    }
  }
}
