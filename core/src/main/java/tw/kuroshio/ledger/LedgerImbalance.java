package tw.kuroshio.ledger;

/**
 * The books do not balance: cash and positions no longer add up to equity, or fills to positions.
 * There is no way to trade on; the engine halts (exit code 3).
 */
public final class LedgerImbalance extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public LedgerImbalance(String message) {
    super(message);
  }
}
