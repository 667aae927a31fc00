package tw.kuroshio.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.OrderCondition;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.TimeInForce;
import tw.kuroshio.risk.pretrade.MessageRate;

/** Every rule at limit − 1, limit and limit + 1; one change from an order that passes. */
class RiskTest {

  private static final String TIME = "10:00:00";

  private final TradingDay day = quoted(RiskLimits.defaults());

  private static TradingDay quoted(RiskLimits limits) {
    TradingDay day = new TradingDay(TradingDay.CONTINUOUS, 6, limits);
    for (int i = 0; i < 6; i++) {
      day.quote(i, TIME, "100", 50, "99.9", "100");
    }
    return day;
  }

  private static void passes(TradingDay day, Order order) {
    assertThat(day.check(order)).isInstanceOf(RiskDecision.Approved.class);
  }

  private static void denies(TradingDay day, Order order, DenyReason reason, String message) {
    long before = day.risk.denied(reason);
    assertThat(day.check(order)).isEqualTo(new RiskDecision.Denied(reason, message));
    assertThat(day.risk.denied(reason)).isEqualTo(before + 1);
  }

  private static void denies(TradingDay day, Order order, DenyReason reason) {
    RiskDecision decision = day.check(order);
    assertThat(decision).isInstanceOf(RiskDecision.Denied.class);
    assertThat(((RiskDecision.Denied) decision).reason()).isEqualTo(reason);
  }

  private Order buy(long shares, String price) {
    return day.order(0, Side.BUY, shares, price, TIME);
  }

  private static Order with(
      Order order, OrderType type, TimeInForce tif, Board board, OrderCondition condition) {
    return new Order(
        order.clOrdId(),
        order.account(),
        order.strategy(),
        order.instrument(),
        order.instrumentIndex(),
        order.side(),
        order.quantity(),
        type,
        type == OrderType.MARKET ? new Price(0) : order.price(),
        tif,
        board,
        condition,
        order.createdNs());
  }

  @Test
  void anApprovedOrderCarriesWhatItWasCheckedWith() {
    Order order = buy(1_000, "100");
    RiskDecision.Approved approved = (RiskDecision.Approved) day.check(order);
    CheckedOrder checked = approved.checkedOrder();
    assertThat(checked.order()).isEqualTo(order);
    assertThat(checked.epoch()).isEqualTo(1);
    assertThat(checked.causingSeq()).isEqualTo(42);
    assertThat(checked.expiryNs()).isEqualTo(day.at("10:00:01"));
    assertThat(checked.ruleSetVersion()).isEqualTo("rules-1");
    assertThat(day.risk.approved()).isEqualTo(1);
    StateWriter out = new StateWriter();
    checked.writeTo(out);
    CheckedOrder restored = Risk.restoreOrder(new StateReader(out.toByteArray()));
    StateWriter again = new StateWriter();
    restored.writeTo(again);
    assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
  }

