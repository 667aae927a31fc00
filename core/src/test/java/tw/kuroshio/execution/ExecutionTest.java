package tw.kuroshio.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.StrategyId;
import tw.kuroshio.model.VenueReject;
import tw.kuroshio.risk.RiskLimits;
import tw.kuroshio.risk.TradingDay;

/** Scenarios; the whole list of outputs is compared. */
class ExecutionTest {

  private final ExecutionDay day = ExecutionDay.quoted();

  @Test
  void everySliceSendsWhatIsDue() {
    day.market.ledger.openCash(AccountId.DEFAULT, Money.ofTwd(10_000_000));
    day.target("09:10:00", 5_000, 0, 0, 0, 0, 0);
    List<Long> shares = new ArrayList<>();
    // 50 slices, 5 lots: lots are due in slices 0, 10, 20, 30 and 40.
    for (int slice = 0; slice < 50; slice++) {
      if (slice > 0) {
        int minutes = 10 + 5 * slice;
        String time = "%02d:%02d:00".formatted(9 + minutes / 60, minutes % 60);
        day.quoteAll(time);
        day.timer(time);
      }
      long before = day.market.ledger.shares(BookId.DEFAULT, 0);
      for (OrderStatus status : day.execution.orders()) {
        if (status.leavesShares() > 0) {
          day.fillAll(status.order());
        }
      }
      shares.add(day.market.ledger.shares(BookId.DEFAULT, 0) - before);
    }
    List<Long> expected = new ArrayList<>();
    for (int slice = 0; slice < 50; slice++) {
      expected.add(slice % 10 == 0 ? 1_000L : 0L);
    }
    assertThat(shares).isEqualTo(expected);
    assertThat(day.said()).endsWith("parent buy 0 FILLED 5000 of 5000");
  }

  @Test
  void salesGoFirst() {
    day.market.hold(3, 2_000);
    day.market.hold(5, 2_000);
    day.target("09:10:00", 1_000, 0, 0, 0, 2_000, 0);
    assertThat(day.said())
        .containsExactly(
            "new #1 sell 3 1000 @ 99.9",
            "new #2 sell 5 1000 @ 99.9",
            "new #3 buy 0 1000 @ 100",
            "new #4 buy 4 1000 @ 100");
  }

  @Test
  void aChildWhosePriceNoLongerFitsIsReplacedInTheNextSlice() {
    day.target("09:10:00", 1_000, 0, 0, 0, 0, 0);
    Order first = day.last();
    day.accept(first);
    day.market.quote(0, "09:12:00", "100.5", 10, "100", "100.5");
    assertThat(day.execution.nextTimerNs()).isEqualTo(day.market.at("09:15:00"));
    day.timer("09:15:00");
    day.canceled(first);
    assertThat(day.said())
        .containsExactly(
            "new #1 buy 0 1000 @ 100",
            "#1 ACCEPTED APPLY NEW 0+1000+0",
            "cancel #1",
            "#1 CANCEL_REQUESTED APPLY PENDING_CANCEL 0+1000+0",
            "#1 CANCELED APPLY CANCELED 0+0+1000",
            "new #2 buy 0 1000 @ 100.5");
  }

  @Test
  void whatWasFilledBeforeTheCancelIsNotSentAgain() {
    day.market.hold(0, 3_000);
    day.quoteAll("13:09:00");
    day.target("13:10:00", 0, 0, 0, 0, 0, 0);
    Order first = day.last();
    day.accept(first);
    day.market.quote(0, "13:12:00", "99.9", 100, "99.8", "99.9");
    day.timer("13:15:00");
    day.fill(first, 1_000, "99.9");
    day.canceled(first);
    assertThat(day.said())
        .containsExactly(
            "new #1 sell 0 2000 @ 99.9",
            "#1 ACCEPTED APPLY NEW 0+2000+0",
            "cancel #1",
            "#1 CANCEL_REQUESTED APPLY PENDING_CANCEL 0+2000+0",
            "#1 FILLED_PART APPLY PENDING_CANCEL 1000+1000+0",
            "#1 CANCELED APPLY CANCELED 1000+0+1000",
            "new #2 sell 0 2000 @ 99.8");
  }

