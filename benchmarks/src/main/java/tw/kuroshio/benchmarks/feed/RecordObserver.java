package tw.kuroshio.benchmarks.feed;

/** Sees every record as the exchange sends it, undamaged and once, in order. */
interface RecordObserver {

  RecordObserver NONE = (quote, record) -> {};

  /** The record's content and its bytes in the exchange's encoding, from offset 0. */
  void sent(QuoteFields quote, byte[] record);
}
