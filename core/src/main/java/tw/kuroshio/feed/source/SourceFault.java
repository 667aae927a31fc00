package tw.kuroshio.feed.source;

/** Why a source's message was set aside. */
public enum SourceFault {
  /** Not JSON, cut off, or with bytes behind its end. */
  NOT_JSON,
  /** JSON of another form than the source's messages have. */
  NOT_A_MESSAGE,
  /** A field that must be there is not. */
  MISSING_FIELD,
  /** A field holds another type, such as a text where a number belongs. */
  WRONG_TYPE,
  /** A number that is none, has more than four decimals, or does not fit the exchange's field. */
  BAD_NUMBER,
  /** A date or time that is none. */
  BAD_TIME,
  /** More than five levels, or prices and sizes of different count. */
  BAD_LEVELS,
  /** An instrument nobody asked for, or of another market than it is listed in. */
  UNKNOWN_INSTRUMENT,
  /** More bytes than a message may have, compressed or not. */
  TOO_LARGE,
  /** A compressed message that is damaged. */
  NOT_GZIP
}