  @Test
  void aChildAtTheRightPriceKeepsItsPlaceInTheQueue() {
    day.market.hold(0, 3_000);
    day.quoteAll("13:09:00");
    day.target("13:10:00", 0, 0, 0, 0, 0, 0);
    day.accept(day.last());
    day.quoteAll("13:14:00");
    day.timer("13:15:00");
    assertThat(day.said())
        .containsExactly(
            "new #1 sell 0 2000 @ 99.9",
            "#1 ACCEPTED APPLY NEW 0+2000+0",
            "new #2 sell 0 1000 @ 99.9");
  }

  @Test
  void atALockedLimitOneOrderRestsAndIsLeftAlone() {
    day.market.hold(0, 10_000);
    day.market.quote(0, "09:09:30", "90", 5, "", "90");
    day.target("09:10:00", 0, 0, 0, 0, 0, 0);
    day.accept(day.last());
    for (String time : List.of("09:15:00", "09:20:00", "09:25:00", "10:30:00")) {
      day.market.quote(0, time, "90", 5, "", "90");
      day.timer(time);
    }
    assertThat(day.said())
        .containsExactly("new #1 sell 0 1000 @ 90", "#1 ACCEPTED APPLY NEW 0+1000+0");
    // The lock opens: the resting order trades at the limit, and the schedule catches up.
    day.fillAll(day.execution.orders().getFirst().order());
    day.market.quote(0, "10:34:00", "91", 2_000, "91", "91.1");
    day.timer("10:35:00");
    assertThat(day.said())
        .containsExactly("#1 FILLED_REST APPLY FILLED 1000+0+0", "new #2 sell 0 3000 @ 91");
  }

  @Test
  void aPurchaseAtALockedLimitUpRestsToo() {
    day.market.quote(0, "09:09:30", "110", 5, "110", "");
    day.target("09:10:00", 2_000, 0, 0, 0, 0, 0);
    assertThat(day.said()).containsExactly("new #1 buy 0 1000 @ 110");
  }

  @Test
  void withoutAnybodyToTradeWithAChildJoinsItsOwnSide() {
    day.market.quote(0, "09:09:30", "100", 5, "99.5", "");
    day.market.quote(1, "09:09:30", "100", 5, "", "");
    day.target("09:10:00", 1_000, 1_000, 0, 0, 0, 0);
    assertThat(day.said()).containsExactly("new #1 buy 0 1000 @ 99.5", "new #2 buy 1 1000 @ 100");
  }

  @Test
  void onADayOfPeriodicCallsThePriceIsTheLastAndThreeTicks() {
    TradingDay market = new TradingDay(TradingDay.PERIODIC, 6, RiskLimits.defaults());
    ExecutionDay old = new ExecutionDay(market, ExecutionSettings.defaults());
    old.quoteAll("09:09:00");
    market.quote(1, "09:09:00", "109.5", 1, "109", "109.5");
    market.hold(2, 1_000);
    old.target("09:10:00", 1_000, 1_000, 0, 0, 0, 0);
    assertThat(old.said())
        .containsExactly(
            "new #1 sell 2 1000 @ 99.7", "new #2 buy 0 1000 @ 101.5", "new #3 buy 1 1000 @ 110");
  }

  @Test
  void aSliceTakesAtMostItsPartOfTheVolume() {
    day.market.hold(0, 500_000);
    day.target("09:10:00", 0, 0, 0, 0, 0, 0);
    // 10,000 due; 10 % of the 1,000 lots printed are 100 lots, more than enough.
    assertThat(day.said()).containsExactly("new #1 sell 0 10000 @ 99.9");
    day.fillAll(day.execution.orders().getFirst().order());
    day.said();
    day.market.quote(0, "09:14:00", "100", 39, "99.9", "100");
    day.timer("09:15:00");
    assertThat(day.said()).containsExactly("new #2 sell 0 3000 @ 99.9");
    day.fill(day.execution.orders().getLast().order(), 1_000, "99.9");
    day.said();
    day.market.quote(0, "09:19:00", "100", 1, "99.9", "100");
    day.timer("09:20:00");
    // 2 lots of the slice before are still open, the new one allows one lot.
    assertThat(day.said()).isEmpty();
  }

