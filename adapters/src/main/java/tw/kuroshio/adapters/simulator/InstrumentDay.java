package tw.kuroshio.adapters.simulator;

import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.market.SessionPhase;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.Side;

/**
 * Plays one instrument's day on the regular board: trial disclosures, opening call, prints and new
 * books, pauses, closing call. Before the first print the book stands around that print's price.
 * Without any print it is empty.
 */
final class InstrumentDay implements EventSource {

  private static final long SECOND = 1_000_000_000L;

  /** Without a print the book is renewed after this. */
  private static final int RENEWAL_SECONDS = 120;

  /** After a closing that is delayed no orders are taken for so long. */
  private static final long CLOSING_BREAK_NS = 60 * SECOND;

  private enum Phase {
    /** Collects orders for the opening call. */
    BEFORE_OPEN,
    TRADING,
    /** Collects orders, or none while halted, for the call that ends the pause. */
    PAUSED,
    /** Collects orders for the closing call. */
    CLOSING,
    CLOSED
  }

  private final ScriptedInstrument scripted;
  private final SessionSchedule session;
  private final InstrumentPlan plan;
  private final PrintTimes times;
  private final PrintPath path;
  private final BookMaker book;
  private final SeededRandom random;
  private final RecordWriter out;
  private final OrderMatcher matcher;
  private final QuoteImage image;
  private final TrialMatches trials;
  private final boolean sweeps;
  private final long midnightNs;
  private final long renewalNs;
  private Phase phase = Phase.BEFORE_OPEN;
  private long phaseEndNs;
  private int nextPause;
  private int nextPrint;
  private long renewalDueNs = NEVER;
  private long ownCallDueNs = NEVER;
  private long lastPriceE4;

  /**
   * @param sweeps whether an order that goes through several levels prints each
   */
  InstrumentDay(
      ScriptedInstrument scripted,
      DayClock clock,
      InstrumentPlan plan,
      PrintTimes times,
      BookMaker book,
      boolean sweeps,
      DisclosureSettings disclosure,
      SeededRandom random,
      RecordWriter out,
      ReportDesk desk) {
    this.scripted = scripted;
    this.session = clock.session();
    this.plan = plan;
    this.times = times;
    this.path = plan.path();
    this.book = book;
    this.sweeps = sweeps;
    this.random = random;
    this.out = out;
    this.midnightNs = clock.midnightNs();
    Instrument instrument = scripted.instrument();
    matcher = new OrderMatcher(book, scripted.reference(), desk, instrument.lotShares());
    image =
        new QuoteImage(
            instrument.id().market(), CodeKey.of(instrument.id().code()), scripted.reference());
    long call = Math.max(1, session.callIntervalSeconds());
    renewalNs = Math.ceilDiv(RENEWAL_SECONDS, call) * call * SECOND;
    trials = new TrialMatches(clock.trialDisclosure(), disclosure, random);
    phaseEndNs = plan.openNsOfDay();
    if (printDueNs() == plan.openNsOfDay()) {
      trials.begin(session.preOpenNsOfDay(), session.openNsOfDay());
    }
  }

  ScriptedInstrument scripted() {
    return scripted;
  }

  InstrumentPlan plan() {
    return plan;
  }

  OrderMatcher matcher() {
    return matcher;
  }

  BookMaker book() {
    return book;
  }

  /** What was disclosed last. */
  QuoteImage image() {
    return image;
  }

  /** Last trade, or the reference price before the first. */
  long lastPriceE4() {
    return lastPriceE4 == 0 ? scripted.reference().referenceE4() : lastPriceE4;
  }

  /** Whether the regular board matches: after the opening call, not in a pause. */
  boolean isMatching() {
    return phase == Phase.TRADING || phase == Phase.CLOSING;
  }

  /** Whether the exchange takes no orders in this instrument, though it does in others. */
  boolean isHalted() {
    return plan.suspended() || (phase == Phase.PAUSED && plan.pauses().get(nextPause).isHalt());
  }

  /** What the instrument does at a time of day; its own delays and pauses count. */
  SessionPhase phaseAt(long nsOfDay) {
    SessionPhase usual = session.phaseAt(nsOfDay);
    if (phase == Phase.PAUSED) {
      return SessionPhase.PERIODIC_CALL;
    }
    if (usual == SessionPhase.CONTINUOUS && nsOfDay < plan.openNsOfDay()) {
      return SessionPhase.PRE_OPEN;
    }
    boolean again =
        nsOfDay >= session.closeNsOfDay() + CLOSING_BREAK_NS && nsOfDay < plan.closeNsOfDay();
    return again ? SessionPhase.CLOSING_CALL : usual;
  }

