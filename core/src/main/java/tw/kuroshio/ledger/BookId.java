package tw.kuroshio.ledger;

import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.StrategyId;

/** Whose positions: one book per account and strategy. Ordered by account, then strategy. */
public record BookId(AccountId account, StrategyId strategy) implements Comparable<BookId> {

  /** The only book of a run with one account and one strategy. */
  public static final BookId DEFAULT = new BookId(AccountId.DEFAULT, StrategyId.DEFAULT);

  /** Writes the canonical form. */
  public void writeTo(StateWriter out) {
    out.putString(account.value()).putString(strategy.value());
  }

  /** Reads what {@link #writeTo} wrote. */
  public static BookId readFrom(StateReader in) {
    return new BookId(new AccountId(in.getString()), new StrategyId(in.getString()));
  }

  @Override
  public int compareTo(BookId other) {
    int byAccount = account.compareTo(other.account);
    return byAccount != 0 ? byAccount : strategy.compareTo(other.strategy);
  }

  @Override
  public String toString() {
    return account + "/" + strategy;
  }
}