  @Test
  void aNewTargetReplacesTheOldOne() {
    day.market.hold(1, 2_000);
    day.target("09:10:00", 2_000, 0, 0, 0, 0, 0);
    day.sent().forEach(day::accept);
    assertThat(day.said())
        .containsExactly(
            "new #1 sell 1 1000 @ 99.9",
            "new #2 buy 0 1000 @ 100",
            "#1 ACCEPTED APPLY NEW 0+1000+0",
            "#2 ACCEPTED APPLY NEW 0+1000+0");
    // Stock 0 is no longer wanted, stock 1 shall grow instead of shrink.
    day.target("09:40:00", 0, 3_000, 0, 0, 0, 0);
    assertThat(day.said())
        .containsExactly(
            "parent buy 0 REPLACED 0 of 2000",
            "parent sell 1 REPLACED 0 of 2000",
            "cancel #2",
            "#2 CANCEL_REQUESTED APPLY PENDING_CANCEL 0+1000+0",
            "cancel #1",
            "#1 CANCEL_REQUESTED APPLY PENDING_CANCEL 0+1000+0");
    // The sale filled before the cancel came: two lots are wanted now instead of one.
    day.quoteAll("09:40:01");
    day.fillAll(day.execution.orders().getFirst().order());
    day.quoteAll("09:45:00");
    day.timer("09:45:00");
    assertThat(day.said())
        .containsExactly("#1 FILLED_REST APPLY FILLED 1000+0+0", "new #3 buy 1 2000 @ 100");
  }

  @Test
  void anUnchangedTargetKeepsItsChildren() {
    day.target("09:10:00", 3_000, 0, 0, 0, 0, 0);
    day.accept(day.last());
    day.quoteAll("09:39:59");
    day.target("09:40:00", 3_000, 0, 0, 0, 0, 0);
    assertThat(day.said())
        .containsExactly(
            "new #1 buy 0 1000 @ 100",
            "#1 ACCEPTED APPLY NEW 0+1000+0",
            "parent buy 0 REPLACED 0 of 3000");
  }

  @Test
  void aRefusedChildIsTriedAgainInTheNextSliceOnly() {
    day.market.risk.killSwitch().engage("bob", "test", 0);
    day.target("09:10:00", 1_000, 0, 0, 0, 0, 0);
    day.timer("09:10:01");
    day.quoteAll("09:15:00");
    day.timer("09:15:00");
    assertThat(day.said()).containsExactly("denied #1 KILL_SWITCH", "denied #2 KILL_SWITCH");
    assertThat(day.execution.counts().denied()).isEqualTo(2);
    assertThat(day.market.ledger.cashOf(AccountId.DEFAULT).reserved().e4()).isZero();
  }

  @Test
  void aRejectedChildIsTriedAgainInTheNextSliceOnly() {
    day.target("09:10:00", 1_000, 0, 0, 0, 0, 0);
    day.reject(day.last(), VenueReject.PRICE_BEYOND_LIMIT);
    day.timer("09:10:01");
    assertThat(day.said())
        .containsExactly("new #1 buy 0 1000 @ 100", "#1 REJECTED APPLY REJECTED 0+0+1000");
    day.quoteAll("09:15:00");
    day.timer("09:15:00");
    assertThat(day.said()).containsExactly("new #2 buy 0 1000 @ 100");
    assertThat(day.execution.counts().rejectedByReason())
        .isEqualTo(Map.of(VenueReject.PRICE_BEYOND_LIMIT, 1L));
  }

