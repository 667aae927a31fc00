package tw.kuroshio.model;

/** The two cash-equity markets. */
public enum Market {
  /** Taiwan Stock Exchange (上市). */
  TWSE(0),
  /** Taipei Exchange (上櫃). */
  TPEX(1);

  private final int place;

  Market(int place) {
    this.place = place;
  }

  /** 0 or 1, for arrays with an entry a market. */
  public int place() {
    return place;
  }
}
