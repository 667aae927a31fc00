package tw.kuroshio.benchmarks.feed;

/**
 * What a synthetic day is made of; equal workloads are equal byte for byte.
 *
 * @param records records the exchange sends, each of them twice
 * @param instruments half of them TWSE, half TPEx
 * @param levels the most levels a quote discloses a side, 0 to 5
 */
public record FeedWorkload(long records, int instruments, int levels, long seed) {

  /** The opening and closing print of every instrument need their place. */
  static final int MIN_RECORDS_AN_INSTRUMENT = 16;

  /** Sequences of a market must not wrap within the day. */
  static final long MAX_RECORDS = 150_000_000;

  public FeedWorkload {
    if (instruments < 2 || instruments > BenchInstruments.MAX) {
      throw new IllegalArgumentException(
          "Instruments must be 2 to " + BenchInstruments.MAX + ", was " + instruments);
    }
    long least = (long) MIN_RECORDS_AN_INSTRUMENT * instruments;
    if (records < least || records > MAX_RECORDS) {
      throw new IllegalArgumentException(
          "Records must be %d (%d an instrument) to %d, was %d"
              .formatted(least, MIN_RECORDS_AN_INSTRUMENT, MAX_RECORDS, records));
    }
    if (levels < 0 || levels > 5) {
      throw new IllegalArgumentException("Levels must be 0 to 5, was " + levels);
    }
  }
}
