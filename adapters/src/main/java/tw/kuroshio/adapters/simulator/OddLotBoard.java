package tw.kuroshio.adapters.simulator;

import java.util.List;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.market.BoardSchedule;
import tw.kuroshio.model.Market;

/**
 * One market's odd lots of the session, format 23: trial matches from order entry, then calls at
 * the date's interval, each instrument at its own second of the interval, then the closing call.
 */
final class OddLotBoard implements EventSource {

  private static final long SECOND = 1_000_000_000L;

  private final Market market;
  private final List<OddLotDay> days;
  private final BoardSchedule schedule;
  private final int groups;
  private final int trialGroups;
  private final double chance;
  private final RecordWriter out;
  private long nextNs;
  private boolean closed;

  /**
   * @param schedule the date's, which has odd lots
   */
  OddLotBoard(
      Market market,
      List<OddLotDay> days,
      BoardSchedule schedule,
      DisclosureSettings disclosure,
      RecordWriter out) {
    this.market = market;
    this.days = days;
    this.schedule = schedule;
    this.out = out;
    groups = schedule.callIntervalSeconds();
    trialGroups = disclosure.trialSeconds();
    chance = Math.min(1, groups / (double) Math.max(1, disclosure.oddLotRecordSeconds()));
    nextNs = schedule.entryFromNsOfDay() + SECOND;
  }

  @Override
  public long nextNsOfDay() {
    return nextNs;
  }

  @Override
  public void advance() {
    long nowNs = nextNs;
    if (closed) {
      out.endOfSession(market, QuoteCursor.ODD_LOT_FORMAT, RecordWriter.ODD_LOT_LINE, nowNs);
      nextNs = NEVER;
    } else if (nowNs >= schedule.entryToNsOfDay()) {
      days.forEach(day -> day.close(nowNs));
      closed = true;
      nextNs = nowNs + SECOND;
    } else {
      boolean trial = nowNs < schedule.firstCallNsOfDay();
      int every = trial ? trialGroups : groups;
      int group = (int) (nowNs / SECOND % every);
      int end = Math.ceilDiv((group + 1) * days.size(), every);
      for (int i = Math.ceilDiv(group * days.size(), every); i < end; i++) {
        turn(days.get(i), trial, nowNs);
      }
      nextNs = nowNs + SECOND;
    }
  }

  private void turn(OddLotDay day, boolean trial, long nowNs) {
    if (!day.isActive(trial ? 1 : chance)) {
      return;
    }
    if (trial) {
      day.trial(nowNs);
    } else {
      day.call(nowNs);
    }
  }
}
