package tw.kuroshio.adapters.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.market.SessionPhase;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.VenueReject;

/**
 * Both exchanges in one process, playing one scripted day in lock-step virtual time: real format 1
 * and 6 records out, orders in, reports back. Single-threaded; the caller asks for the next time
 * and plays one event at a time:
 *
 * <pre>{@code
 * while (exchange.nextEventNs() != Long.MAX_VALUE) {
 *   exchange.advance(listener);
 * }
 * }</pre>
 *
 * <p>The day: static data at the start of order entry, trial matches in the last half minute before
 * both calls (since 2015-06-29), the opening call, continuous trading or periodic calls by the
 * date's rules, the closing call, then open orders expire and the feed ends. The same script and
 * seed give the same bytes on every machine; our orders change no record. {@link OrderMatcher} says
 * how orders fill.
 *
 * <p>Simplifications: orders cannot be amended; no intraday volatility interruption and no delayed
 * opening or closing; one kind of record per print, with the book; warrants on the stock line.
 */
public final class SimulatedExchange {

  /** Orders expire and the feed ends this long after the closing call. */
  private static final long END_DELAY_NS = 1_000_000_000L;

  private static final Comparator<Request> BY_ARRIVAL =
      Comparator.comparingLong(Request::arrivalNs).thenComparingLong(Request::number);

  private final DayScript script;
  private final DayClock clock;
  private final VenueChecks checks;
  private final RecordWriter out;
  private final ReportDesk desk = new ReportDesk();
  private final InstrumentDay[] days;
  private final Map<InstrumentId, Integer> indexOf = new HashMap<>();
  private final List<ReferenceCycle> cycles = new ArrayList<>();
  private final EventQueue events;
  private final PriorityQueue<Request> requests = new PriorityQueue<>(BY_ARRIVAL);
  private final Map<ClOrdId, OwnOrder> orders = new HashMap<>();
  private ScriptCounts counts = ScriptCounts.NONE;
  private long requestCount;
  private long nowNs;

  /** What we ask of the venue; a null order is a cancel. */
  private record Request(long arrivalNs, long number, ClOrdId id, @Nullable Order order) {}

  /**
   * Prepares the day.
   *
   * @throws IllegalArgumentException when an instrument is scripted twice
   */
  public SimulatedExchange(DayScript script, long seed) {
    this.script = script;
    clock = DayClock.of(script.rules());
    checks = new VenueChecks(script.rules());
    out = new RecordWriter(clock.midnightNs());
    List<ScriptedInstrument> sorted = new ArrayList<>(script.instruments());
    sorted.sort(Comparator.comparing(s -> s.instrument().id()));
    days = new InstrumentDay[sorted.size()];
    SeededRandom random = new SeededRandom(seed).stream(script.date().toString());
    for (int i = 0; i < days.length; i++) {
      days[i] = prepare(sorted.get(i), random);
      if (indexOf.put(sorted.get(i).instrument().id(), i) != null) {
        throw new IllegalArgumentException(
            "Instrument scripted twice: " + sorted.get(i).instrument().id());
      }
    }
    for (Market market : Market.values()) {
      cycles.add(
          new ReferenceCycle(
              market,
              sorted,
              clock.session().callIntervalSeconds(),
              clock.session().preOpenNsOfDay(),
              out));
    }
    events = new EventQueue(days.length + cycles.size() + 1);
    for (int source = 0; source < days.length + cycles.size(); source++) {
      reschedule(source);
    }
    events.schedule(endSource(), endNs());
    nowNs = clock.midnightNs();
  }

  private InstrumentDay prepare(ScriptedInstrument scripted, SeededRandom dayRandom) {
    Instrument instrument = scripted.instrument();
    SeededRandom random = dayRandom.stream(instrument.id().toString());
    TickSizeTable ticks = script.rules().ticks(instrument.kind());
    int call = clock.session().callIntervalSeconds();
    PrintTimes times =
        new PrintTimes(clock.session(), call == 0 ? 0 : random.nextInt(call * 1_000_000) * 1_000L);
    PrintPath path =
        new PathGenerator(
                clock.session(),
                times,
                ticks,
                instrument.lotShares(),
                script.maxPrintsPerInstrument(),
                random)
            .generate(scripted.material());
    counts = counts.plus(scripted, path);
    BookMaker book =
        new BookMaker(ticks, scripted.reference(), path.totalLots(), path.size(), random);
    return new InstrumentDay(scripted, clock, times, path, book, random, out, desk);
  }

  /** What became of the script. */
  public ScriptCounts counts() {
    return counts;
  }

  /** Exchange time of the next event, UTC nanoseconds; Long.MAX_VALUE when the day is over. */
  public long nextEventNs() {
    Request request = requests.peek();
    return request == null ? events.firstNs() : Math.min(request.arrivalNs(), events.firstNs());
  }

  /**
   * Plays the event at {@link #nextEventNs()} and hands what comes of it to the listener: nothing,
   * datagrams, reports. At equal times requests come before the market. Records of one line and one
   * instant share datagrams, which leave with the instant's last event.
   *
   * @throws IllegalStateException when the day is over
   */
  public void advance(ExchangeListener listener) {
    long timeNs = nextEventNs();
    if (timeNs == Long.MAX_VALUE) {
      throw new IllegalStateException("The day is over (" + script.date() + ")");
    }
    nowNs = timeNs;
    out.to(listener);
    desk.to(listener);
    playNext(timeNs);
    if (nextEventNs() > timeNs) {
      out.flush(timeNs);
    }
  }

