package tw.kuroshio.adapters.simulator;

import java.util.List;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.Market;

/**
 * One market's static data: cycles of all securities until the open, each spread over the time to
 * the next but for a pause, and in the session the cycles of the day's new ones, which are none.
 * Format 1 goes to the stock line and the snapshot line, format 22 to the line of the odd lots;
 * securities that do not trade today are in neither.
 */
final class StaticCycles implements EventSource {

  private static final long SECOND = 1_000_000_000L;

  /** Groups of records that leave together are so far apart, those of a cycle sent at once less. */
  private static final long SPACING_NS = SECOND;

  private static final long CLOSEST_NS = 50_000;

  /** Between two cycles: tells the first record of a new one from the other copy of the old. */
  private static final long PAUSE_NS = 12 * SECOND;

  private final Market market;
  private final List<ScriptedInstrument> instruments;
  private final SessionSchedule session;
  private final DisclosureSettings disclosure;
  private final boolean allLines;
  private final int oddLotCallSeconds;
  private final RecordWriter out;
  private final int group;
  private final long spacingNs;
  private long cycleNs;
  private int sent;
  private long nextNs;

  /**
   * @param instruments those of the market that trade today
   * @param oddLotCallSeconds between two calls of odd lots; negative when the date has none
   */
  StaticCycles(
      Market market,
      List<ScriptedInstrument> instruments,
      SessionSchedule session,
      DisclosureSettings disclosure,
      int oddLotCallSeconds,
      RecordWriter out) {
    this.market = market;
    this.instruments = instruments;
    this.session = session;
    this.disclosure = disclosure;
    this.oddLotCallSeconds = oddLotCallSeconds;
    this.out = out;
    allLines = disclosure.snapshotSeconds() > 0;
    cycleNs = disclosure.staticFromNsOfDay();
    long spreadNs = Math.max(0, disclosure.staticSeconds() * SECOND - PAUSE_NS);
    int mostGroups = (int) Math.max(1, spreadNs / SPACING_NS);
    group = spreadNs == 0 ? 1 : Math.max(1, Math.ceilDiv(instruments.size(), mostGroups));
    int groups = Math.max(1, Math.ceilDiv(instruments.size(), group));
    spacingNs = Math.max(CLOSEST_NS, spreadNs / groups);
    nextNs = instruments.isEmpty() ? NEVER : cycleNs;
  }

  @Override
  public long nextNsOfDay() {
    return nextNs;
  }

  @Override
  public void advance() {
    if (nextNs >= session.openNsOfDay()) {
      count(false, 1, 0, nextNs);
      nextNs = inSession(nextNs + disclosure.newSecuritiesSeconds() * SECOND);
      return;
    }
    int end = Math.min(instruments.size(), sent + group);
    for (; sent < end; sent++) {
      security(instruments.get(sent), sent + 1, nextNs);
    }
    if (sent < instruments.size()) {
      nextNs += spacingNs;
    } else {
      count(true, sent + 1, sent, nextNs);
      nextCycle();
    }
  }

  private void security(ScriptedInstrument scripted, int sequence, long nsOfDay) {
    int callSeconds = session.callIntervalSeconds();
    out.reference(scripted, RecordWriter.STOCK_LINE, sequence, callSeconds, nsOfDay);
    if (allLines) {
      out.reference(scripted, RecordWriter.SNAPSHOT_LINE, sequence, callSeconds, nsOfDay);
    }
    if (oddLotCallSeconds >= 0) {
      out.oddLotReference(scripted, sequence, oddLotCallSeconds, nsOfDay);
    }
  }

  private void count(boolean all, int sequence, int securities, long nsOfDay) {
    out.referenceCount(market, RecordWriter.STOCK_LINE, sequence, all, securities, nsOfDay);
    if (allLines) {
      out.referenceCount(market, RecordWriter.SNAPSHOT_LINE, sequence, all, securities, nsOfDay);
    }
    if (oddLotCallSeconds >= 0) {
      out.oddLotReferenceCount(market, sequence, all, securities, nsOfDay);
    }
  }

  private void nextCycle() {
    long everyNs = disclosure.staticSeconds() * SECOND;
    sent = 0;
    cycleNs += everyNs;
    boolean again = everyNs > 0 && cycleNs + everyNs <= session.openNsOfDay();
    nextNs = again ? cycleNs : inSession(session.openNsOfDay());
  }

  private long inSession(long nsOfDay) {
    boolean told = disclosure.newSecuritiesSeconds() > 0 && nsOfDay < session.closeNsOfDay();
    return told ? nsOfDay : NEVER;
  }
}
