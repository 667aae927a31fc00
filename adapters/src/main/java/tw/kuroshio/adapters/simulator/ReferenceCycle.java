package tw.kuroshio.adapters.simulator;

import java.util.List;
import tw.kuroshio.model.Market;

/** One cycle of static data of one market: every instrument, then the end marker with the count. */
final class ReferenceCycle {

  private static final long SPACING_NS = 50_000;

  private final Market market;
  private final List<ScriptedInstrument> instruments;
  private final int callSeconds;
  private final long startNsOfDay;
  private final RecordWriter out;
  private int sent;

  ReferenceCycle(
      Market market,
      List<ScriptedInstrument> all,
      int callSeconds,
      long startNsOfDay,
      RecordWriter out) {
    this.market = market;
    this.instruments = all.stream().filter(s -> s.instrument().id().market() == market).toList();
    this.callSeconds = callSeconds;
    this.startNsOfDay = startNsOfDay;
    this.out = out;
  }

  long nextNsOfDay() {
    return sent > instruments.size() || instruments.isEmpty()
        ? Long.MAX_VALUE
        : startNsOfDay + sent * SPACING_NS;
  }

  Market market() {
    return market;
  }

  /** Whether the market has any instrument. */
  boolean isUsed() {
    return !instruments.isEmpty();
  }

  void advance() {
    long nsOfDay = nextNsOfDay();
    if (sent < instruments.size()) {
      out.reference(instruments.get(sent), sent + 1, callSeconds, nsOfDay);
    } else {
      out.referenceCount(market, sent + 1, instruments.size(), nsOfDay);
    }
    sent++;
  }
}
