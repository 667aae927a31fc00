package tw.kuroshio.benchmarks.feed;

import java.util.SplittableRandom;
import tw.kuroshio.model.Market;

/**
 * A synthetic day as datagrams, stretch by stretch into the same memory. Does not time anything;
 * two feeds of the same workload give the same bytes.
 */
final class DayFeed {

  /** 2026-03-02 00:00 in Taipei. */
  static final long MIDNIGHT_NS = 1_772_380_800_000_000_000L;

  private final SyntheticDay day;
  private final DayChunk chunk;
  private final LineSender twse;
  private final LineSender tpex;
  private final QuoteFields quote = new QuoteFields();
  private final RecordObserver observer;
  private long lastTimeNs = MIDNIGHT_NS;

  DayFeed(FeedWorkload workload, DayChunk chunk, RecordObserver observer) {
    day = new SyntheticDay(workload);
    this.chunk = chunk;
    this.observer = observer;
    SplittableRandom random = new SplittableRandom(~workload.seed());
    twse = new LineSender(Market.TWSE, chunk, random.split());
    tpex = new LineSender(Market.TPEX, chunk, random.split());
  }

  /**
   * Refills the chunk with about {@code records} records, to the end of a burst; returns how many,
   * 0 when the day is over.
   */
  int next(int records) {
    chunk.clear();
    int sent = 0;
    boolean open = true;
    while (open && day.next(quote)) {
      sent++;
      lastTimeNs = quote.endOfSession ? lastTimeNs : MIDNIGHT_NS + quote.timeNsOfDay;
      (quote.tpex ? tpex : twse).add(quote, lastTimeNs, observer);
      if (quote.endsBurst) {
        twse.flush(lastTimeNs);
        tpex.flush(lastTimeNs);
        open = sent < records;
      }
    }
    return sent;
  }

  DamageCounts damage() {
    DamageCounts a = twse.damage();
    DamageCounts b = tpex.damage();
    return new DamageCounts(
        a.lost() + b.lost(),
        a.repeated() + b.repeated(),
        a.reordered() + b.reordered(),
        a.corrupted() + b.corrupted());
  }
}
