package tw.kuroshio.adapters.simulator;

import java.util.List;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.Market;

/**
 * One market's snapshots, format 20: the instruments in groups, one group a second, each instrument
 * when its turn comes and its quote has changed or its last snapshot is old. After the close each
 * has a last one without a time, then the format ends.
 */
final class SnapshotBoard implements EventSource {

  private static final long SECOND = 1_000_000_000L;

  /** Groups of the last snapshots. */
  private static final int CLOSING_GROUPS = 5;

  /** What the real-time line has only just told waits for its next turn. */
  private static final long TOO_NEW_NS = 1_000_000;

  private final Market market;
  private final List<InstrumentDay> days;
  private final int groups;
  private final long resendNs;
  private final long closedNsOfDay;
  private final RecordWriter out;
  private final long[] sentNs;
  private final long[] sentRecords;
  private long nextNs;

  /**
   * @param fromNsOfDay whole seconds
   * @param closedNsOfDay when the last instrument of the market closes
   */
  SnapshotBoard(
      Market market,
      List<InstrumentDay> days,
      DisclosureSettings disclosure,
      long fromNsOfDay,
      long closedNsOfDay,
      RecordWriter out) {
    this.market = market;
    this.days = days;
    this.closedNsOfDay = closedNsOfDay;
    this.out = out;
    groups = disclosure.snapshotSeconds();
    resendNs = disclosure.resendSeconds() * SECOND;
    sentNs = new long[days.size()];
    sentRecords = new long[days.size()];
    nextNs = fromNsOfDay;
  }

  @Override
  public long nextNsOfDay() {
    return nextNs;
  }

  @Override
  public void advance() {
    long nowNs = nextNs;
    int closing = (int) ((nowNs - closedNsOfDay) / SECOND) - 1;
    if (closing < 0) {
      turn((int) (nowNs / SECOND % groups), nowNs);
    } else if (closing < CLOSING_GROUPS) {
      for (int i = closing; i < days.size(); i += CLOSING_GROUPS) {
        if (days.get(i).image().records() > 0) {
          out.snapshot(days.get(i).image(), QuoteCursor.NO_TIME, nowNs);
        }
      }
    } else {
      out.endOfSession(market, QuoteCursor.SNAPSHOT_FORMAT, RecordWriter.SNAPSHOT_LINE, nowNs);
    }
    nextNs = closing < CLOSING_GROUPS ? nowNs + SECOND : NEVER;
  }

  private void turn(int group, long nowNs) {
    for (int i = first(group); i < first(group + 1); i++) {
      QuoteImage image = days.get(i).image();
      boolean changed = image.records() != sentRecords[i];
      boolean old = sentNs[i] > 0 && nowNs - sentNs[i] >= resendNs;
      if ((changed || old) && nowNs - image.timeNsOfDay() >= TOO_NEW_NS) {
        out.snapshot(image, image.timeNsOfDay(), nowNs);
        sentNs[i] = nowNs;
        sentRecords[i] = image.records();
      }
    }
  }

  /** The first instrument of a group; groups are as even as can be. */
  private int first(int group) {
    return Math.ceilDiv(group * days.size(), groups);
  }
}
