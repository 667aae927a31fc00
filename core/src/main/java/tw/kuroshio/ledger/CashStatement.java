package tw.kuroshio.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.model.Money;

/**
 * The money of one account.
 *
 * @param settled in the bank account
 * @param unsettled by settlement date, ascending
 * @param reserved held for open buy orders
 * @param total settled and unsettled
 */
public record CashStatement(Money settled, List<Rung> unsettled, Money reserved, Money total) {

  /** What is due on one settlement date. */
  public record Rung(LocalDate date, Money receivable, Money payable) {}

  static CashStatement of(CashAccount cash) {
    List<Rung> rungs = new ArrayList<>();
    for (LocalDate date : cash.ladder.dates()) {
      rungs.add(
          new Rung(
              date,
              new Money(cash.ladder.receivableE4(date)),
              new Money(cash.ladder.payableE4(date))));
    }
    return new CashStatement(
        new Money(cash.settledE4),
        List.copyOf(rungs),
        new Money(cash.reservedE4),
        new Money(cash.totalE4()));
  }
}
