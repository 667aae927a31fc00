package tw.kuroshio.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.OrderCondition;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.Quantity;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.StrategyId;
import tw.kuroshio.model.TimeInForce;
import tw.kuroshio.model.VenueReject;

class WorkingOrderTest {

  private static final ClOrdId ID = ClOrdId.of(1, 1, 1);

  private final WorkingOrder order = sent(10_000);

  private static WorkingOrder sent(long shares) {
    WorkingOrder order =
        new WorkingOrder(
            new Order(
                ID,
                AccountId.DEFAULT,
                StrategyId.DEFAULT,
                new InstrumentId("2330", Market.TWSE),
                0,
                Side.BUY,
                new Quantity(shares),
                OrderType.LIMIT,
                Price.parse("100"),
                TimeInForce.ROD,
                Board.REGULAR,
                OrderCondition.CASH,
                0));
    order.on(OrderEvent.SENT);
    return order;
  }

  private static ExecutionReport.Filled fill(long shares) {
    return new ExecutionReport.Filled(
        ID, AccountId.DEFAULT, StrategyId.DEFAULT, 1, 0, new Quantity(shares), Price.parse("100"));
  }

  private static ExecutionReport.Canceled canceled(long shares) {
    return new ExecutionReport.Canceled(
        ID, AccountId.DEFAULT, StrategyId.DEFAULT, 1, 0, new Quantity(shares));
  }

  private static ExecutionReport.Expired expired(long shares) {
    return new ExecutionReport.Expired(
        ID, AccountId.DEFAULT, StrategyId.DEFAULT, 1, 0, new Quantity(shares));
  }

  /** As the desk does it. */
  private static Transition apply(WorkingOrder order, ExecutionReport report) {
    OrderEvent event = WorkingOrders.eventOf(report, order);
    return switch (report) {
      case ExecutionReport.Filled filled -> {
        Transition transition = order.fill(event, filled.quantity().shares());
        OrderEvent parked = order.takeParked();
        if (parked != null) {
          order.remove(parked, order.parkedShares());
        }
        yield transition;
      }
      case ExecutionReport.Canceled canceled -> order.remove(event, canceled.canceled().shares());
      case ExecutionReport.Expired expired -> order.remove(event, expired.expired().shares());
      case ExecutionReport.Accepted a -> order.on(event);
      case ExecutionReport.Rejected r -> order.on(event);
      case ExecutionReport.CancelRejected r -> order.on(event);
    };
  }

  private void expect(OrderState state, long cum, long leaves, long canceled) {
    assertThat(order.status())
        .isEqualTo(new OrderStatus(order.order(), state, cum, leaves, canceled));
  }

  @Test
  void aFillMayOvertakeTheAcceptance() {
    apply(order, fill(4_000));
    expect(OrderState.PARTIAL, 4_000, 6_000, 0);
    assertThat(order.on(OrderEvent.ACCEPTED).kind()).isEqualTo(Transition.Kind.DUPLICATE);
    apply(order, fill(6_000));
    expect(OrderState.FILLED, 10_000, 0, 0);
  }

  @Test
  void aCancelThatOvertakesAFillWaitsForIt() {
    order.on(OrderEvent.ACCEPTED);
    order.on(OrderEvent.CANCEL_REQUESTED);
    assertThat(apply(order, canceled(7_000)).kind()).isEqualTo(Transition.Kind.PARK);
    expect(OrderState.PENDING_CANCEL, 0, 10_000, 0);
    apply(order, fill(1_000));
    expect(OrderState.PENDING_CANCEL, 1_000, 9_000, 0);
    apply(order, fill(2_000));
    expect(OrderState.CANCELED, 3_000, 0, 7_000);
  }

  @Test
  void anExpiryThatOvertakesAFillWaitsForIt() {
    order.on(OrderEvent.ACCEPTED);
    assertThat(apply(order, expired(9_000)).kind()).isEqualTo(Transition.Kind.PARK);
    apply(order, fill(1_000));
    expect(OrderState.EXPIRED, 1_000, 0, 9_000);
  }

  @Test
  void aFillAfterTheEndStillCounts() {
    order.on(OrderEvent.ACCEPTED);
    apply(order, canceled(10_000));
    expect(OrderState.CANCELED, 0, 0, 10_000);
    assertThat(apply(order, fill(4_000)).kind()).isEqualTo(Transition.Kind.SUSPECT);
    expect(OrderState.SUSPECT, 4_000, 0, 6_000);
    assertThat(order.excess()).isZero();
  }

  @Test
  void aFillBeyondTheOrderStillCounts() {
    assertThat(apply(order, fill(11_000)).kind()).isEqualTo(Transition.Kind.SUSPECT);
    expect(OrderState.SUSPECT, 11_000, 0, 0);
    assertThat(order.excess()).isEqualTo(1_000);
  }

  @Test
  void aCancelOfMoreThanIsOpenIsSuspectAndChangesNoQuantity() {
    apply(order, fill(9_000));
    assertThat(apply(order, canceled(2_000)).kind()).isEqualTo(Transition.Kind.SUSPECT);
    expect(OrderState.SUSPECT, 9_000, 1_000, 0);
    assertThat(order.isOpen()).isTrue();
  }

  @Test
  void aRejectionRemovesAllShares() {
    order.on(OrderEvent.REJECTED);
    expect(OrderState.REJECTED, 0, 0, 10_000);
  }

  @Test
  void sendingTwiceIsABug() {
    assertThatThrownBy(() -> order.on(OrderEvent.SENT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Order 010010000001 cannot take SENT in state SENT");
  }

  /** Any reports in any order: quantities add up, what is filled only grows, fills all count. */
  @Test
  void quantitiesAddUpUnderAnyReports() {
    for (long seed = 1; seed <= 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      WorkingOrder each = sent(10_000);
      long filled = 0;
      for (int step = 0; step < 30; step++) {
        long before = each.cum();
        long shares = random.nextLong(1, 12) * 1_000;
        switch (random.nextInt(8)) {
          case 0 -> each.on(OrderEvent.ACCEPTED);
          case 1 -> each.on(OrderEvent.CANCEL_REQUESTED);
          case 2 -> apply(each, canceled(shares));
          case 3 -> apply(each, expired(shares));
          case 4 -> each.on(OrderEvent.CONNECTION_LOST);
          case 5 ->
              apply(
                  each,
                  new ExecutionReport.CancelRejected(
                      ID,
                      AccountId.DEFAULT,
                      StrategyId.DEFAULT,
                      1,
                      0,
                      VenueReject.TOO_LATE_TO_CANCEL));
          default -> {
            apply(each, fill(shares));
            filled += shares;
          }
        }
        long total = each.cum() + each.leaves() + each.canceled();
        assertThat(total).as("seed %d", seed).isEqualTo(10_000 + each.excess());
        assertThat(each.cum()).as("seed %d", seed).isEqualTo(filled).isGreaterThanOrEqualTo(before);
        assertThat(each.leaves()).as("seed %d", seed).isNotNegative();
        assertThat(each.canceled()).as("seed %d", seed).isNotNegative();
        assertThat(each.state().hasEnded() && each.leaves() > 0).as("seed %d", seed).isFalse();
        assertThat(each.excess() == 0 || each.state() == OrderState.SUSPECT).isTrue();
      }
      StateWriter out = new StateWriter();
      each.writeTo(out);
      StateWriter again = new StateWriter();
      WorkingOrder.readFrom(new StateReader(out.toByteArray())).writeTo(again);
      assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
    }
  }
}
