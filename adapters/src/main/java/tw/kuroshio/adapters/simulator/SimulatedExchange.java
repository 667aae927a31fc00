package tw.kuroshio.adapters.simulator;

import java.util.ArrayList;
import java.util.Arrays;
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
 * Both exchanges in one process, playing one scripted day in lock-step virtual time: the real
 * feed's records out, orders in, reports back. Single-threaded; the caller asks for the next time
 * and plays one event at a time:
 *
 * <pre>{@code
 * while (exchange.nextEventNs() != Long.MAX_VALUE) {
 *   exchange.advance(listener);
 * }
 * }</pre>
 *
 * <p>The day: static data until the open, trial matches before both calls (since 2015-06-29), the
 * opening call, continuous trading or periodic calls by the date's rules, the closing call, then
 * open orders expire and the formats end one by one. {@link DisclosureSettings} says how much is
 * told beside the regular board's own records: snapshots, odd lots, heartbeats, suspensions and
 * halts. {@link IncidentRates} says what happens out of the ordinary. The same script and seed give
 * the same bytes on every machine; our orders change no record. {@link OrderMatcher} says how
 * orders fill.
 *
 * <p>Simplifications: orders cannot be amended; no orders for odd lots; warrants on the stock line;
 * no statistics and indices.
 */
public final class SimulatedExchange {

  private static final Comparator<Request> BY_ARRIVAL =
      Comparator.comparingLong(Request::arrivalNs).thenComparingLong(Request::number);

  private final DayScript script;
  private final DayClock clock;
  private final VenueChecks checks;
  private final RecordWriter out;
  private final ReportDesk desk = new ReportDesk();
  private final InstrumentDay[] days;
  private final Map<InstrumentId, Integer> indexOf = new HashMap<>();
  private final List<EventSource> sources = new ArrayList<>();
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
    sources.addAll(Arrays.asList(days));
    for (Market market : Market.values()) {
      List<InstrumentDay> its =
          Arrays.stream(days)
              .filter(day -> day.scripted().instrument().id().market() == market)
              .toList();
      sources.addAll(MarketSources.of(script, clock, market, its, random, out));
    }
    events = new EventQueue(sources.size());
    for (int source = 0; source < sources.size(); source++) {
      reschedule(source);
    }
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
                script.incidents().openingBurst(),
                random)
            .generate(scripted.material());
    InstrumentPlan plan =
        new IncidentPlanner(script.incidents(), clock.session())
            .plan(path, scripted.reference(), random.stream("incidents"));
    counts = counts.plus(scripted, plan.path());
    BookMaker book =
        new BookMaker(ticks, scripted.reference(), path.totalLots(), path.size(), random);
    boolean sweeps = script.incidents().orderly() && clock.session().continuousTrading();
    return new InstrumentDay(
        scripted, clock, plan, times, book, sweeps, script.disclosure(), random, out, desk);
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
    sources.get(source).advance();
    reschedule(source);
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
    Integer index = indexOf.get(order.instrument());
    VenueReject reason = VenueReject.UNKNOWN_INSTRUMENT;
    if (orders.containsKey(order.clOrdId())) {
      reason = VenueReject.DUPLICATE_CL_ORD_ID;
    } else if (index != null) {
      reason = refuse(order, days[index], timeNs);
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
    SessionPhase phase = day.phaseAt(clock.nsOfDay(timeNs));
    if (phase == SessionPhase.CONTINUOUS) {
      day.matcher().enterContinuous(own, timeNs);
    } else {
      day.matcher().rest(own, phase != SessionPhase.PRE_OPEN);
      day.orderEntered(clock.nsOfDay(timeNs));
      reschedule(index);
    }
  }

  private @Nullable VenueReject refuse(Order order, InstrumentDay day, long timeNs) {
    SessionPhase phase = day.phaseAt(clock.nsOfDay(timeNs));
    return checks.refuse(order, day.scripted(), phase, day.isHalted());
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
    boolean closed = !days[own.day].phaseAt(clock.nsOfDay(timeNs)).takesOrders();
    if (own.openLots == 0 || closed) {
      desk.cancelRejected(own.order, VenueReject.TOO_LATE_TO_CANCEL, timeNs);
      return;
    }
    days[own.day].matcher().cancel(own, timeNs);
  }

  private void reschedule(int source) {
    long nsOfDay = sources.get(source).nextNsOfDay();
    events.schedule(
        source, nsOfDay == EventSource.NEVER ? Long.MAX_VALUE : clock.midnightNs() + nsOfDay);
  }
}
