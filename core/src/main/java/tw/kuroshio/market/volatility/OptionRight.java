package tw.kuroshio.market.volatility;

/** What an option gives its holder the right to do. */
public enum OptionRight {
  CALL,
  PUT
}
