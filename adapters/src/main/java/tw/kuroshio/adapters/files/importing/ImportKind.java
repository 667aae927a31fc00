package tw.kuroshio.adapters.files.importing;

import java.util.Locale;

/** What {@code import} is told its files hold; each kind has one or several documented forms. */
public enum ImportKind {
  /** Raw daily bars, whole or the close alone. */
  DAILY,
  /** Daily prices somebody else adjusted, with the flows of investors. */
  ADJUSTED,
  /** Raw bars of five minutes. */
  BARS,
  /** Reference prices of ex-dates, and dividends. */
  CORPORATE_ACTIONS,
  /** Net shares of the institutional investors. */
  FLOWS,
  /** Margin and short balances. */
  MARGIN,
  /** Price-earnings ratio, yield, price-book ratio. */
  VALUATION,
  /** The exchange's index. */
  INDEX,
  /** Volatility indices computed from options. */
  VOLATILITY,
  /** Listed securities. */
  LISTING,
  /** Days on which trading was seen. */
  TRADING_DAYS,
  /** Daily values and final settlement prices of index options. */
  OPTIONS,
  /** Answers of the exchange's OpenAPI, one JSON document a file or a tar archive of them. */
  TWSE_OPENAPI,
  /** Trades of futures and options. */
  TICKS,
  /** Companies' financial statements. */
  STATEMENTS,
  /** Shares issued. */
  SHARES,
  /** What analysts expect of earnings. */
  FORECASTS,
  /** Members of an index. */
  MEMBERSHIP;

  /** As on the command line: {@code corporate-actions}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return word();
  }
}
