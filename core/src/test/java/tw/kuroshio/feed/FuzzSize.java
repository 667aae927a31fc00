package tw.kuroshio.feed;

/** How much is tried: 100,000 records, or what the slow profile says. */
final class FuzzSize {

  static final int RECORDS = Integer.getInteger("kuroshio.fuzz.records", 100_000);

  private FuzzSize() {}
}
