package tw.kuroshio.benchmarks.store;

/** One store of ticks that is measured. */
interface StoreSide extends AutoCloseable {

  /** No trade was known. */
  long NONE = -1;

  /** For tables of results. */
  String name();

  /** Makes ready what a load needs and is not measured. */
  void prepare(Ticks ticks);

  /** Loads a stretch so that it is on the disk when this returns. */
  void load(Ticks ticks);

  /** Price of the last trade of an instrument known at a moment, or {@link #NONE}. */
  long lastPrice(String code, long knownAtNs);

  @Override
  void close();
}
