package tw.kuroshio.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.market.FeeSchedule;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** What orders reserve, and what their executions post to cash and positions. */
final class OrderPostings {

  private final Instruments instruments;
  private final FeeSchedule fees;
  private final LocalDate settlementDate;
  private final TreeMap<ClOrdId, OrderEntry> entries = new TreeMap<>();

  OrderPostings(Instruments instruments, FeeSchedule fees, LocalDate settlementDate) {
    this.instruments = instruments;
    this.fees = fees;
    this.settlementDate = settlementDate;
  }

  @Nullable OrderEntry find(ClOrdId clOrdId) {
    return entries.get(clOrdId);
  }

  Collection<OrderEntry> entries() {
    return entries.values();
  }

  void reserve(
      Order order, BookId book, long worstPriceE4, CashAccount cash, PositionBook positions) {
    OrderEntry entry = new OrderEntry(order, book, worstPriceE4, cash, positions);
    if (entries.putIfAbsent(order.clOrdId(), entry) != null) {
      throw new IllegalArgumentException("Order reserved twice: " + order.clOrdId());
    }
    changeOpen(entry, order.quantity().shares());
    updateReservedCash(entry);
  }

  void release(OrderEntry entry, long shares) {
    changeOpen(entry, -shares);
    updateReservedCash(entry);
  }

  void fill(OrderEntry entry, long shares, long priceE4) {
    long valueE4 = Math.multiplyExact(shares, priceE4);
    changeOpen(entry, -Math.min(shares, entry.leaves));
    entry.cumShares = Math.addExact(entry.cumShares, shares);
    entry.cumValueE4 = Math.addExact(entry.cumValueE4, valueE4);
    entry.positions.trade(entry.instrument, entry.side.sign() * shares, priceE4);
    postCash(entry, valueE4);
    updateReservedCash(entry);
  }

  private void postCash(OrderEntry entry, long valueE4) {
    CashAccount cash = entry.cash;
    long commission = commissionE4(entry, entry.cumValueE4) - entry.commissionE4;
    long tax = taxE4(entry) - entry.taxE4;
    entry.commissionE4 += commission;
    entry.taxE4 += tax;
    cash.feesE4 = Math.addExact(cash.feesE4, commission);
    cash.taxesE4 = Math.addExact(cash.taxesE4, tax);
    if (entry.side == Side.BUY) {
      cash.boughtE4 = Math.addExact(cash.boughtE4, valueE4);
      cash.ladder.pay(settlementDate, Math.addExact(valueE4, commission));
    } else {
      cash.soldE4 = Math.addExact(cash.soldE4, valueE4);
      cash.ladder.receive(settlementDate, valueE4);
      cash.ladder.pay(settlementDate, Math.addExact(commission, tax));
    }
  }

  private static void changeOpen(OrderEntry entry, long shares) {
    PositionBook positions = entry.positions;
    if (entry.side == Side.BUY) {
      positions.openBuyShares[entry.instrument] += shares;
      positions.openBuyValueE4[entry.instrument] += Math.multiplyExact(shares, entry.worstPriceE4);
    } else {
      positions.openSellShares[entry.instrument] += shares;
    }
    entry.leaves += shares;
  }

  private void updateReservedCash(OrderEntry entry) {
    if (entry.side == Side.SELL) {
      return;
    }
    long reserved = 0;
    if (entry.leaves > 0) {
      long value = Math.multiplyExact(entry.leaves, entry.worstPriceE4);
      long commission =
          commissionE4(entry, Math.addExact(entry.cumValueE4, value)) - entry.commissionE4;
      reserved = Math.addExact(value, commission);
    }
    CashAccount cash = entry.cash;
    cash.reservedE4 = Math.addExact(cash.reservedE4, reserved - entry.reservedCashE4);
    entry.reservedCashE4 = reserved;
  }

  private long commissionE4(OrderEntry entry, long valueE4) {
    return fees.commission(new Money(valueE4), entry.isOddLot()).e4();
  }

  long purchaseCostE4(long valueE4) {
    return Math.addExact(valueE4, fees.commission(new Money(valueE4), false).e4());
  }

  private long taxE4(OrderEntry entry) {
    SecurityKind kind = instruments.get(entry.instrument).kind();
    return fees.tax(kind, entry.side, new Money(entry.cumValueE4), false).e4();
  }

  void writeState(StateWriter out) {
    out.putInt(entries.size());
    entries.forEach(
        (id, entry) -> {
          out.putString(id.value());
          entry.writeTo(out);
        });
  }

  void readState(StateReader in, Ledger ledger) {
    entries.clear();
    for (int left = in.getCount(8); left > 0; left--) {
      entries.put(new ClOrdId(in.getString()), OrderEntry.readFrom(in, ledger));
    }
  }
}
