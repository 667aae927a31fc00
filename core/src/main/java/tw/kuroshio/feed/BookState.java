package tw.kuroshio.feed;

/** Whether an instrument's book may be traded on; {@link BookReason} says why not. */
public enum BookState {
  /** Everything the exchange sent is in it, as far as anybody can know. */
  RELIABLE,
  /** Records are missing or contradict each other. */
  GAP,
  /** It was right once; there is no news. */
  STALE,
  /** The exchange does not match the instrument's orders. */
  SUSPENDED
}