  @Test
  void whatTheMessageRateHoldsBackFollowsShortlyAfter() {
    TradingDay market = new TradingDay(TradingDay.CONTINUOUS, 40, RiskLimits.defaults());
    ExecutionDay many = new ExecutionDay(market, ExecutionSettings.defaults());
    many.quoteAll("09:09:00");
    long[] target = new long[40];
    java.util.Arrays.fill(target, 1_000);
    many.target("09:10:00", target);
    assertThat(many.sent()).hasSize(16);
    assertThat(many.execution.nextTimerNs()).isEqualTo(market.at("09:10:00.25"));
    many.timer("09:10:00.25");
    many.timer("09:10:00.999");
    assertThat(many.sent()).hasSize(16);
    many.timer("09:10:01");
    assertThat(many.sent()).hasSize(32);
    many.timer("09:10:02");
    assertThat(many.sent()).hasSize(40);
    assertThat(many.execution.nextTimerNs()).isEqualTo(market.at("09:15:00"));
    assertThat(many.execution.counts().denied()).isZero();
  }

  @Test
  void beforeTheClosingCallEverythingOpenIsCancelledAndTheRestReported() {
    day.market.hold(0, 3_000);
    day.quoteAll("13:09:00");
    day.target("13:10:00", 0, 0, 0, 0, 0, 0);
    Order order = day.last();
    day.accept(order);
    day.said();
    assertThat(day.execution.nextTimerNs()).isEqualTo(day.market.at("13:15:00"));
    day.market.quote(0, "13:24:00", "99.9", 10, "99.8", "99.9");
    day.timer("13:24:30");
    assertThat(day.execution.nextTimerNs()).isEqualTo(Long.MAX_VALUE);
    day.fill(order, 1_000, "99.9");
    day.canceled(order);
    day.timer("13:25:00");
    day.target("13:25:10", 0, 1_000, 0, 0, 0, 0);
    day.execution.onSessionEnd();
    assertThat(day.said())
        .containsExactly(
            "cancel #1",
            "#1 CANCEL_REQUESTED APPLY PENDING_CANCEL 0+2000+0",
            "#1 FILLED_PART APPLY PENDING_CANCEL 1000+1000+0",
            "#1 CANCELED APPLY CANCELED 1000+0+1000",
            "parent sell 0 REPLACED 1000 of 3000",
            "parent sell 0 SESSION_END 0 of 2000",
            "parent buy 1 SESSION_END 0 of 1000");
    assertThat(day.execution.nextTimerNs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatIsLeftMayJoinTheClosingCall() {
    ExecutionSettings d = ExecutionSettings.defaults();
    ExecutionSettings join =
        new ExecutionSettings(
            d.sliceNs(),
            d.endBeforeClosingCallNs(),
            d.stopBeforeClosingCallNs(),
            d.participation(),
            d.callTicks(),
            true,
            d.pacingNs());
    TradingDay market = new TradingDay(TradingDay.CONTINUOUS, 6, RiskLimits.defaults());
    ExecutionDay closing = new ExecutionDay(market, join);
    closing.quoteAll("13:09:00");
    market.hold(0, 3_000);
    closing.target("13:10:00", 0, 0, 0, 0, 0, 0);
    closing.fillAll(closing.last());
    closing.said();
    closing.timer("13:24:30");
    assertThat(closing.execution.nextTimerNs()).isEqualTo(market.at("13:25:00"));
    closing.timer("13:25:00");
    assertThat(closing.said()).containsExactly("new #2 sell 0 1000 @ 99.7");
    closing.expired(closing.execution.orders().getLast().order(), 1_000);
    closing.execution.onSessionEnd();
    assertThat(closing.said())
        .containsExactly(
            "#2 EXPIRED APPLY EXPIRED 0+0+1000", "parent sell 0 SESSION_END 2000 of 3000");
  }

  @Test
  void aReportCountsOnce() {
    day.target("09:10:00", 1_000, 0, 0, 0, 0, 0);
    Order order = day.last();
    ExecutionReport.Filled fill =
        new ExecutionReport.Filled(
            order.clOrdId(),
            order.account(),
            order.strategy(),
            77,
            0,
            order.quantity(),
            order.price());
    day.report(fill);
    day.report(fill);
    assertThat(day.said())
        .containsExactly(
            "new #1 buy 0 1000 @ 100",
            "#1 FILLED_REST APPLY FILLED 1000+0+0",
            "parent buy 0 FILLED 1000 of 1000");
    assertThat(day.market.ledger.shares(BookId.DEFAULT, 0)).isEqualTo(1_000);
    assertThat(day.execution.counts().duplicates()).isEqualTo(1);
  }

  @Test
  void aReportAboutAnOrderThatIsNotOursIsToldAndBookedNowhere() {
    ClOrdId foreign = ClOrdId.of(9, 9, 9);
    day.report(new ExecutionReport.Accepted(foreign, AccountId.DEFAULT, StrategyId.DEFAULT, 5, 0));
    assertThat(day.said()).containsExactly("unknown " + foreign);
    assertThat(day.execution.counts().unknown()).isEqualTo(1);
  }

  @Test
  void afterALostConnectionOpenQuestionsAreInDoubtUntilTheVenueSpeaks() {
    day.target("09:10:00", 1_000, 1_000, 0, 0, 0, 0);
    List<Order> orders = day.sent();
    day.accept(orders.get(0));
    day.said();
    day.execution.onConnectionLost();
    assertThat(day.said()).containsExactly("#2 CONNECTION_LOST APPLY IN_DOUBT 0+1000+0");
    // Counted at full size, and not sent again.
    assertThat(day.market.ledger.openBuyShares(BookId.DEFAULT, 1)).isEqualTo(1_000);
    day.quoteAll("09:15:00");
    day.timer("09:15:00");
    day.accept(orders.get(1));
    assertThat(day.said()).containsExactly("#2 ACCEPTED APPLY NEW 0+1000+0");
  }

  @Test
  void everythingOpenIsCancelledOnDemand() {
    day.target("09:10:00", 1_000, 1_000, 0, 0, 0, 0);
    day.said();
    day.execution.cancelAll(day.market.at("09:11:00"), 99);
    day.execution.cancelAll(day.market.at("09:11:01"), 100);
    assertThat(day.said())
        .containsExactly(
            "cancel #1",
            "#1 CANCEL_REQUESTED APPLY PENDING_CANCEL 0+1000+0",
            "cancel #2",
            "#2 CANCEL_REQUESTED APPLY PENDING_CANCEL 0+1000+0");
  }

  @Test
  void aPurchaseWaitsForTheProceedsOfASale() {
    TradingDay market = new TradingDay(TradingDay.CONTINUOUS, 6, RiskLimits.defaults());
    market.ledger.openCash(AccountId.DEFAULT, Money.ofTwd(-9_980_000));
    market.hold(1, 20_000);
    ExecutionDay poor = new ExecutionDay(market, ExecutionSettings.defaults());
    poor.quoteAll("13:09:00");
    poor.target("13:10:00", 0, 10_000, 1_000, 0, 0, 0);
    assertThat(poor.said()).containsExactly("new #1 sell 1 5000 @ 99.9", "denied #2 CASH");
    poor.fillAll(poor.execution.orders().getFirst().order());
    poor.said();
    poor.quoteAll("13:15:00");
    poor.timer("13:15:00");
    assertThat(poor.said()).containsExactly("new #3 sell 1 5000 @ 99.9", "new #4 buy 2 1000 @ 100");
  }

  @Test
  void idsCarryDayEpochAndSequence() {
    day.target("09:10:00", 1_000, 0, 0, 0, 0, 0);
    // 2026-03-02 is day 61 of the year: 1P in base 36.
    assertThat(day.last().clOrdId()).isEqualTo(new ClOrdId("1P0010000001"));
  }

  @Test
  void badSettingsAreRefusedAllAtOnce() {
    assertThatThrownBy(() -> new ExecutionSettings(0, -1, 1, 0, -1, false, 0))
        .hasMessageContainingAll(
            "sliceNs",
            "endBeforeClosingCallNs",
            "stopBeforeClosingCallNs",
            "participation",
            "callTicks",
            "pacingNs");
  }
}