  private void playNext(long timeNs) {
    Request request = requests.peek();
    if (request != null && request.arrivalNs() == timeNs) {
      requests.remove();
      play(request);
      return;
    }
    int source = events.first();
    if (source < days.length) {
      days[source].advance();
      reschedule(source);
    } else if (source < endSource()) {
      cycles.get(source - days.length).advance();
      reschedule(source);
    } else {
      end();
    }
  }

  /**
   * Sends an order that reaches the venue at {@code arrivalNs}.
   *
   * @throws IllegalArgumentException when that is before an event already played
   */
  public void enter(Order order, long arrivalNs) {
    requireFuture(arrivalNs);
    requests.add(new Request(arrivalNs, requestCount++, order.clOrdId(), order));
  }

  /** Sends a cancel; the same rule for the time holds. */
  public void cancel(ClOrdId id, long arrivalNs) {
    requireFuture(arrivalNs);
    requests.add(new Request(arrivalNs, requestCount++, id, null));
  }

  private void requireFuture(long arrivalNs) {
    if (arrivalNs < nowNs) {
      throw new IllegalArgumentException(
          "Requests must not arrive in the venue's past, was "
              + (nowNs - arrivalNs)
              + " ns before its time");
    }
  }

  private void play(Request request) {
    if (request.order() == null) {
      playCancel(request);
    } else {
      playOrder(request.order(), request.arrivalNs());
    }
  }

  private void playOrder(Order order, long timeNs) {
    SessionPhase phase = clock.session().phaseAt(clock.nsOfDay(timeNs));
    Integer index = indexOf.get(order.instrument());
    VenueReject reason = VenueReject.UNKNOWN_INSTRUMENT;
    if (orders.containsKey(order.clOrdId())) {
      reason = VenueReject.DUPLICATE_CL_ORD_ID;
    } else if (index != null) {
      reason = checks.refuse(order, days[index].scripted(), phase);
    }
    if (reason != null || index == null) {
      desk.rejected(order, reason == null ? VenueReject.UNKNOWN_INSTRUMENT : reason, timeNs);
      return;
    }
    InstrumentDay day = days[index];
    long lots = order.quantity().shares() / day.scripted().instrument().lotShares();
    OwnOrder own = new OwnOrder(order, index, effectiveLimit(order, day), lots);
    orders.put(order.clOrdId(), own);
    desk.accepted(order, timeNs);
    if (phase == SessionPhase.CONTINUOUS) {
      day.matcher().enterContinuous(own, timeNs);
    } else {
      day.matcher().rest(own, phase != SessionPhase.PRE_OPEN);
      day.orderEntered(clock.nsOfDay(timeNs));
      reschedule(index);
    }
  }

  /** Market orders become limit orders before matching: Operating Rules of the TWSE, 58-8. */
  private static long effectiveLimit(Order order, InstrumentDay day) {
    if (order.type() == OrderType.LIMIT) {
      return order.price().e4();
    }
    BookSide bids = day.book().bids;
    BookSide asks = day.book().asks;
    if (order.side() == Side.BUY) {
      return Math.max(day.lastPriceE4(), Math.max(bids.bestE4(), asks.worstE4()));
    }
    long lowest = day.lastPriceE4();
    if (bids.levels() > 0) {
      lowest = Math.min(lowest, bids.worstE4());
    }
    return asks.levels() > 0 ? Math.min(lowest, asks.bestE4()) : lowest;
  }

  private void playCancel(Request request) {
    long timeNs = request.arrivalNs();
    OwnOrder own = orders.get(request.id());
    if (own == null) {
      desk.unknownToCancel(request.id(), timeNs);
      return;
    }
    boolean closed = !clock.session().phaseAt(clock.nsOfDay(timeNs)).takesOrders();
    if (own.openLots == 0 || closed) {
      desk.cancelRejected(own.order, VenueReject.TOO_LATE_TO_CANCEL, timeNs);
      return;
    }
    days[own.day].matcher().cancel(own, timeNs);
  }

  private void end() {
    for (InstrumentDay day : days) {
      day.matcher().expireAll(nowNs);
    }
    for (ReferenceCycle cycle : cycles) {
      if (cycle.isUsed()) {
        out.endOfSession(cycle.market(), clock.nsOfDay(nowNs));
      }
    }
    events.schedule(endSource(), Long.MAX_VALUE);
  }

  private int endSource() {
    return days.length + cycles.size();
  }

  private long endNs() {
    return clock.midnightNs() + clock.session().closeNsOfDay() + END_DELAY_NS;
  }

  private void reschedule(int source) {
    long nsOfDay =
        source < days.length
            ? days[source].nextNsOfDay()
            : cycles.get(source - days.length).nextNsOfDay();
    events.schedule(source, nsOfDay == Long.MAX_VALUE ? nsOfDay : clock.midnightNs() + nsOfDay);
  }
}
