package tw.kuroshio.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.ledger.ConservationCheck;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.Quantity;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.VenueReject;
import tw.kuroshio.risk.RiskLimits;
import tw.kuroshio.risk.TradingDay;

/**
 * Seeded days with a venue that accepts, rejects, fills in pieces, loses races with cancels,
 * repeats itself and answers out of order, while targets and prices change.
 */
class ExecutionPropertiesTest {

  private static final int STOCKS = 10;
  private static final int SEEDS = 40;
  private static final int STEPS = 400;
  private static final long STEP_NS = 37_000_000_000L;

  /** One random day. Everything outside the engine is drawn from the seed alone. */
  private static final class Day {
    final TradingDay market;
    final SplittableRandom random;
    final List<ExecutionOutput> outputs = new ArrayList<>();
    final List<ExecutionReport> waiting = new ArrayList<>();
    final List<Order> atVenue = new ArrayList<>();
    final List<Long> venueLeaves = new ArrayList<>();
    final ConservationCheck check;
    final StateWriter said = new StateWriter();
    Execution execution;
    long[] target = new long[STOCKS];
    long[] heldAtTarget = new long[STOCKS];
    long nowNs;
    long seq = 1;
    long execId = 1;

    Day(long seed) {
      random = new SplittableRandom(seed);
      LocalDate date = random.nextInt(4) == 0 ? TradingDay.PERIODIC : TradingDay.CONTINUOUS;
      market = new TradingDay(date, STOCKS, RiskLimits.defaults());
      check = new ConservationCheck(market.instruments, market.rules.fees());
      check.startCash(Money.ofTwd(10_000_000));
      for (int i = 0; i < STOCKS; i++) {
        quote(i, "09:05:00");
        if (random.nextBoolean()) {
          long shares = random.nextLong(1, 30) * 1_000;
          market.hold(i, shares);
          check.startPosition(i, shares, Price.parse("100").e4());
        }
      }
      execution = fresh();
      nowNs = market.at("09:10:00");
    }

    Execution fresh() {
      return new Execution(
          market.instruments,
          market.rules,
          market.books,
          market.ledger,
          market.risk,
          ExecutionSettings.defaults(),
          1,
          outputs::add);
    }

    void quote(int stock, String time) {
      long bid = random.nextLong(905, 1_000);
      String own = new Price(bid * 1_000).toString();
      String other = new Price((bid + 1) * 1_000).toString();
      boolean locked = random.nextInt(8) == 0;
      market.quote(
          stock,
          time,
          locked ? "90" : own,
          random.nextLong(1, 200),
          locked ? "" : own,
          locked ? "90" : other);
    }

    String time() {
      long second = (nowNs - market.at("00:00:00")) / 1_000_000_000L;
      return "%02d:%02d:%02d".formatted(second / 3_600, second / 60 % 60, second % 60);
    }

    void step(int step) {
      nowNs += STEP_NS;
      for (int i = 0; i < STOCKS; i++) {
        if (random.nextInt(3) == 0) {
          quote(i, time());
        }
      }
      if (step % 60 == 0) {
        newTarget();
      }
      if (execution.nextTimerNs() <= nowNs) {
        execution.onTimer(nowNs, seq++);
        afterwards();
      }
      for (int answers = random.nextInt(6); answers > 0; answers--) {
        venueActs();
      }
    }

    void newTarget() {
      for (int i = 0; i < STOCKS; i++) {
        target[i] = random.nextInt(3) == 0 ? 0 : random.nextLong(0, 40) * 1_000;
      }
      var approved = market.risk.approve(BookId.DEFAULT, target, seq);
      for (int i = 0; i < STOCKS; i++) {
        target[i] = approved.targetShares(i);
        heldAtTarget[i] = market.ledger.shares(BookId.DEFAULT, i);
      }
      targetNs = nowNs;
      execution.onTarget(approved, nowNs, seq++);
      afterwards();
    }

