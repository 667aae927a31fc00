package tw.kuroshio.adapters.simulator;

import tw.kuroshio.feed.twse.HeartbeatState;
import tw.kuroshio.model.Market;

/** One market's heartbeats, format 16: every 30 seconds, the last one several times. */
final class Heartbeats implements EventSource {

  private static final long EVERY_NS = 30_000_000_000L;

  /** How often the last one is sent. */
  private static final int REPEATS = 3;

  private final Market market;
  private final long fromNsOfDay;
  private final long toNsOfDay;
  private final RecordWriter out;
  private long nextNs;
  private int lastSent;

  /**
   * @param fromNsOfDay the first
   * @param toNsOfDay the first of the last ones, at the earliest
   */
  Heartbeats(Market market, long fromNsOfDay, long toNsOfDay, RecordWriter out) {
    this.market = market;
    this.fromNsOfDay = fromNsOfDay;
    this.toNsOfDay = toNsOfDay;
    this.out = out;
    nextNs = fromNsOfDay;
  }

  @Override
  public long nextNsOfDay() {
    return nextNs;
  }

  @Override
  public void advance() {
    if (nextNs >= toNsOfDay) {
      out.heartbeat(market, HeartbeatState.END, lastSent > 0, nextNs);
      lastSent++;
    } else {
      out.heartbeat(
          market,
          nextNs == fromNsOfDay ? HeartbeatState.START : HeartbeatState.NORMAL,
          false,
          nextNs);
    }
    nextNs = lastSent == REPEATS ? NEVER : nextNs + EVERY_NS;
  }
}