  @Override
  public long nextNsOfDay() {
    if (plan.suspended()) {
      return NEVER;
    }
    return switch (phase) {
      case BEFORE_OPEN, PAUSED, CLOSING -> Math.min(trials.nextNsOfDay(), phaseEndNs);
      case TRADING ->
          Math.min(
              Math.min(pauseDueNs(), printDueNs()),
              Math.min(Math.min(renewalDueNs, ownCallDueNs), session.closingCallNsOfDay()));
      case CLOSED -> NEVER;
    };
  }

  private long printDueNs() {
    return nextPrint < path.size() ? path.timeNsOfDay(nextPrint) : NEVER;
  }

  private long pauseDueNs() {
    return nextPause < plan.pauses().size() ? plan.pauses().get(nextPause).fromNsOfDay() : NEVER;
  }

  @Override
  public void advance() {
    long nsOfDay = nextNsOfDay();
    if (phase == Phase.TRADING) {
      if (nsOfDay == session.closingCallNsOfDay()) {
        collectForTheClose();
      } else if (nsOfDay == pauseDueNs()) {
        pause(nsOfDay);
      } else {
        trade(nsOfDay);
      }
    } else if (nsOfDay < phaseEndNs) {
      trial(nsOfDay);
    } else {
      switch (phase) {
        case BEFORE_OPEN -> open(nsOfDay);
        case PAUSED -> resume(nsOfDay);
        default -> close(nsOfDay);
      }
    }
  }

  /** A trial match: near the coming price, not a trade, nothing changes. */
  private void trial(long nsOfDay) {
    boolean opening = phase == Phase.BEFORE_OPEN;
    long callNs = opening ? session.openNsOfDay() : session.closeNsOfDay();
    boolean delayed = phase != Phase.PAUSED && phaseEndNs > callNs;
    boolean isLastInTime = nsOfDay < callNs && trials.advance() >= callNs;
    if (nsOfDay >= callNs) {
      trials.advance();
    }
    if (phase == Phase.CLOSING) {
      trials.leaveOut(callNs, callNs + CLOSING_BREAK_NS);
    }
    boolean hasPrint = nextPrint < path.size();
    long coming = hasPrint ? path.priceE4(nextPrint) : lastPriceE4();
    long price = delayed && isLastInTime ? book.far(coming) : book.near(coming);
    long usual = hasPrint ? path.lots(nextPrint) : 1;
    long lots = Math.max(1, (long) (usual * (0.3 + 0.7 * random.nextDouble())));
    book.around(price, random.nextBoolean());
    image.begin(nsOfDay).shown(price, lots).status(QuoteImage.TRIAL);
    if (phase == Phase.CLOSING && plan.marketOrders()) {
      image.marketBids(1 + random.nextInt(9)).marketAsks(1 + random.nextInt(9));
    }
    if (delayed && nsOfDay >= callNs) {
      image.status(opening ? QuoteImage.OPENING_DELAYED : QuoteImage.CLOSING_DELAYED);
    }
    out.quote(image.book(book));
    if (phase == Phase.CLOSING) {
      book.around(lastPriceE4(), random.nextBoolean());
    } else {
      book.clear();
    }
  }

  private void open(long nsOfDay) {
    begin(Phase.TRADING);
    if (printDueNs() == nsOfDay) {
      print(true, nsOfDay);
      out.quote(image.status(QuoteImage.OPENING));
      if (session.continuousTrading()) {
        matcher.onFirstBook(midnightNs + nsOfDay);
      }
    } else {
      renewBook(nsOfDay);
      out.quote(image.status(QuoteImage.OPENING));
      matcher.onQuietCall(midnightNs + nsOfDay);
    }
    afterBook(nsOfDay);
  }

  private void begin(Phase next) {
    phase = next;
    trials.end();
  }

  private void trade(long nsOfDay) {
    boolean print = printDueNs() == nsOfDay;
    if (!print && ownCallDueNs == nsOfDay) {
      matcher.onQuietCall(midnightNs + nsOfDay);
      ownCallDueNs = NEVER;
    }
    if (!print && renewalDueNs != nsOfDay) {
      return;
    }
    if (print) {
      print(!session.continuousTrading(), nsOfDay);
    } else {
      renewBook(nsOfDay);
    }
    if (session.continuousTrading()) {
      out.quote(image.status(QuoteImage.CONTINUOUS));
      matcher.onBook(midnightNs + nsOfDay);
    } else {
      out.quote(image);
    }
    afterBook(nsOfDay);
  }