    /** Takes over what was sent and holds the rules that must hold after every input. */
    void afterwards() {
      for (ExecutionOutput output : outputs) {
        output.writeTo(said);
        if (output instanceof OrderRequest.New request) {
          Order order = request.checkedOrder().order();
          check.onOrder(order);
          atVenue.add(order);
          venueLeaves.add(order.quantity().shares());
          waiting.add(accepted(order));
        } else if (output instanceof OrderRequest.Cancel request) {
          venueCancels(request);
        }
      }
      outputs.clear();
      market.ledger.verify();
      assertThat(market.ledger.cashOf(AccountId.DEFAULT).reserved().isNegative()).isFalse();
      for (int i = 0; i < STOCKS; i++) {
        holdsTarget(i);
      }
    }

    /** What is held and what could still be filled never passes the target. */
    void holdsTarget(int i) {
      long held = market.ledger.shares(BookId.DEFAULT, i);
      long openBuys = market.ledger.openBuyShares(BookId.DEFAULT, i);
      long openSells = market.ledger.openSellShares(BookId.DEFAULT, i);
      assertThat(held - openSells).isNotNegative();
      // Orders of an older target may go on trading until the venue has cancelled them.
      if (sentForTarget(i)) {
        assertThat(held + openBuys).isLessThanOrEqualTo(Math.max(target[i], heldAtTarget[i]));
        assertThat(held - openSells).isGreaterThanOrEqualTo(Math.min(target[i], heldAtTarget[i]));
      }
    }

    private boolean sentForTarget(int i) {
      for (OrderStatus status : execution.orders()) {
        if (status.order().instrumentIndex() == i
            && status.order().createdNs() < targetNs
            && lastOpenNs(status) >= targetNs) {
          return false;
        }
      }
      return true;
    }

    /** When the order was last seen open. */
    private long lastOpenNs(OrderStatus status) {
      long seen = lastOpen.getOrDefault(status.order().clOrdId(), 0L);
      if (status.leavesShares() > 0) {
        lastOpen.put(status.order().clOrdId(), nowNs);
        return nowNs;
      }
      return seen;
    }

    final TreeMap<ClOrdId, Long> lastOpen = new TreeMap<>();
    long targetNs;

    void venueCancels(OrderRequest.Cancel request) {
      for (int at = 0; at < atVenue.size(); at++) {
        Order order = atVenue.get(at);
        if (order.clOrdId().equals(request.clOrdId())) {
          if (random.nextInt(10) == 0) {
            waiting.add(
                new ExecutionReport.CancelRejected(
                    order.clOrdId(),
                    order.account(),
                    order.strategy(),
                    execId++,
                    nowNs,
                    VenueReject.TOO_LATE_TO_CANCEL));
          } else {
            if (random.nextBoolean()) {
              venueFills(at);
            }
            venueEnds(order);
          }
          return;
        }
      }
    }

    void venueEnds(Order order) {
      int at = atVenue.indexOf(order);
      if (at >= 0) {
        long leaves = venueLeaves.remove(at);
        atVenue.remove(at);
        waiting.add(
            new ExecutionReport.Canceled(
                order.clOrdId(),
                order.account(),
                order.strategy(),
                execId++,
                nowNs,
                new Quantity(leaves)));
      }
    }

    ExecutionReport accepted(Order order) {
      return new ExecutionReport.Accepted(
          order.clOrdId(), order.account(), order.strategy(), execId++, nowNs);
    }

    void venueActs() {
      if (!atVenue.isEmpty() && random.nextInt(20) == 0) {
        int at = random.nextInt(atVenue.size());
        if (random.nextInt(12) == 0 && venueLeaves.get(at) == atVenue.get(at).quantity().shares()) {
          venueRejects(at);
        } else {
          venueFills(at);
        }
      }
      if (waiting.isEmpty()) {
        return;
      }
      // Answers mostly come in order, sometimes not, sometimes twice.
      int next = random.nextInt(3) == 0 ? random.nextInt(waiting.size()) : 0;
      ExecutionReport report = random.nextInt(20) == 0 ? waiting.get(next) : waiting.remove(next);
      execution.onReport(report, nowNs, seq++);
      afterwards();
    }