  @Test
  void nobodyElseMakesCheckedOrders() {
    for (Class<?> type : List.of(CheckedOrder.class, ApprovedPortfolio.class)) {
      assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        assertThat(constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)).isZero();
      }
    }
  }

  @Test
  void onlyAReconciledEngineTrades() {
    for (TradingState state : List.of(TradingState.READ_ONLY, TradingState.RECONCILING)) {
      day.risk.setState(state);
      denies(
          day,
          buy(1_000, "100"),
          DenyReason.NOT_TRADING,
          "Engine must be TRADING, was " + state + " (1101)");
    }
  }

  @Test
  void theKillSwitchStopsOrdersAndNeedsTwoPeopleToRelease() {
    KillSwitch kill = day.risk.killSwitch();
    assertThat(kill.release("ann", Role.RISK, "bob", Role.TRADER))
        .isEqualTo(KillSwitch.Release.NOT_ENGAGED);
    kill.engage("bob", "runaway", 5);
    kill.engage("eve", "again", 6);
    denies(
        day,
        buy(1_000, "100"),
        DenyReason.KILL_SWITCH,
        "Kill switch must not be engaged, was by bob: runaway (1101)");
    assertThat(kill.release("Ann ", Role.RISK, "ann", Role.RISK))
        .isEqualTo(KillSwitch.Release.SAME_PERSON);
    assertThat(kill.release("ann", Role.TRADER, "bob", Role.COMPLIANCE))
        .isEqualTo(KillSwitch.Release.NO_RISK_OFFICER);
    assertThat(kill.isEngaged()).isTrue();
    assertThat(kill.release("bob", Role.TRADER, "ann", Role.RISK))
        .isEqualTo(KillSwitch.Release.RELEASED);
    passes(day, buy(1_000, "100"));
  }

  @Test
  void anUnknownInstrumentIsRefused() {
    Order order = buy(1_000, "100");
    Order other =
        new Order(
            order.clOrdId(),
            order.account(),
            order.strategy(),
            new InstrumentId("9999", Market.TWSE),
            0,
            order.side(),
            order.quantity(),
            order.type(),
            order.price(),
            order.timeInForce(),
            order.board(),
            order.condition(),
            order.createdNs());
    denies(
        day, other, DenyReason.UNKNOWN_INSTRUMENT, "Instrument must be one of this run's 6 (9999)");
  }

  @Test
  void aSuspendedInstrumentIsRefusedUntilItResumes() {
    day.risk.setSuspended(0, true);
    denies(
        day,
        buy(1_000, "100"),
        DenyReason.SUSPENDED,
        "Instrument must not be suspended, was (1101)");
    day.risk.setSuspended(0, false);
    passes(day, buy(1_000, "100"));
  }

  @Test
  void anInstrumentWithoutReferencePriceIsRefused() {
    day.reference(0, "0", "0", "0");
    denies(
        day,
        buy(1_000, "100"),
        DenyReason.NO_REFERENCE_PRICE,
        "Instrument must have a reference price of the day, had none (1101)");
  }

  @Test
  void onlyTheRegularBoardInCash() {
    Order plain = buy(1_000, "100");
    Order oddLot =
        with(plain, OrderType.LIMIT, TimeInForce.ROD, Board.ODD_LOT, OrderCondition.CASH);
    Order margin =
        with(plain, OrderType.LIMIT, TimeInForce.ROD, Board.REGULAR, OrderCondition.MARGIN);
    denies(
        day,
        oddLot,
        DenyReason.BOARD_NOT_SUPPORTED,
        "Order must be REGULAR and CASH, was ODD_LOT and CASH (1101)");
    denies(day, margin, DenyReason.BOARD_NOT_SUPPORTED);
  }

  @Test
  void wholeLotsUpTo499() {
    RiskLimits wide = wide();
    TradingDay rich = quoted(wide);
    rich.ledger.openCash(
        rich.order(0, Side.BUY, 1, "1", TIME).account(), Money.ofTwd(2_000_000_000));
    denies(
        rich,
        rich.order(0, Side.BUY, 999, "100", TIME),
        DenyReason.NOT_WHOLE_LOTS,
        "Quantity must be a multiple of 1000 shares, was 999 (1101)");
    passes(rich, rich.order(0, Side.BUY, 1_000, "100", TIME));
    denies(rich, rich.order(0, Side.BUY, 1_001, "100", TIME), DenyReason.NOT_WHOLE_LOTS);
    denies(rich, rich.order(0, Side.BUY, 0, "100", TIME), DenyReason.NOT_WHOLE_LOTS);
    passes(rich, rich.order(0, Side.BUY, 498_000, "100", TIME));
    passes(rich, rich.order(0, Side.BUY, 499_000, "100", TIME));
    denies(
        rich,
        rich.order(0, Side.BUY, 500_000, "100", TIME),
        DenyReason.TOO_MANY_LOTS,
        "Quantity must be at most 499 lots, was 500 (1101)");
  }

  /** All limits far out, except those of the exchange. */
  private static RiskLimits wide() {
    RiskLimits d = RiskLimits.defaults();
    return new RiskLimits(
        Money.ofTwd(1_000_000_000),
        1,
        1,
        1,
        0,
        1,
        1,
        d.staleContinuousNs(),
        d.stalePeriodicNs(),
        0,
        1_000,
        10_000,
        0,
        d.orderExpiryNs());
  }

  @Test
  void pricesAreOnTheTickGrid() {
    day.quote(0, TIME, "99.9", 1, "99.8", "99.9");
    passes(day, buy(1_000, "99.9"));
    denies(
        day,
        buy(1_000, "99.95"),
        DenyReason.OFF_TICK,
        "Price must be a multiple of 0.1000 TWD, was 99.9500 (1101)");
    passes(day, buy(1_000, "100"));
    denies(day, buy(1_000, "100.1"), DenyReason.OFF_TICK);
    passes(day, buy(1_000, "100.5"));
  }

  @Test
  void pricesAreInsideTheDaysLimits() {
    TradingDay open = quoted(wide());
    denies(
        open,
        open.order(0, Side.BUY, 1_000, "110.5", TIME),
        DenyReason.BEYOND_PRICE_LIMIT,
        "Price must be 90.0000 TWD to 110.0000 TWD, was 110.5000 TWD (1101)");
    passes(open, open.order(0, Side.BUY, 1_000, "110", TIME));
    passes(open, open.order(0, Side.BUY, 1_000, "109.5", TIME));
    passes(open, open.order(0, Side.BUY, 1_000, "90.1", TIME));
    passes(open, open.order(0, Side.BUY, 1_000, "90", TIME));
    denies(open, open.order(0, Side.BUY, 1_000, "89.9", TIME), DenyReason.BEYOND_PRICE_LIMIT);
  }

  @Test
  void pricesAreNearTheMarket() {
    passes(day, buy(1_000, "101.5"));
    passes(day, buy(1_000, "102"));
    denies(
        day,
        buy(1_000, "102.5"),
        DenyReason.PRICE_COLLAR,
        "Price must be within 2.0000 of 100.0000 TWD, was 102.5000 (1101)");
    passes(day, buy(1_000, "98.1"));
    passes(day, buy(1_000, "98"));
    denies(day, buy(1_000, "97.9"), DenyReason.PRICE_COLLAR);
  }

  @Test
  void inACallTheCollarIsWider() {
    Order inside = day.order(0, Side.BUY, 1_000, "105", "13:25:00");
    passes(day, inside);
    denies(
        day,
        day.order(0, Side.BUY, 1_000, "105.5", "13:25:00"),
        DenyReason.PRICE_COLLAR,
        "Price must be within 5.0000 of 100.0000 TWD, was 105.5000 (1101)");
  }

  @Test
  void twoTicksAlwaysPassTheCollar() {
    day.reference(0, "0.60", "0.66", "0.54");
    day.quote(0, TIME, "0.60", 1, "0.59", "0.60");
    passes(day, buy(1_000, "0.62"));
    denies(day, buy(1_000, "0.63"), DenyReason.PRICE_COLLAR);
  }

  @Test
  void withoutATradeTheCollarIsAroundTheQuote() {
    TradingDay quiet = new TradingDay(TradingDay.CONTINUOUS, 2, RiskLimits.defaults());
    quiet.hold(0, 5_000);
    // Locked at limit-down since the open: no trade, no bid.
    quiet.quote(0, TIME, "", 0, "", "90");
    passes(quiet, quiet.order(0, Side.SELL, 1_000, "90", TIME));
    // No quote either: around the reference price.
    quiet.quote(1, TIME, "", 0, "", "");
    denies(quiet, quiet.order(1, Side.BUY, 1_000, "97.9", TIME), DenyReason.PRICE_COLLAR);
    passes(quiet, quiet.order(1, Side.BUY, 1_000, "98", TIME));
  }

  @Test
  void theOrderValueIsLimited() {
    RiskLimits d = RiskLimits.defaults();
    RiskLimits limits =
        new RiskLimits(
            Money.ofTwd(200_000),
            1,
            0.1,
            0.1,
            2,
            1,
            1,
            d.staleContinuousNs(),
            d.stalePeriodicNs(),
            0,
            20,
            200,
            0.2,
            d.orderExpiryNs());
    TradingDay small = quoted(limits);
    passes(small, small.order(0, Side.BUY, 2_000, "99.9", TIME));
    passes(small, small.order(0, Side.BUY, 2_000, "100", TIME));
    denies(
        small,
        small.order(0, Side.BUY, 2_000, "100.5", TIME),
        DenyReason.ORDER_VALUE,
        "Order value must be at most 200000.0000 TWD, was 201000.0000 (1101)");
  }

  @Test
  void theOrderQuantityIsLimitedByTheUsualVolume() {
    RiskLimits d = RiskLimits.defaults();
    RiskLimits limits =
        new RiskLimits(
            Money.ofTwd(1_000_000_000),
            0.05,
            0.1,
            0.1,
            2,
            1,
            1,
            d.staleContinuousNs(),
            d.stalePeriodicNs(),
            0,
            20,
            200,
            0.2,
            d.orderExpiryNs());
    TradingDay open = quoted(limits);
    passes(open, open.order(0, Side.BUY, 49_000, "100", TIME));
    passes(open, open.order(0, Side.BUY, 50_000, "100", TIME));
    denies(
        open,
        open.order(0, Side.BUY, 51_000, "100", TIME),
        DenyReason.ORDER_QUANTITY,
        "Quantity must be at most 50000 shares, 0.05 of the average daily volume, was 51000"
            + " (1101)");
  }

  @Test
  void aPurchaseIsCoveredByTheCashOfItsSettlementDate() {
    RiskLimits wide = wide();
    TradingDay poor = quoted(wide);
    // 10,000,000 TWD: 99,800 shares at 100 cost 9,980,000 + 14,221; with two lots less or more.
    passes(poor, poor.order(0, Side.BUY, 98_000, "100", TIME));
    passes(poor, poor.order(0, Side.BUY, 99_000, "100", TIME));
    denies(
        poor,
        poor.order(0, Side.BUY, 100_000, "100", TIME),
        DenyReason.CASH,
        "Purchase must be covered by the cash free on 2026-03-04, 10000000.0000 TWD, cost"
            + " 10014250.0000 (1101)");
    // To the last TWD: 99,000 shares at 100 take 9,900,000 + 14,107.
    Order open = poor.order(1, Side.BUY, 99_000, "100", TIME);
    poor.ledger.openUnsettled(
        open.account(), poor.ledger.settlementDate(), Money.ofTwd(9_914_107 - 10_000_000));
    passes(poor, open);
    poor.ledger.openUnsettled(open.account(), poor.ledger.settlementDate(), Money.ofTwd(-1));
    denies(poor, poor.order(1, Side.BUY, 99_000, "100", TIME), DenyReason.CASH);
  }

  @Test
  void reservedCashCannotBeSpentTwice() {
    TradingDay poor = quoted(wide());
    Order first = poor.order(0, Side.BUY, 60_000, "100", TIME);
    passes(poor, first);
    poor.ledger.reserve(first, first.price().e4());
    denies(poor, poor.order(1, Side.BUY, 60_000, "100", TIME), DenyReason.CASH);
    poor.ledger.release(first.clOrdId());
    passes(poor, poor.order(1, Side.BUY, 60_000, "100", TIME));
  }

  @Test
  void aSaleIsCoveredBySharesHeld() {
    day.hold(0, 5_000);
    passes(day, day.order(0, Side.SELL, 4_000, "100", TIME));
    passes(day, day.order(0, Side.SELL, 5_000, "100", TIME));
    denies(
        day,
        day.order(0, Side.SELL, 6_000, "100", TIME),
        DenyReason.INVENTORY,
        "Sale must be covered by the shares held and free, 5000, was 6000 (1101)");
    denies(day, day.order(1, Side.SELL, 1_000, "100", TIME), DenyReason.INVENTORY);
  }

  @Test
  void noOrderMeetsAnOwnOne() {
    day.hold(0, 1_000);
    Order sale = day.order(0, Side.SELL, 1_000, "100", TIME);
    day.ledger.reserve(sale, sale.price().e4());
    denies(
        day,
        buy(1_000, "100"),
        DenyReason.SELF_TRADE,
        "No own order may rest on the other side, 1000 shares did (1101)");
    day.ledger.release(sale.clOrdId());
    passes(day, buy(1_000, "100"));
  }

  @Test
  void oneNameIsAtMostFivePercent() {
    // Equity 10,000,000: 500,000 a name.
    passes(day, buy(4_000, "100"));
    passes(day, buy(5_000, "100"));
    denies(
        day,
        buy(6_000, "100"),
        DenyReason.NAME_CAP,
        "Name must be worth at most 0.05 of equity, 500000.0000 TWD, would be 600000.0000 (1101)");
    denies(day, buy(5_000, "100.5"), DenyReason.NAME_CAP);
  }

  @Test
  void openPurchasesCountAsIfTheyFilled() {
    Order open = buy(3_000, "100");
    day.ledger.reserve(open, open.price().e4());
    passes(day, buy(2_000, "100"));
    denies(day, buy(3_000, "100"), DenyReason.NAME_CAP);
  }

  @Test
  void oneSectorIsAtMostTwentyPercent() {
    RiskLimits d = RiskLimits.defaults();
    RiskLimits limits =
        new RiskLimits(
            d.maxOrderValue(),
            1,
            0.1,
            0.1,
            2,
            0.15,
            0.20,
            d.staleContinuousNs(),
            d.stalePeriodicNs(),
            0,
            20,
            200,
            0.2,
            d.orderExpiryNs());
    TradingDay open = quoted(limits);
    Order first = open.order(1, Side.BUY, 12_000, "100", TIME);
    open.ledger.reserve(first, first.price().e4());
    passes(open, open.order(0, Side.BUY, 7_000, "100", TIME));
    passes(open, open.order(0, Side.BUY, 8_000, "100", TIME));
    denies(
        open,
        open.order(0, Side.BUY, 9_000, "100", TIME),
        DenyReason.SECTOR_CAP,
        "Sector 10 must be worth at most 0.2 of equity, 2000000.0000 TWD, would be 2100000.0000"
            + " (1101)");
    passes(open, open.order(2, Side.BUY, 9_000, "100", TIME));
  }

  @Test
  void aSaleThatReducesIsNeverRefusedByACap() {
    day.hold(0, 40_000);
    passes(day, day.order(0, Side.SELL, 10_000, "100", TIME));
    denies(day, buy(1_000, "100"), DenyReason.NAME_CAP);
  }

  @Test
  void aQuoteMustNotBeStale() {
    passes(day, day.order(0, Side.BUY, 1_000, "100", "10:02:59.999999999"));
    passes(day, day.order(0, Side.BUY, 2_000, "100", "10:03:00"));
    denies(
        day,
        day.order(0, Side.BUY, 3_000, "100", "10:03:00.000000001"),
        DenyReason.STALE_PRICE,
        "Quote must be at most 180000 ms old, was 180000 ms (1101)");
    // In the closing call quotes are of trial matches: no age.
    passes(day, day.order(0, Side.BUY, 4_000, "100", "13:26:00"));
  }

  @Test
  void onADayOfPeriodicCallsAQuoteMayBeOlder() {
    TradingDay old = new TradingDay(TradingDay.PERIODIC, 1, RiskLimits.defaults());
    old.quote(0, TIME, "100", 1, "99.9", "100");
    passes(old, old.order(0, Side.BUY, 1_000, "100", "10:05:00"));
    denies(old, old.order(0, Side.BUY, 2_000, "100", "10:05:00.000000001"), DenyReason.STALE_PRICE);
  }

  @Test
  void aBookMustBeReliableAndNotCrossed() {
    day.market.gap(Market.TWSE, 6, day.at(TIME));
    denies(
        day,
        buy(1_000, "100"),
        DenyReason.UNRELIABLE_BOOK,
        "Book must be RELIABLE, was GAP (SEQUENCE_GAP) (1101)");
    day.quote(0, TIME, "100", 1, "100", "100");
    denies(
        day,
        buy(1_000, "100"),
        DenyReason.CROSSED_BOOK,
        "Bid must be below ask, was 100.0000 with ask 100.0000 TWD (1101)");
    day.quote(0, TIME, "100", 1, "99.9", "100");
    passes(day, buy(1_000, "100"));
  }

  @Test
  void aBookWithoutNewsOrMatchingTakesNoOrders() {
    day.market.lineDown(Market.TWSE, 1, day.at(TIME));
    denies(
        day,
        buy(1_000, "100"),
        DenyReason.UNRELIABLE_BOOK,
        "Book must be RELIABLE, was STALE (LINE_DOWN) (1101)");
    day.market.lineUp(Market.TWSE, 1, day.at(TIME));
    passes(day, buy(1_000, "100"));
  }

  @Test
  void theSessionTakesOrdersFromHalfPastEightToHalfPastOne() {
    denies(
        day,
        day.order(0, Side.BUY, 1_000, "100", "08:29:59.999999999"),
        DenyReason.SESSION_CLOSED,
        "Exchange must be taking orders, phase was CLOSED (1101)");
    passes(day, day.order(0, Side.BUY, 1_000, "100", "08:30:00"));
    passes(day, day.order(0, Side.BUY, 1_000, "100", "13:29:59.999999999"));
    denies(day, day.order(0, Side.BUY, 1_000, "100", "13:30:00"), DenyReason.SESSION_CLOSED);
  }

  @Test
  void callsTakeLimitOrdersForTheDayOnly() {
    for (OrderType type : OrderType.values()) {
      for (TimeInForce tif : TimeInForce.values()) {
        boolean plain = type == OrderType.LIMIT && tif == TimeInForce.ROD;
        Order inCall =
            with(
                day.order(0, Side.BUY, 1_000, "100", "13:25:00"),
                type,
                tif,
                Board.REGULAR,
                OrderCondition.CASH);
        Order continuous = with(buy(1_000, "100"), type, tif, Board.REGULAR, OrderCondition.CASH);
        if (!plain) {
          denies(day, inCall, DenyReason.ORDER_TYPE);
        }
        TradingDay fresh = quoted(RiskLimits.defaults());
        passes(fresh, continuous);
      }
    }
  }

  @Test
  void anEqualOrderWithinThreeSecondsIsADuplicate() {
    passes(day, day.order(0, Side.BUY, 1_000, "100", "10:00:00"));
    denies(
        day,
        day.order(0, Side.BUY, 1_000, "100", "10:00:02.999999999"),
        DenyReason.DUPLICATE,
        "An equal order must not follow within 3000 ms, did: BUY 1000 at 100.0000 (1101)");
    passes(day, day.order(0, Side.BUY, 2_000, "100", "10:00:02.999999999"));
    passes(day, day.order(0, Side.BUY, 1_000, "99.9", "10:00:02.999999999"));
    passes(day, day.order(1, Side.BUY, 1_000, "100", "10:00:02.999999999"));
    passes(day, day.order(0, Side.BUY, 1_000, "100", "10:00:03"));
  }

  @Test
  void refusedOrdersAreNoDuplicates() {
    day.risk.setSuspended(0, true);
    denies(day, buy(1_000, "100"), DenyReason.SUSPENDED);
    day.risk.setSuspended(0, false);
    passes(day, buy(1_000, "100"));
  }

  @Test
  void sixteenOrdersASecondAndTheRestForCancels() {
    for (int i = 0; i < 15; i++) {
      passes(day, day.order(i % 6, Side.BUY, 1_000 + 1_000 * (i / 6), "100", TIME));
    }
    passes(day, day.order(3, Side.BUY, 4_000, "100", TIME));
    assertThat(day.risk.ordersAllowed(day.at(TIME))).isZero();
    denies(
        day,
        day.order(4, Side.BUY, 4_000, "100", TIME),
        DenyReason.MESSAGE_RATE,
        "Messages must be at most 20 in 1 s and 200 in 10 s, 0.2 of them kept for cancels; they"
            + " are used up (1105)");
    assertThat(day.risk.messagesAllowed(day.at(TIME))).isEqualTo(4);
    for (int i = 0; i < 100; i++) {
      day.risk.cancelSent(day.at(TIME));
    }
    assertThat(day.risk.messagesAllowed(day.at(TIME))).isZero();
    denies(
        day, day.order(4, Side.BUY, 4_000, "100", "10:00:00.999999999"), DenyReason.MESSAGE_RATE);
    passes(day, day.order(4, Side.BUY, 4_000, "100", "10:00:01"));
  }

  @Test
  void theLargestOrderIsTheLargestThatPasses() {
    day.hold(1, 3_000);
    for (long wanted : List.of(0L, 999L, 1_000L, 4_999L, 5_000L, 100_000L)) {
      long most =
          day.risk.largestOrder(BookId.DEFAULT, 0, Side.BUY, Price.parse("100").e4(), wanted);
      assertThat(most).isEqualTo(Math.min(wanted - wanted % 1_000, 5_000));
    }
    assertThat(day.risk.largestOrder(BookId.DEFAULT, 1, Side.SELL, Price.parse("100").e4(), 9_000))
        .isEqualTo(3_000);
  }

  /** The largest order passes, and one lot more fails on size, cash, inventory or a cap. */
  @Test
  void theLargestOrderIsOnTheEdgeOfWhatPasses() {
    RiskLimits d = RiskLimits.defaults();
    RiskLimits limits =
        new RiskLimits(
            d.maxOrderValue(),
            d.maxOrderOfDailyVolume(),
            1,
            1,
            0,
            0.15,
            0.2,
            d.staleContinuousNs(),
            d.stalePeriodicNs(),
            0,
            1_000,
            10_000,
            0,
            d.orderExpiryNs());
    EnumSet<DenyReason> met = EnumSet.noneOf(DenyReason.class);
    for (long seed = 1; seed <= 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TradingDay each = quoted(limits);
      each.ledger.openCash(AccountId.DEFAULT, Money.ofTwd(random.nextLong(-9_990_000, 90_000_000)));
      each.hold(0, random.nextLong(0, 80) * 1_000);
      each.hold(1, random.nextLong(0, 40) * 1_000);
      Side side = random.nextInt(4) == 0 ? Side.SELL : Side.BUY;
      String price = Long.toString(random.nextLong(180, 221) / 2);
      Order open = each.order(random.nextInt(6), side, random.nextLong(1, 10) * 1_000, "100", TIME);
      each.ledger.reserve(open, open.price().e4());
      long priceE4 = Price.parse(price).e4();
      long most = each.risk.largestOrder(BookId.DEFAULT, 0, side, priceE4, Long.MAX_VALUE);
      assertThat(most % 1_000).as("seed %d", seed).isZero();
      if (most > 0) {
        passes(each, each.order(0, side, most, price, TIME));
      }
      RiskDecision more = each.check(each.order(0, side, most + 1_000, price, TIME));
      assertThat(more).as("seed %d", seed).isInstanceOf(RiskDecision.Denied.class);
      met.add(((RiskDecision.Denied) more).reason());
    }
    assertThat(met)
        .containsExactlyInAnyOrder(
            DenyReason.ORDER_VALUE,
            DenyReason.ORDER_QUANTITY,
            DenyReason.CASH,
            DenyReason.INVENTORY,
            DenyReason.NAME_CAP,
            DenyReason.SECTOR_CAP);
  }

  @Test
  void restoresBitForBit() {
    for (int i = 0; i < 10; i++) {
      passes(day, day.order(i % 6, Side.BUY, 1_000 + 1_000 * (i / 6), "100", TIME));
    }
    denies(day, buy(1_000, "100"), DenyReason.DUPLICATE);
    day.risk.setSuspended(3, true);
    day.risk.killSwitch().engage("bob", "runaway", 5);
    StateWriter out = new StateWriter();
    day.risk.writeState(out);
    TradingDay other = quoted(RiskLimits.defaults());
    StateReader in = new StateReader(out.toByteArray());
    other.risk.readState(in);
    assertThat(in.remaining()).isZero();
    assertThat(other.risk.stateHash()).isEqualTo(day.risk.stateHash());
    for (TradingDay each : List.of(day, other)) {
      each.risk.killSwitch().release("bob", Role.TRADER, "ann", Role.RISK);
      denies(each, each.order(0, Side.BUY, 1_000, "100", TIME), DenyReason.DUPLICATE);
      denies(each, each.order(3, Side.BUY, 9_000, "100", TIME), DenyReason.SUSPENDED);
    }
    assertThat(other.risk.stateHash()).isEqualTo(day.risk.stateHash());
  }

  @Test
  void badLimitsAreRefusedAllAtOnce() {
    assertThatThrownBy(
            () -> new RiskLimits(Money.ZERO, 0, 2, -1, -1, 0.3, 0.2, 0, 0, -1, 0, 0, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "maxOrderValue",
            "maxOrderOfDailyVolume",
            "priceCollar must",
            "priceCollarInCall",
            "collarTicks",
            "sectorCap must not be below nameCap",
            "staleContinuousNs",
            "stalePeriodicNs",
            "duplicateWindowNs",
            "messagesPerSecond",
            "messagesPerTenSeconds",
            "cancelShare",
            "orderExpiryNs");
    assertThatThrownBy(
            () -> {
              RiskLimits d = RiskLimits.defaults();
              new RiskLimits(
                  d.maxOrderValue(),
                  Double.NaN,
                  0.02,
                  0.05,
                  2,
                  Double.NaN,
                  0.2,
                  d.staleContinuousNs(),
                  d.stalePeriodicNs(),
                  0,
                  20,
                  200,
                  0.2,
                  d.orderExpiryNs());
            })
        .hasMessageContainingAll("maxOrderOfDailyVolume", "nameCap");
  }

  @Test
  void theOldestMessageCountsUntilExactlyASecondLater() {
    var rate = new MessageRate(2, 3, 0);
    rate.sent(0);
    rate.sent(500_000_000L);
    assertThat(rate.ordersAllowed(999_999_999L)).isZero();
    assertThat(rate.ordersAllowed(1_000_000_000L)).isEqualTo(1);
    rate.sent(1_000_000_000L);
    assertThat(rate.ordersAllowed(9_999_999_999L)).isZero();
    assertThat(rate.ordersAllowed(10_000_000_000L)).isEqualTo(1);
  }
}
