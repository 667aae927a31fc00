package tw.kuroshio.risk;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.ledger.Ledger;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;
import tw.kuroshio.portfolio.TargetPortfolio;
import tw.kuroshio.risk.RiskDecision.Approved;
import tw.kuroshio.risk.RiskDecision.Denied;
import tw.kuroshio.risk.pretrade.MessageRate;
import tw.kuroshio.risk.pretrade.RecentOrders;

/**
 * Pre-trade control: every target and every order passes here, in line, before anything is sent.
 * The first rule that fails refuses; what cannot be checked is refused. It reads the order books
 * and the ledger and changes neither. Starts READ_ONLY.
 */
public final class Risk implements Stateful {

  private final OrderBooks books;
  private final RiskLimits limits;
  private final int epoch;
  private final String ruleSetVersion;
  private final InstrumentChecks instrumentChecks;
  private final PriceChecks priceChecks;
  private final SizeChecks sizeChecks;
  private final FundingChecks fundingChecks;
  private final ExposureChecks exposureChecks;
  private final PortfolioApproval portfolioApproval;
  private final RecentOrders recentOrders;
  private final MessageRate messageRate;
  private final KillSwitch killSwitch = new KillSwitch();
  private final long[] deniedByReason = new long[DenyReason.values().length];
  private TradingState state = TradingState.READ_ONLY;
  private long approved;

  /**
   * Control of one trading day.
   *
   * @param rules the exchange's rules of the day
   * @param averageDailyShares usual volume by instrument index; 0 = unknown
   * @param epoch the writer's epoch, carried by every checked order
   * @param ruleSetVersion version of rules and limits, carried by every checked order
   */
  public Risk(
      Instruments instruments,
      DayRules rules,
      OrderBooks books,
      Ledger ledger,
      long[] averageDailyShares,
      RiskLimits limits,
      int epoch,
      String ruleSetVersion) {
    this.books = books;
    this.limits = limits;
    this.epoch = epoch;
    this.ruleSetVersion = ruleSetVersion;
    instrumentChecks = new InstrumentChecks(instruments, rules, books);
    priceChecks = new PriceChecks(instruments, rules, books, instrumentChecks, limits);
    sizeChecks = new SizeChecks(limits, instrumentChecks, averageDailyShares);
    fundingChecks = new FundingChecks(ledger);
    exposureChecks = new ExposureChecks(instruments, ledger, limits);
    portfolioApproval =
        new PortfolioApproval(instruments, books, ledger, instrumentChecks, exposureChecks);
    recentOrders = new RecentOrders(limits.duplicateWindowNs());
    messageRate =
        new MessageRate(
            limits.messagesPerSecond(), limits.messagesPerTenSeconds(), limits.cancelShare());
  }

  /**
   * Checks an order. An approved order counts against the message rate and as a recent order.
   *
   * @param nowNs ingest time of the causing input
   * @param seq sequence number of the causing input
   */
  public RiskDecision check(Order order, long nowNs, long seq) {
    Denied denied = firstObjection(order, nowNs);
    if (denied != null) {
      deniedByReason[indexOf(denied.reason())]++;
      return denied;
    }
    approved++;
    recentOrders.add(order);
    messageRate.sent(nowNs);
    long expiryNs = Math.addExact(nowNs, limits.orderExpiryNs());
    return new Approved(new CheckedOrder(order, epoch, seq, expiryNs, ruleSetVersion));
  }

  private @Nullable Denied firstObjection(Order order, long nowNs) {
    Denied denied = state(order);
    denied = denied != null ? denied : instrumentChecks.check(order, nowNs);
    denied = denied != null ? denied : priceChecks.check(order, nowNs);
    if (denied != null) {
      return denied;
    }
    BookId book = new BookId(order.account(), order.strategy());
    long worst = worstPriceE4(order);
    denied = sizeChecks.check(order, worst);
    denied = denied != null ? denied : fundingChecks.check(order, book, worst);
    denied = denied != null ? denied : exposureChecks.check(order, worst);
    return denied != null ? denied : repetition(order, nowNs);
  }

  private @Nullable Denied state(Order order) {
    if (state != TradingState.TRADING) {
      return new Denied(
          DenyReason.NOT_TRADING,
          "Engine must be TRADING, was " + state + InstrumentChecks.subject(order));
    }
    if (killSwitch.isEngaged()) {
      return new Denied(
          DenyReason.KILL_SWITCH,
          "Kill switch must not be engaged, was by "
              + killSwitch.engagedBy()
              + ": "
              + killSwitch.reason()
              + InstrumentChecks.subject(order));
    }
    return null;
  }

