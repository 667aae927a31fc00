package tw.kuroshio.benchmarks.feed;

/**
 * One side of the comparison: the product's feed handler and books behind one decoder. Loaded once
 * a side by a {@link SideLoader}, so that neither side's profile or class hierarchy reaches the
 * compiled code of the other. One thread.
 */
public interface FeedSide {

  /**
   * Begins a day with empty books and a new sequence.
   *
   * @param codes codes of the instruments, ascending: position is the dense index
   * @param tpex whether the instrument is of TPEx, else of TWSE
   * @param wholeStage whether accepted records go through all of the feed stage, with the day's
   *     rules, bars, halts and the state of each book, or to the books alone
   */
  void begin(String[] codes, boolean[] tpex, boolean wholeStage);

  /** Takes all datagrams of a chunk: the timed part. */
  void take(DatagramChunk chunk);

  /** Nothing more will come: what waits for a missing record is applied. */
  void end();

  /** What the handler counted since {@link #begin}. */
  SideCounts counts();

  /** Everything the books know of an instrument, in canonical bytes. */
  byte[] state(int instrumentIndex);

  /** What a full quote restores after a loss: both sides of the book, volume and last trade. */
  byte[] book(int instrumentIndex);

  /** Exchange time of the last record applied to the instrument. */
  long matchTimeNsOfDay(int instrumentIndex);
}
