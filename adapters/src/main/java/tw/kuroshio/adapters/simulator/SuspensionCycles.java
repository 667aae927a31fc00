package tw.kuroshio.adapters.simulator;

import java.util.List;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.Market;

/** One market's securities that do not trade today, format 15: every five minutes till the open. */
final class SuspensionCycles implements EventSource {

  private static final long EVERY_NS = 300_000_000_000L;

  private final Market market;
  private final List<Instrument> suspended;
  private final long openNsOfDay;
  private final RecordWriter out;
  private long nextNs;

  SuspensionCycles(
      Market market,
      List<Instrument> suspended,
      long fromNsOfDay,
      long openNsOfDay,
      RecordWriter out) {
    this.market = market;
    this.suspended = suspended;
    this.openNsOfDay = openNsOfDay;
    this.out = out;
    nextNs = fromNsOfDay;
  }

  @Override
  public long nextNsOfDay() {
    return nextNs;
  }

  @Override
  public void advance() {
    out.suspensionCount(market, suspended.size(), nextNs);
    for (int i = 0; i < suspended.size(); i++) {
      out.suspension(suspended.get(i), i + 1, nextNs);
    }
    nextNs = nextNs + EVERY_NS < openNsOfDay ? nextNs + EVERY_NS : NEVER;
  }
}