  private void pause(long nsOfDay) {
    begin(Phase.PAUSED);
    Pause pause = plan.pauses().get(nextPause);
    phaseEndNs = pause.toNsOfDay();
    book.clear();
    if (!pause.isHalt()) {
      matcher.cancelMarketOrders(midnightNs + nsOfDay);
      out.quote(image.begin(nsOfDay).shown(lastPriceE4(), 0).trend(pause.trend()));
      trials.begin(nsOfDay, pause.toNsOfDay());
    }
  }

  /** One call ends a pause. */
  private void resume(long nsOfDay) {
    begin(Phase.TRADING);
    nextPause++;
    if (printDueNs() == nsOfDay) {
      print(true, nsOfDay);
      out.quote(image);
    } else {
      renewBook(nsOfDay);
      out.quote(image);
      matcher.onQuietCall(midnightNs + nsOfDay);
    }
    if (session.continuousTrading()) {
      matcher.onFirstBook(midnightNs + nsOfDay);
    }
    afterBook(nsOfDay);
  }

  private void collectForTheClose() {
    begin(Phase.CLOSING);
    phaseEndNs = plan.closeNsOfDay();
    if (path.size() > 0 && path.timeNsOfDay(path.size() - 1) == plan.closeNsOfDay()) {
      trials.begin(session.closingCallNsOfDay(), session.closeNsOfDay());
    }
  }

  private void close(long nsOfDay) {
    begin(Phase.CLOSED);
    if (printDueNs() == nsOfDay) {
      print(true, nsOfDay);
    } else {
      image.begin(nsOfDay).book(book);
    }
    out.quote(image.status(QuoteImage.CLOSING));
  }

  /** The next print: our orders first, then the totals and the book it leaves. */
  private void print(boolean call, long nsOfDay) {
    long price = path.priceE4(nextPrint);
    long lots = path.lots(nextPrint);
    boolean atAsk = price == lastPriceE4() ? random.nextBoolean() : price > lastPriceE4();
    if (call) {
      matcher.onAuction(price, lots, midnightNs + nsOfDay);
    } else {
      lots = sweeps ? sweep(price, lots, atAsk, nsOfDay) : lots;
      matcher.onPrint(price, lots, atAsk, midnightNs + nsOfDay);
    }
    nextPrint++;
    lastPriceE4 = price;
    book.around(price, atAsk);
    image.begin(nsOfDay).print(price, lots).book(book);
  }

  /**
   * The levels that an order takes before it comes to its last price: prints of their own, which
   * disclose no book. Returns the lots left for the last.
   */
  private long sweep(long lastE4, long lots, boolean atAsk, long nsOfDay) {
    Side taken = atAsk ? Side.SELL : Side.BUY;
    BookSide side = book.side(taken);
    long left = lots;
    for (int level = 0; level < side.levels() && left > 1; level++) {
      long price = side.priceE4(level);
      if (taken.sign() * (price - lastE4) <= 0) {
        break;
      }
      long part = Math.min(side.displayedLots(level), left - 1);
      matcher.onPrint(price, part, atAsk, midnightNs + nsOfDay);
      image.begin(nsOfDay).print(price, part).tradeOnly().status(QuoteImage.CONTINUOUS);
      out.quote(image);
      left -= part;
    }
    return left;
  }

  private void renewBook(long nsOfDay) {
    if (path.size() > 0) {
      book.around(lastPriceE4 == 0 ? path.priceE4(0) : lastPriceE4, random.nextBoolean());
    }
    image.begin(nsOfDay).book(book);
  }

  private void afterBook(long nsOfDay) {
    renewalDueNs = path.size() == 0 ? NEVER : times.callAtOrAfter(nsOfDay + renewalNs);
    ownCallDueNs =
        !session.continuousTrading() && matcher.crosses()
            ? times.callAtOrAfter(nsOfDay + 1)
            : NEVER;
  }

  /** After an order came in under periodic calls: it may meet the book in the next call. */
  void orderEntered(long nsOfDay) {
    if (phase == Phase.TRADING && !session.continuousTrading() && matcher.crosses()) {
      ownCallDueNs = Math.min(ownCallDueNs, times.callAtOrAfter(nsOfDay));
    }
  }
}