    void venueRejects(int at) {
      Order order = atVenue.remove(at);
      venueLeaves.remove(at);
      boolean accepted =
          waiting.removeIf(
              report ->
                  report instanceof ExecutionReport.Accepted
                      && report.clOrdId().equals(order.clOrdId()));
      if (accepted) {
        waiting.add(
            new ExecutionReport.Rejected(
                order.clOrdId(),
                order.account(),
                order.strategy(),
                execId++,
                nowNs,
                VenueReject.SESSION_CLOSED));
      } else {
        atVenue.add(order);
        venueLeaves.add(order.quantity().shares());
      }
    }

    void venueFills(int at) {
      Order order = atVenue.get(at);
      long shares = random.nextLong(1, venueLeaves.get(at) / 1_000 + 1) * 1_000;
      long better = random.nextLong(0, 3) * 1_000 * order.side().sign();
      ExecutionReport.Filled filled =
          new ExecutionReport.Filled(
              order.clOrdId(),
              order.account(),
              order.strategy(),
              execId++,
              nowNs,
              new Quantity(shares),
              new Price(order.price().e4() - better));
      waiting.add(filled);
      check.onFill(filled);
      venueLeaves.set(at, venueLeaves.get(at) - shares);
      if (venueLeaves.get(at) == 0) {
        atVenue.remove(at);
        venueLeaves.remove(at);
      }
    }

    void finish() {
      while (!waiting.isEmpty()) {
        execution.onReport(waiting.removeFirst(), nowNs, seq++);
        afterwards();
      }
      execution.onSessionEnd();
      afterwards();
    }

    byte[] hash() {
      StateWriter all = new StateWriter();
      execution.writeState(all);
      market.ledger.writeState(all);
      market.risk.writeState(all);
      all.putBytes(said.buffer(), 0, said.length());
      return all.sha256();
    }
  }

  @Test
  void anyDayBalances() {
    long fills = 0;
    long parked = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Day day = new Day(seed);
      for (int step = 0; step < STEPS; step++) {
        day.step(step);
      }
      day.finish();
      fills += day.execution.counts().fills();
      parked += day.execution.counts().parked();
      assertThat(day.execution.counts().suspects()).as("seed %d", seed).isZero();
      ConservationCheck.Result result = day.check.compare(day.market.ledger, BookId.DEFAULT);
      assertThat(result.difference()).as("seed %d", seed).isEqualTo(Money.ZERO);
      for (OrderStatus status : day.execution.orders()) {
        assertThat(status.cumShares() + status.leavesShares() + status.canceledShares())
            .isEqualTo(status.order().quantity().shares());
      }
    }
    assertThat(fills).isGreaterThan(SEEDS * 10L);
    assertThat(parked).isGreaterThan(10);
  }

  @Test
  void restoresBitForBitFromAnyMoment() {
    for (long seed = 1; seed <= 20; seed++) {
      Day straight = new Day(seed);
      Day broken = new Day(seed);
      int crash = (int) (seed * 19 % STEPS);
      for (int step = 0; step < STEPS; step++) {
        straight.step(step);
        broken.step(step);
        if (step == crash) {
          StateWriter out = new StateWriter();
          broken.execution.writeState(out);
          broken.execution = broken.fresh();
          StateReader in = new StateReader(out.toByteArray());
          broken.execution.readState(in);
          assertThat(in.remaining()).isZero();
        }
      }
      straight.finish();
      broken.finish();
      assertThat(broken.hash()).as("seed %d", seed).isEqualTo(straight.hash());
    }
  }

  @Test
  void salesAreProposedBeforePurchases() {
    for (long seed = 1; seed <= 20; seed++) {
      Day day = new Day(seed);
      day.nowNs += STEP_NS;
      day.outputs.clear();
      long[] wanted = new long[STOCKS];
      for (int i = 0; i < STOCKS; i++) {
        wanted[i] = day.random.nextLong(0, 5) * 1_000;
      }
      day.execution.onTarget(day.market.risk.approve(BookId.DEFAULT, wanted, 1), day.nowNs, 1);
      boolean buying = false;
      for (ExecutionOutput output : day.outputs) {
        if (output instanceof OrderRequest.New request) {
          buying |= request.checkedOrder().order().side() == Side.BUY;
          assertThat(buying && request.checkedOrder().order().side() == Side.SELL).isFalse();
        }
      }
    }
  }
}
