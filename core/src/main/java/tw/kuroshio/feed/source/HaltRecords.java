package tw.kuroshio.feed.source;

import tw.kuroshio.feed.MarketDataListener;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.HaltCursor;
import tw.kuroshio.feed.twse.HaltEncoder;
import tw.kuroshio.feed.twse.TimeOfDay;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;

/** Writes suspended trading and its end as halts and resumptions, format 19. */
final class HaltRecords {

  private static final int STATISTICS_LINE = 4;
  private static final long SECOND_NS = 1_000_000_000L;

  private final Instruments instruments;
  private final RecordLines lines;
  private final HaltEncoder encoder = new HaltEncoder();
  private final boolean[] suspended;
  private final long[] sinceNsOfDay;

  HaltRecords(Instruments instruments, RecordLines lines) {
    this.instruments = instruments;
    this.lines = lines;
    suspended = new boolean[instruments.size()];
    sinceNsOfDay = new long[instruments.size()];
  }

  /** Tells that trading is suspended, or goes on, if that is new; returns whether it is. */
  boolean tell(
      int i, boolean isSuspended, long nsOfDay, long ingestNs, MarketDataListener listener) {
    if (suspended[i] == isSuspended) {
      return false;
    }
    suspended[i] = isSuspended;
    long second = nsOfDay - nsOfDay % SECOND_NS;
    sinceNsOfDay[i] = isSuspended ? second : sinceNsOfDay[i];
    Market market = instruments.get(i).id().market();
    encoder
        .start(
            market,
            lines.next(market, HaltCursor.FORMAT),
            CodeKey.of(instruments.get(i).id().code()),
            sinceNsOfDay[i],
            isSuspended ? TimeOfDay.NONE : second)
        .immediate();
    int length = encoder.encode(lines.buffer, 0);
    lines.send(market, STATISTICS_LINE, length, ingestNs, listener);
    return true;
  }
}
