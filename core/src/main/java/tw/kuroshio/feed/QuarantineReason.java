package tw.kuroshio.feed;

/** Why bytes of the feed were set aside instead of decoded. */
public enum QuarantineReason {
  /** Bytes that belong to no record: no ESC where one must start. */
  NO_RECORD,
  /** The datagram ends before the record does. */
  TRUNCATED,
  /** The length field is not BCD, too short for a record, or not what the format prescribes. */
  LENGTH,
  /** The record does not end with CR LF. */
  TERMINATOR,
  /** The XOR over the record differs from its check byte. */
  CHECK_BYTE,
  /** Neither TWSE nor TPEx. */
  MARKET,
  /** A format this handler does not decode; skipped by its length. */
  UNKNOWN_FORMAT,
  /** A known format in a version this handler does not decode; skipped by its length. */
  UNKNOWN_VERSION,
  /** The disclosure map claims more than five levels a side. */
  LEVELS,
  /** A numeric field holds something else than decimal digits. */
  BCD,
  /** Sequence number 0, or an implausible leap ahead that no second record confirms. */
  SEQUENCE
}
