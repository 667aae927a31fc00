package tw.kuroshio.adapters.simulator;

import java.util.List;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.Market;

/** The end of one market's day: open orders expire, the last record of format 6 is sent. */
final class MarketClose implements EventSource {

  /** After the last closing call. */
  private static final long DELAY_NS = 1_000_000_000L;

  private final Market market;
  private final List<InstrumentDay> days;
  private final long midnightNs;
  private final RecordWriter out;
  private long nextNs;

  MarketClose(
      Market market,
      List<InstrumentDay> days,
      long closedNsOfDay,
      long midnightNs,
      RecordWriter out) {
    this.market = market;
    this.days = days;
    this.midnightNs = midnightNs;
    this.out = out;
    nextNs = closedNsOfDay + DELAY_NS;
  }

  @Override
  public long nextNsOfDay() {
    return nextNs;
  }

  @Override
  public void advance() {
    for (InstrumentDay day : days) {
      day.matcher().expireAll(midnightNs + nextNs);
    }
    out.endOfSession(market, QuoteCursor.FORMAT, RecordWriter.STOCK_LINE, nextNs);
    nextNs = NEVER;
  }
}