  private @Nullable Denied repetition(Order order, long nowNs) {
    if (recentOrders.contains(order, nowNs)) {
      return new Denied(
          DenyReason.DUPLICATE,
          "An equal order must not follow within "
              + limits.duplicateWindowNs() / 1_000_000
              + " ms, did: "
              + order.side()
              + " "
              + order.quantity()
              + " at "
              + order.price()
              + InstrumentChecks.subject(order));
    }
    if (messageRate.ordersAllowed(nowNs) == 0) {
      return new Denied(
          DenyReason.MESSAGE_RATE,
          "Messages must be at most "
              + limits.messagesPerSecond()
              + " in 1 s and "
              + limits.messagesPerTenSeconds()
              + " in 10 s, "
              + limits.cancelShare()
              + " of them kept for cancels; they are used up"
              + InstrumentChecks.subject(order));
    }
    return null;
  }

  /**
   * The price an order may cost per share at worst: its limit, or the day's limit for a market
   * order, in 10⁻⁴ TWD.
   */
  public long worstPriceE4(Order order) {
    return order.type() == OrderType.LIMIT
        ? order.price().e4()
        : books.limitUpPriceE4(order.instrumentIndex());
  }

  /**
   * The largest order in whole lots, at most {@code wanted} shares, that passes the rules on size,
   * cash, inventory and caps now; 0 when not even one lot does.
   *
   * @param priceE4 limit price, positive
   */
  public long largestOrder(BookId book, int instrument, Side side, long priceE4, long wanted) {
    long lot = instrumentChecks.lotShares(instrument);
    long most = Math.min(wanted, sizeChecks.largest(instrument, priceE4));
    most = Math.min(most, fundingChecks.largest(book, instrument, side, priceE4, lot));
    most = Math.min(most, exposureChecks.largest(book.account(), instrument, side, priceE4));
    return Math.max(0, most - most % lot);
  }

  /** Clips a target to what may be held; nothing is refused as a whole. */
  public ApprovedPortfolio approve(BookId book, TargetPortfolio target, long seq) {
    return approve(book, target.targetShares(), seq);
  }

  /**
   * Clips a target to what may be held.
   *
   * @param targetShares shares to hold by instrument index
   * @param seq sequence number of the causing input
   */
  public ApprovedPortfolio approve(BookId book, long[] targetShares, long seq) {
    return portfolioApproval.approve(book, targetShares, seq, ruleSetVersion);
  }

  /** How many new orders the message rate lets pass now. */
  public int ordersAllowed(long nowNs) {
    return messageRate.ordersAllowed(nowNs);
  }

  /** How many messages of any kind the venue's limits let pass now. */
  public int messagesAllowed(long nowNs) {
    return messageRate.messagesAllowed(nowNs);
  }

  /** Counts a cancel that is sent. Cancels are never refused. */
  public void cancelSent(long nowNs) {
    messageRate.sent(nowNs);
  }

  /** Stops or resumes trading in one instrument on the exchange's word. */
  public void setSuspended(int instrument, boolean suspended) {
    instrumentChecks.setSuspended(instrument, suspended);
  }

  public TradingState state() {
    return state;
  }

  public void setState(TradingState newState) {
    state = newState;
  }

  public KillSwitch killSwitch() {
    return killSwitch;
  }

  /** Orders approved so far. */
  public long approved() {
    return approved;
  }

  /** Orders denied so far for a reason. */
  public long denied(DenyReason reason) {
    return deniedByReason[indexOf(reason)];
  }

  /** A checked order from its canonical form, for recovery only. */
  public static CheckedOrder restoreOrder(StateReader in) {
    return CheckedOrder.readFrom(in);
  }

  /** An approved portfolio from its canonical form, for recovery only. */
  public static ApprovedPortfolio restorePortfolio(StateReader in) {
    return ApprovedPortfolio.readFrom(in);
  }

  @SuppressWarnings("EnumOrdinal") // indexes a counter, is never stored
  private static int indexOf(DenyReason reason) {
    return reason.ordinal();
  }

  @Override
  public void writeState(StateWriter out) {
    out.putEnum(state).putLong(approved).putLongs(deniedByReason);
    instrumentChecks.writeState(out);
    recentOrders.writeState(out);
    messageRate.writeState(out);
    killSwitch.writeState(out);
  }

  @Override
  public void readState(StateReader in) {
    state = in.getEnum(TradingState.class);
    approved = in.getLong();
    long[] denied = in.getLongs();
    if (denied.length != deniedByReason.length) {
      throw new IllegalArgumentException(
          "State has " + denied.length + " deny reasons, this version " + deniedByReason.length);
    }
    System.arraycopy(denied, 0, deniedByReason, 0, denied.length);
    instrumentChecks.readState(in);
    recentOrders.readState(in);
    messageRate.readState(in);
    killSwitch.readState(in);
  }
}
