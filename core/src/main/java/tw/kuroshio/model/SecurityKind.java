package tw.kuroshio.model;

/** Class of a security; decides tick table, price limit and tax. */
public enum SecurityKind {
  STOCK,
  PREFERRED_STOCK,
  TDR,
  ETF,
  ETN,
  REIT,
  CLOSED_END_FUND,
  WARRANT,
  CONVERTIBLE_BOND,
  OTHER
}
