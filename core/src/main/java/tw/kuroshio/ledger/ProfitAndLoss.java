package tw.kuroshio.ledger;

import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.Money;

/**
 * Profit and loss of an account since the day's start; gross = realised + unrealised, net = gross −
 * fees − taxes = end equity − start equity.
 *
 * @param realised profit of what was closed, against its cost
 * @param unrealised change of the unrealised profit since the day's start; closing a position moves
 *     its earlier unrealised profit to {@code realised}
 * @param fees commission
 * @param taxes securities transaction tax
 */
public record ProfitAndLoss(
    Money startEquity, Money endEquity, Money realised, Money unrealised, Money fees, Money taxes) {

  static ProfitAndLoss of(Ledger ledger, AccountId account) {
    CashAccount cash = ledger.cash(account);
    long startEquity = cash.startE4;
    long realised = 0;
    long unrealised = 0;
    for (PositionBook book : cash.books) {
      long startValue = PositionBook.valueE4(book.startShares, ledger.startMarksE4());
      startEquity = Math.addExact(startEquity, startValue);
      realised = Math.addExact(realised, sum(book.realisedE4));
      long before = Math.subtractExact(startValue, sum(book.startCostE4));
      long now =
          Math.subtractExact(PositionBook.valueE4(book.shares, ledger.marksE4()), sum(book.costE4));
      unrealised = Math.addExact(unrealised, Math.subtractExact(now, before));
    }
    return new ProfitAndLoss(
        new Money(startEquity),
        new Money(ledger.equityE4(account)),
        new Money(realised),
        new Money(unrealised),
        new Money(cash.feesE4),
        new Money(cash.taxesE4));
  }

  private static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum = Math.addExact(sum, value);
    }
    return sum;
  }

  /** Before fees and taxes. */
  public Money gross() {
    return realised.plus(unrealised);
  }

  /** After fees and taxes. */
  public Money net() {
    return gross().minus(fees).minus(taxes);
  }
}
