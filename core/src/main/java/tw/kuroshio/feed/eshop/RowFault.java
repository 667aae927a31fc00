package tw.kuroshio.feed.eshop;

/** Why a row of a tick file was set aside. */
public enum RowFault {
  /** A numeric field holds something else than decimal digits. */
  NOT_DIGITS,
  /** A one-letter field holds a mark the exchange's table does not list for this layout. */
  UNKNOWN_MARK,
  /** Not a code: one to six upper-case letters and digits, padded with spaces. */
  BAD_CODE,
  /** Hour, minute or second out of range. */
  BAD_TIME,
  /** No date, or not the day of the file. */
  BAD_DATE,
  /** Not of the form 0000.00, or a trade at price zero. */
  BAD_PRICE,
  /** A trade or a new order over no shares. */
  NO_QUANTITY,
  /** More than five levels, prices out of order, or values in a level that is not counted. */
  BAD_LEVELS,
  /** Two fields contradict each other, such as a cancelled purchase on the selling side. */
  CONTRADICTION,
  /** An order number, broker or printer with bytes that cannot be printed. */
  BAD_TEXT,
  /** The day's volume is below that of the row before. */
  VOLUME_FELL,
  /** A price ten times, or a tenth of, the security's last trade: a slipped digit. */
  PRICE_LEAP
}
