package tw.kuroshio.ledger;

import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Side;

/** Checks the books against sums that are kept on other ways than the figures they check. */
final class LedgerAudit {

  private final Ledger ledger;

  LedgerAudit(Ledger ledger) {
    this.ledger = ledger;
  }

  void run() {
    ledger.books().forEach(this::checkBook);
    ledger.accounts().forEach(this::checkAccount);
  }

  private void checkBook(BookId id, PositionBook book) {
    long[] openBuy = new long[book.shares.length];
    long[] openBuyValue = new long[book.shares.length];
    long[] openSell = new long[book.shares.length];
    long[] traded = new long[book.shares.length];
    for (OrderEntry entry : ledger.orders().entries()) {
      if (entry.book.equals(id)) {
        require(
            entry.leaves >= 0, "Open shares of an order must not be negative", id, entry.leaves);
        traded[entry.instrument] += entry.side.sign() * entry.cumShares;
        if (entry.side == Side.BUY) {
          openBuy[entry.instrument] += entry.leaves;
          openBuyValue[entry.instrument] += entry.leaves * entry.worstPriceE4;
        } else {
          openSell[entry.instrument] += entry.leaves;
        }
      }
    }
    for (int i = 0; i < openBuy.length; i++) {
      equal("start + Σ fills = position", book.startShares[i] + traded[i], book.shares[i], id, i);
      equal("bought − sold = Σ fills", book.boughtShares[i] - book.soldShares[i], traded[i], id, i);
      equal("Σ open buy shares", openBuy[i], book.openBuyShares[i], id, i);
      equal("Σ open buy value", openBuyValue[i], book.openBuyValueE4[i], id, i);
      equal("Σ open sell shares", openSell[i], book.openSellShares[i], id, i);
      if (book.shares[i] == 0) {
        equal("cost of a flat position", 0, book.costE4[i], id, i);
      }
    }
  }

  private void checkAccount(AccountId account, CashAccount cash) {
    long reserved = 0;
    for (OrderEntry entry : ledger.orders().entries()) {
      if (entry.book.account().equals(account)) {
        require(
            entry.reservedCashE4 >= 0,
            "Reserved cash must not be negative",
            account,
            entry.reservedCashE4);
        reserved = Math.addExact(reserved, entry.reservedCashE4);
      }
    }
    equal("Σ reserved cash of the open orders", reserved, cash.reservedE4, account);
    equal(
        "start cash − bought + sold − fees − taxes = cash",
        cash.startE4 - cash.boughtE4 + cash.soldE4 - cash.feesE4 - cash.taxesE4,
        cash.totalE4(),
        account);
    ProfitAndLoss result = ProfitAndLoss.of(ledger, account);
    equal(
        "start equity + profit = cash + positions",
        result.startEquity().plus(result.net()).e4(),
        result.endEquity().e4(),
        account);
  }

  private static void require(boolean holds, String rule, Object subject, long actual) {
    if (!holds) {
      throw new LedgerImbalance(rule + ", was " + actual + " (" + subject + ")");
    }
  }

  private static void equal(String rule, long expected, long actual, AccountId account) {
    if (expected != actual) {
      throw new LedgerImbalance(
          rule
              + ": "
              + new Money(expected)
              + " expected, "
              + new Money(actual)
              + " TWD in the books (account "
              + account
              + ")");
    }
  }

  private void equal(String rule, long expected, long actual, BookId book, int instrument) {
    if (expected != actual) {
      throw new LedgerImbalance(
          rule
              + ": "
              + expected
              + " expected, "
              + actual
              + " in the books ("
              + ledger.instruments().get(instrument).id()
              + ", "
              + book
              + ")");
    }
  }
}
