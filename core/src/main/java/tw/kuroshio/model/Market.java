package tw.kuroshio.model;

/** The two cash-equity markets. */
public enum Market {
  /** Taiwan Stock Exchange (上市). */
  TWSE,
  /** Taipei Exchange (上櫃). */
  TPEX
}
