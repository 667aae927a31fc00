package tw.kuroshio.feed;

import tw.kuroshio.feed.twse.QuoteCursor;

/** Hands records to the listener, in sequence, and notices which line they came on. One thread. */
final class Delivery {

  private final FeedCounts counts;
  private final LineSupervisor supervisor;
  private final QuoteCursor quote = new QuoteCursor();

  Delivery(FeedCounts counts, LineSupervisor supervisor) {
    this.counts = counts;
    this.supervisor = supervisor;
  }

  void deliver(MarketRecord record, FeedListener listener) {
    counts.accepted++;
    counts.first[record.stream().code()]++;
    listener.accepted(record);
    supervisor.accepted(record.stream(), listener);
    if (isEndOfSession(record)) {
      supervisor.ended(record.stream());
      supervisor.ended(record.stream().otherCopy());
    }
  }

  private boolean isEndOfSession(MarketRecord record) {
    return QuoteCursor.reads(record.format())
        && QuoteCursor.hasNoTime(record.buffer(), record.offset())
        && quote.wrap(record.buffer(), record.offset()).isEndOfSession();
  }
}
