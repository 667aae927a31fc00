package tw.kuroshio.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import tw.kuroshio.market.FeeSchedule;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.Quantity;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Recomputes an account's end equity from fills and marks only, and holds it against the books:
 *
 * <pre>
 * start equity + Σ(mark − fill)·signed shares traded + Σ(mark − start mark)·start shares
 *     − fees − taxes  =  end cash (unsettled included) + Σ shares·mark
 * </pre>
 *
 * <p>Nothing on the left comes from the {@link Ledger}: fills are kept as they come, and fees are
 * computed at the end on each order's total. Exact in 10⁻⁴ TWD.
 */
public final class ConservationCheck implements Stateful {

  private final Instruments instruments;
  private final FeeSchedule fees;
  private final TreeMap<ClOrdId, Order> orders = new TreeMap<>();
  private final List<ExecutionReport.Filled> fills = new ArrayList<>();
  private final long[] startShares;
  private final long[] startMarkE4;
  private long startCashE4;

  public ConservationCheck(Instruments instruments, FeeSchedule fees) {
    this.instruments = instruments;
    this.fees = fees;
    startShares = new long[instruments.size()];
    startMarkE4 = new long[instruments.size()];
  }

  /** Cash of the day's start, unsettled included; adds up. */
  public void startCash(Money cash) {
    startCashE4 = Math.addExact(startCashE4, cash.e4());
  }

  /** Shares of the day's start, signed, with their start mark in 10⁻⁴ TWD; shares add up. */
  public void startPosition(int instrument, long shares, long markE4) {
    startShares[instrument] = Math.addExact(startShares[instrument], shares);
    startMarkE4[instrument] = markE4;
  }

  /** An order that was sent. */
  public void onOrder(Order order) {
    orders.put(order.clOrdId(), order);
  }

  /** An execution, each once. */
  public void onFill(ExecutionReport.Filled fill) {
    fills.add(fill);
  }

  /**
   * Both sides of the identity.
   *
   * @param marksE4 end marks by instrument index, in 10⁻⁴ TWD
   * @param endCash the books' cash, unsettled included
   * @param endShares the books' signed shares by instrument index
   * @throws IllegalArgumentException when a fill belongs to no order that was handed in
   */
  public Result compare(long[] marksE4, Money endCash, long[] endShares) {
    TreeMap<ClOrdId, Long> valueOfOrder = new TreeMap<>();
    long tradedE4 = 0;
    for (ExecutionReport.Filled fill : fills) {
      Order order = order(fill);
      long gain = Math.subtractExact(marksE4[order.instrumentIndex()], fill.price().e4());
      long signed = order.side() == Side.BUY ? fill.quantity().shares() : -fill.quantity().shares();
      tradedE4 = Math.addExact(tradedE4, Math.multiplyExact(gain, signed));
      valueOfOrder.merge(order.clOrdId(), fill.price().times(fill.quantity()).e4(), Math::addExact);
    }
    long commissionE4 = 0;
    long taxE4 = 0;
    for (var entry : valueOfOrder.entrySet()) {
      Order order = Objects.requireNonNull(orders.get(entry.getKey()));
      Money value = new Money(entry.getValue());
      boolean oddLot = order.board() == Board.ODD_LOT || order.board() == Board.AFTER_HOURS_ODD;
      commissionE4 = Math.addExact(commissionE4, fees.commission(value, oddLot).e4());
      var kind = instruments.get(order.instrumentIndex()).kind();
      taxE4 = Math.addExact(taxE4, fees.tax(kind, order.side(), value, false).e4());
    }
    long heldE4 = 0;
    long startEquityE4 = startCashE4;
    long endValueE4 = 0;
    for (int i = 0; i < startShares.length; i++) {
      startEquityE4 =
          Math.addExact(startEquityE4, Math.multiplyExact(startShares[i], startMarkE4[i]));
      if (startShares[i] != 0) {
        long moved = Math.subtractExact(marksE4[i], startMarkE4[i]);
        heldE4 = Math.addExact(heldE4, Math.multiplyExact(moved, startShares[i]));
      }
      endValueE4 = Math.addExact(endValueE4, Math.multiplyExact(endShares[i], marksE4[i]));
    }
    return new Result(
        new Money(startEquityE4),
        new Money(tradedE4),
        new Money(heldE4),
        new Money(commissionE4),
        new Money(taxE4),
        endCash.plus(new Money(endValueE4)));
  }

  /** {@link #compare(long[], Money, long[])} with the books of one account and strategy. */
  public Result compare(Ledger ledger, BookId book) {
    int size = instruments.size();
    long[] marks = new long[size];
    long[] shares = new long[size];
    for (int i = 0; i < size; i++) {
      marks[i] = ledger.markE4(i);
      shares[i] = ledger.shares(book, i);
    }
    return compare(marks, ledger.cashOf(book.account()).total(), shares);
  }

  private Order order(ExecutionReport.Filled fill) {
    Order order = orders.get(fill.clOrdId());
    if (order == null) {
      throw new IllegalArgumentException(
          "Execution " + fill.execId() + " of unknown order " + fill.clOrdId());
    }
    return order;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLong(startCashE4).putLongs(startShares).putLongs(startMarkE4).putInt(orders.size());
    orders.values().forEach(order -> order.writeTo(out));
    out.putInt(fills.size());
    for (ExecutionReport.Filled fill : fills) {
      out.putString(fill.clOrdId().value()).putLong(fill.execId()).putLong(fill.venueTimeNs());
      out.putLong(fill.quantity().shares()).putLong(fill.price().e4());
    }
  }

  @Override
  public void readState(StateReader in) {
    startCashE4 = in.getLong();
    PositionBook.read(in, startShares);
    PositionBook.read(in, startMarkE4);
    orders.clear();
    for (int left = in.getCount(1); left > 0; left--) {
      onOrder(Order.readFrom(in));
    }
    fills.clear();
    for (int left = in.getCount(36); left > 0; left--) {
      Order order = orders.get(new ClOrdId(in.getString()));
      if (order == null) {
        throw new IllegalArgumentException("State has an execution of an unknown order");
      }
      fills.add(
          new ExecutionReport.Filled(
              order.clOrdId(),
              order.account(),
              order.strategy(),
              in.getLong(),
              in.getLong(),
              new Quantity(in.getLong()),
              new Price(in.getLong())));
    }
  }

  /**
   * The identity's terms.
   *
   * @param tradedGain Σ(mark − fill)·signed shares traded
   * @param heldGain Σ(mark − start mark)·start shares
   * @param endEquity end cash + Σ shares·mark, from the books
   */
  public record Result(
      Money startEquity,
      Money tradedGain,
      Money heldGain,
      Money fees,
      Money taxes,
      Money endEquity) {

    /** The side computed from fills and marks. */
    public Money left() {
      return startEquity.plus(tradedGain).plus(heldGain).minus(fees).minus(taxes);
    }

    /** Left less right; zero when money is conserved. */
    public Money difference() {
      return left().minus(endEquity);
    }

    public boolean holds() {
      return difference().e4() == 0;
    }

    /**
     * @throws LedgerImbalance when money appeared or vanished
     */
    public void verify() {
      if (!holds()) {
        throw new LedgerImbalance(
            "Fills and marks give an end equity of "
                + left()
                + " TWD, the books have "
                + endEquity
                + ": difference "
                + difference());
      }
    }
  }
}
