package tw.kuroshio.adapters.files;

/** Why a row of a table was set aside. */
public enum RowFault {
  /** More or fewer fields than the header. */
  FIELD_COUNT,
  /** Not one to six upper-case letters and digits. */
  BAD_SYMBOL,
  /** Not a date in the documented form of its table. */
  BAD_DATE,
  /** Not a time in the documented form, off the five-minute grid or outside the session. */
  BAD_TIME,
  /** A date on which the exchange was closed. */
  NOT_A_TRADING_DAY,
  /** Not a plain decimal number, more than four decimals in a price, or too large. */
  BAD_NUMBER,
  /** A number that must be there is not. */
  MISSING_NUMBER,
  /** Volume, value or number of trades below zero. */
  NEGATIVE_QUANTITY,
  /** A price of zero or below beside others above it. */
  PRICE_NOT_POSITIVE,
  /** The high is below the low. */
  HIGH_BELOW_LOW,
  /** The open or the close is not between the low and the high. */
  PRICE_OUTSIDE_RANGE,
  /** A price that no order of this class of security can have. */
  OFF_TICK,
  /** A market other than the two of cash equities. */
  UNKNOWN_MARKET,
  /** A day later than that of loading. */
  FUTURE_DATE,
  /** A row of the exchange's tick files that its layout, or the rows before it, do not allow. */
  BAD_TICK_ROW,
  /** A word that the source's form does not have. */
  BAD_WORD,
  /** Shares of an issuer, under the code of its depositary receipts. */
  OTHER_SHARES,
  /** The parts of a sum do not give it. */
  SUM_DIFFERS,
  /** Two ex-dates that take effect on the same day; the later one is used. */
  SUPERSEDED
}
