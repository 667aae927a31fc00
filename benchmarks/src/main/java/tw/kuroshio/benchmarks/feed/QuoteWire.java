package tw.kuroshio.benchmarks.feed;

/** Writes a quote as one whole record of a side's encoding. */
interface QuoteWire {

  /** Writes the record and returns its length in bytes. */
  int encode(QuoteFields quote, byte[] target, int offset);
}
