package tw.kuroshio.ledger;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.market.FeeSchedule;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * The books of one trading day: cash on a T+2 ladder, signed positions with cost, what open orders
 * reserve, and profit and loss. All amounts are exact in 10⁻⁴ TWD; overflow throws.
 *
 * <p><b>Fee basis.</b> Commission and transaction tax are those of an <em>order</em>: the floor to
 * whole TWD on the order's cumulative value, the minimum once. Each fill is charged the difference
 * to what the order has paid so far, so an order filled in many pieces pays the same as in one.
 * Both grow with the value, hence no fill is ever paid back. Sales are taxed at the full rate: the
 * account has no day-trading contract, and {@link #sellableShares} lets it sell only what it held
 * at the day's start.
 *
 * <p><b>Marks.</b> One price per instrument, given through {@link #mark}; equity is cash, unsettled
 * included, plus Σ shares · mark.
 *
 * <p>The caller hands each execution over once; duplicates are found by the order state machine.
 */
public final class Ledger implements Stateful {

  private final Instruments instruments;
  private final LocalDate settlementDate;
  private final TreeMap<AccountId, CashAccount> accounts = new TreeMap<>();
  private final TreeMap<BookId, PositionBook> books = new TreeMap<>();
  private final OrderPostings orders;
  private final long[] markE4;
  private final long[] startMarkE4;

  /**
   * Empty books.
   *
   * @param fees the account's fee schedule of the day
   * @param settlementDate when today's trades settle, from the calendar
   */
  public Ledger(Instruments instruments, FeeSchedule fees, LocalDate settlementDate) {
    this.instruments = instruments;
    this.settlementDate = settlementDate;
    orders = new OrderPostings(instruments, fees, settlementDate);
    markE4 = new long[instruments.size()];
    startMarkE4 = new long[instruments.size()];
  }

  /** Adds settled cash of the day's start; may be called again for more. */
  public void openCash(AccountId account, Money settled) {
    CashAccount cash = accounts.computeIfAbsent(account, a -> new CashAccount());
    cash.settledE4 = Math.addExact(cash.settledE4, settled.e4());
    cash.startE4 = Math.addExact(cash.startE4, settled.e4());
  }

  /**
   * Adds an amount of an earlier day that has not settled yet.
   *
   * @param amount positive to receive, negative to pay
   * @param date its settlement date
   */
  public void openUnsettled(AccountId account, LocalDate date, Money amount) {
    CashAccount cash = accounts.computeIfAbsent(account, a -> new CashAccount());
    if (amount.isNegative()) {
      cash.ladder.pay(date, Math.negateExact(amount.e4()));
    } else {
      cash.ladder.receive(date, amount.e4());
    }
    cash.startE4 = Math.addExact(cash.startE4, amount.e4());
  }

  /** Moves everything due on or before {@code date} to settled cash. */
  public void settleThrough(LocalDate date) {
    for (CashAccount cash : accounts.values()) {
      cash.settledE4 = Math.addExact(cash.settledE4, cash.ladder.settleThrough(date));
    }
  }

  /**
   * Sets a position of the day's start.
   *
   * @param shares signed
   * @param cost what was paid for it, signed as the shares
   * @throws IllegalArgumentException when the book already has this position, or the instrument has
   *     no start mark yet
   */
  public void openPosition(BookId book, int instrument, long shares, Money cost) {
    if (startMarkE4[instrument] == 0) {
      throw new IllegalArgumentException("A start position needs a start mark: " + id(instrument));
    }
    PositionBook positions = book(book);
    if (positions.startShares[instrument] != 0) {
      throw new IllegalArgumentException("Start position given twice: " + id(instrument));
    }
    positions.open(instrument, shares, cost.e4());
  }

  /** Sets the mark of the day's start, before the day's first fill; also the current mark. */
  public void startMark(int instrument, Price mark) {
    startMarkE4[instrument] = mark.e4();
    markE4[instrument] = mark.e4();
  }

  /**
   * Marks an instrument to the market.
   *
   * @param priceE4 last trade price in 10⁻⁴ TWD, positive
   */
  public void mark(int instrument, long priceE4) {
    if (priceE4 <= 0) {
      throw new IllegalArgumentException(
          "Mark must be positive, was " + priceE4 + " in 0.0001 TWD (" + id(instrument) + ")");
    }
    markE4[instrument] = priceE4;
  }

  /**
   * Reserves what an order may need at worst: its value and commission for a buy, its shares for a
   * sale. To be called when the order is sent.
   *
   * @param worstPriceE4 the limit price; for a market order the day's limit
   * @throws IllegalArgumentException for a second order with the same id
   */
  public void reserve(Order order, long worstPriceE4) {
    BookId book = new BookId(order.account(), order.strategy());
    orders.reserve(order, book, worstPriceE4, cash(order.account()), book(book));
  }

  /** Releases all that an ended order (rejected, cancelled, expired) still reserves. */
  public void release(ClOrdId clOrdId) {
    OrderEntry entry = orders.find(clOrdId);
    if (entry != null) {
      orders.release(entry, entry.leaves);
    }
  }

  /**
   * Books an execution: position, cost, cash on the ladder, commission and tax. An execution always
   * counts, also of an order that has ended or beyond its quantity.
   *
   * @throws IllegalArgumentException when no order with this id was ever reserved
   */
  public void fill(ExecutionReport.Filled fill) {
    OrderEntry entry = orders.find(fill.clOrdId());
    if (entry == null) {
      throw new IllegalArgumentException(
          "Execution " + fill.execId() + " of unknown order " + fill.clOrdId());
    }
    orders.fill(entry, fill.quantity().shares(), fill.price().e4());
    if (markE4[entry.instrument] == 0) {
      mark(entry.instrument, fill.price().e4());
    }
  }

  /**
   * What the account may spend on purchases today, commission included: they are due on today's
   * settlement date, so settled cash and all that is due by then count, less what open buy orders
   * reserve. Negative when more is owed than there is. In 10⁻⁴ TWD.
   */
  public long availableCashE4(AccountId account) {
    CashAccount cash = cash(account);
    long byThen = Math.addExact(cash.settledE4, cash.ladder.netThroughE4(settlementDate));
    return Math.subtractExact(byThen, cash.reservedE4);
  }

  /** Shares of the day's start that are neither sold nor in an open sale; never negative. */
  public long sellableShares(BookId book, int instrument) {
    PositionBook positions = books.get(book);
    if (positions == null) {
      return 0;
    }
    long sold = positions.soldShares[instrument] + positions.openSellShares[instrument];
    return Math.max(0, positions.startShares[instrument] - sold);
  }

  /**
   * Shares of the day's start that are not sold yet, in an open sale or not; never negative. What
   * was bought today cannot be delivered today.
   */
  public long deliverableShares(BookId book, int instrument) {
    PositionBook positions = books.get(book);
    return positions == null
        ? 0
        : Math.max(0, positions.startShares[instrument] - positions.soldShares[instrument]);
  }

  /** Signed shares of one book. */
  public long shares(BookId book, int instrument) {
    PositionBook positions = books.get(book);
    return positions == null ? 0 : positions.shares[instrument];
  }

  /** Shares in open buy orders of one book. */
  public long openBuyShares(BookId book, int instrument) {
    PositionBook positions = books.get(book);
    return positions == null ? 0 : positions.openBuyShares[instrument];
  }

  /** Shares in open sell orders of one book. */
  public long openSellShares(BookId book, int instrument) {
    PositionBook positions = books.get(book);
    return positions == null ? 0 : positions.openSellShares[instrument];
  }

  /** Signed shares of an account over all its strategies. */
  public long accountShares(AccountId account, int instrument) {
    long sum = 0;
    for (PositionBook positions : cash(account).books) {
      sum = Math.addExact(sum, positions.shares[instrument]);
    }
    return sum;
  }

  /**
   * What an account's holding of an instrument could be worth if all its open buys filled and no
   * open sale did: shares at the mark, open buys at their limit or the mark, whichever is higher.
   * In 10⁻⁴ TWD.
   */
  public long worstCaseValueE4(AccountId account, int instrument) {
    long value = 0;
    for (PositionBook positions : cash(account).books) {
      value = Math.addExact(value, positions.worstCaseE4(instrument, markE4[instrument]));
    }
    return value;
  }

  /** The sum of {@link #worstCaseValueE4(AccountId, int)} over several instruments. */
  public long worstCaseValueE4(AccountId account, int[] members) {
    long value = 0;
    for (PositionBook positions : cash(account).books) {
      for (int instrument : members) {
        value = Math.addExact(value, positions.worstCaseE4(instrument, markE4[instrument]));
      }
    }
    return value;
  }

  /** Shares in open orders of one side of an account, over all its strategies. */
  public long accountOpenShares(AccountId account, Side side, int instrument) {
    long sum = 0;
    for (PositionBook positions : cash(account).books) {
      long[] open = side == Side.BUY ? positions.openBuyShares : positions.openSellShares;
      sum = Math.addExact(sum, open[instrument]);
    }
    return sum;
  }

  /** What a purchase of {@code valueE4} on the regular board takes: the value and commission. */
  public long purchaseCostE4(long valueE4) {
    return orders.purchaseCostE4(valueE4);
  }

  public long markE4(int instrument) {
    return markE4[instrument];
  }

  public long startMarkE4(int instrument) {
    return startMarkE4[instrument];
  }

  /** Cash, unsettled included, plus Σ shares · mark, in 10⁻⁴ TWD. */
  public long equityE4(AccountId account) {
    long equity = cash(account).totalE4();
    for (PositionBook positions : cash(account).books) {
      equity = Math.addExact(equity, PositionBook.valueE4(positions.shares, markE4));
    }
    return equity;
  }

  /** When today's trades settle. */
  public LocalDate settlementDate() {
    return settlementDate;
  }

  /** The account's money now. */
  public CashStatement cashOf(AccountId account) {
    return CashStatement.of(cash(account));
  }

  /** One position, with zeros where the book never held the instrument. */
  public Position position(BookId book, int instrument) {
    PositionBook positions = books.get(book);
    return positions == null
        ? new Position(instrument, 0, Money.ZERO, Money.ZERO, new Price(markE4[instrument]))
        : Position.of(positions, instrument, markE4[instrument]);
  }

  /** Profit and loss of an account since the day's start. */
  public ProfitAndLoss profitAndLoss(AccountId account) {
    return ProfitAndLoss.of(this, account);
  }

  /**
   * Checks every invariant of the books against independently kept sums.
   *
   * @throws LedgerImbalance with account or instrument and both sides of the broken identity
   */
  public void verify() {
    new LedgerAudit(this).run();
  }

  Instruments instruments() {
    return instruments;
  }

  Map<AccountId, CashAccount> accounts() {
    return accounts;
  }

  Map<BookId, PositionBook> books() {
    return books;
  }

  OrderPostings orders() {
    return orders;
  }

  long[] marksE4() {
    return markE4;
  }

  long[] startMarksE4() {
    return startMarkE4;
  }

  CashAccount cash(AccountId account) {
    @Nullable CashAccount cash = accounts.get(account);
    if (cash == null) {
      throw new IllegalArgumentException("Account has no cash account in the books: " + account);
    }
    return cash;
  }

  PositionBook book(BookId id) {
    PositionBook positions = books.get(id);
    if (positions == null) {
      positions = new PositionBook(instruments.size());
      books.put(id, positions);
      cash(id.account()).books.add(positions);
    }
    return positions;
  }

  private String id(int instrument) {
    return instruments.get(instrument).id().toString();
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(markE4).putLongs(startMarkE4).putInt(accounts.size());
    accounts.forEach(
        (id, cash) -> {
          out.putString(id.value());
          cash.writeState(out);
        });
    out.putInt(books.size());
    books.forEach(
        (id, positions) -> {
          id.writeTo(out);
          positions.writeState(out);
        });
    orders.writeState(out);
  }

  @Override
  public void readState(StateReader in) {
    PositionBook.read(in, markE4);
    PositionBook.read(in, startMarkE4);
    accounts.clear();
    for (int left = in.getCount(8); left > 0; left--) {
      CashAccount cash = new CashAccount();
      accounts.put(new AccountId(in.getString()), cash);
      cash.readState(in);
    }
    books.clear();
    for (int left = in.getCount(8); left > 0; left--) {
      book(BookId.readFrom(in)).readState(in);
    }
    orders.readState(in, this);
  }
}
