package tw.kuroshio.adapters.simulator;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.market.BoardSchedule;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.Market;

/** Puts together what one market says as a whole, beside its instruments' own quotes. */
final class MarketSources {

  /** Heartbeats go on for so long after the last closing call. */
  private static final long HEARTBEAT_DELAY_NS = 60_000_000_000L;

  private static final int NO_ODD_LOTS = -1;

  private final DayScript script;
  private final DayClock clock;
  private final Market market;
  private final List<InstrumentDay> days;
  private final RecordWriter out;
  private final List<EventSource> sources = new ArrayList<>();
  private final long closedNsOfDay;

  private MarketSources(
      DayScript script, DayClock clock, Market market, List<InstrumentDay> days, RecordWriter out) {
    this.script = script;
    this.clock = clock;
    this.market = market;
    this.days = days;
    this.out = out;
    closedNsOfDay =
        days.stream()
            .mapToLong(day -> day.plan().closeNsOfDay())
            .reduce(clock.session().closeNsOfDay(), Math::max);
  }

  /**
   * The sources of a market; none when it has no instruments.
   *
   * @param random the day's
   */
  static List<EventSource> of(
      DayScript script,
      DayClock clock,
      Market market,
      List<InstrumentDay> days,
      SeededRandom random,
      RecordWriter out) {
    MarketSources all = new MarketSources(script, clock, market, days, out);
    if (!days.isEmpty()) {
      all.add(random);
    }
    return all.sources;
  }

  private void add(SeededRandom random) {
    DisclosureSettings disclosure = script.disclosure();
    SessionSchedule session = clock.session();
    BoardSchedule oddLots = script.rules().board(Board.ODD_LOT);
    boolean hasOddLots = disclosure.oddLotShare() > 0 && oddLots.firstCallNsOfDay() > 0;
    int oddLotCall = hasOddLots ? oddLots.callIntervalSeconds() : NO_ODD_LOTS;
    List<ScriptedInstrument> trading =
        days.stream().filter(day -> !day.plan().suspended()).map(InstrumentDay::scripted).toList();
    sources.add(new StaticCycles(market, trading, session, disclosure, oddLotCall, out));
    if (disclosure.statusLine()) {
      addStatusLine();
    }
    if (disclosure.snapshotSeconds() > 0) {
      sources.add(
          new SnapshotBoard(
              market, days, disclosure, session.preOpenNsOfDay(), closedNsOfDay, out));
    }
    if (hasOddLots) {
      sources.add(new OddLotBoard(market, oddLotDays(random), oddLots, disclosure, out));
    }
    sources.add(new MarketClose(market, days, closedNsOfDay, clock.midnightNs(), out));
  }

  private void addStatusLine() {
    SessionSchedule session = clock.session();
    long from = session.preOpenNsOfDay();
    long to = closedNsOfDay + HEARTBEAT_DELAY_NS;
    List<Instrument> suspended =
        days.stream()
            .filter(day -> day.plan().suspended())
            .map(day -> day.scripted().instrument())
            .toList();
    HaltBoard halts = new HaltBoard(market, from, to, out);
    for (InstrumentDay day : days) {
      day.plan().pauses().stream()
          .filter(Pause::isHalt)
          .forEach(pause -> halts.plan(day.scripted().instrument(), pause));
    }
    sources.add(new Heartbeats(market, from, to, out));
    sources.add(new SuspensionCycles(market, suspended, from, session.openNsOfDay(), out));
    sources.add(halts);
  }

  private List<OddLotDay> oddLotDays(SeededRandom random) {
    List<OddLotDay> all = new ArrayList<>();
    for (InstrumentDay day : days) {
      Instrument instrument = day.scripted().instrument();
      SeededRandom own = random.stream("odd lots " + instrument.id());
      boolean traded = own.nextDouble() < script.disclosure().oddLotShare();
      if (traded && day.plan().path().size() > 0) {
        TickSizeTable ticks = script.rules().ticks(instrument.kind());
        all.add(new OddLotDay(day, ticks, own, out));
      }
    }
    return all;
  }
}
