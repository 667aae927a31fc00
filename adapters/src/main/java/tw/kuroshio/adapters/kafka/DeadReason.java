package tw.kuroshio.adapters.kafka;

/** Why a message of a market-data topic cannot be used. */
public enum DeadReason {
  /** No key: nobody knows of which instrument it is. */
  NULL_KEY,
  /** A key without content, a tombstone; market data is never deleted. */
  TOMBSTONE,
  /** Longer than any message of ours. */
  TOO_LONG,
  /** Not framed as a message of Simple Binary Encoding. */
  NO_MESSAGE,
  /** Of another schema. */
  UNKNOWN_SCHEMA,
  /** Of this schema, and a message or version of it that never was. */
  UNKNOWN_MESSAGE,
  /** Cut off, or its lengths contradict each other. */
  LENGTH,
  /** Its content is no record of the exchange, or its key names another instrument. */
  CONTENT
}
