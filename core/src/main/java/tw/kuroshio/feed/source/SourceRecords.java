package tw.kuroshio.feed.source;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.MarketDataListener;
import tw.kuroshio.feed.ValidationSettings;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.PriceLimits;
import tw.kuroshio.market.SessionPhase;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;

/**
 * Turns what a source says into the exchange's own records, so that everything behind the event log
 * is as with the exchange's feed: formats 6, 17 and 23 for quotes, 1 and 22 for reference prices,
 * 19 for suspended trading.
 *
 * <ul>
 *   <li>A match is a trade when it is no trial and the day's volume has grown with it. A match told
 *       again is no new one.
 *   <li>Before the open, and before the close while the volume stands, everything is trial; so is a
 *       match of a day without volume.
 *   <li>A message without a book becomes a record of a trade only, one without a match a record of
 *       a book only. Odd lots have no such mark: there the last book is told again.
 *   <li>A source that tells match and book apart may tell them out of order: the record then has
 *       the later time, since a line's time does not go back.
 *   <li>When the connection is gone the lines are silent; when it stands again a number is missing
 *       on each, so that every book is in doubt until it is told anew.
 * </ul>
 *
 * <p>Pure: time is told. One thread.
 */
public final class SourceRecords {

  private static final long DAY_NS = 86_400_000_000_000L;
  private static final long TAIPEI_OFFSET_NS = 8 * 3_600_000_000_000L;

  private final SourceSettings settings;
  private final Instruments instruments;
  private final DayRules rules;
  private final long midnightNs;
  private final long earliestNsOfDay;
  private final long latestNsOfDay;
  private final BoardMemory regular;
  private final BoardMemory oddLot;
  private final RecordLines lines = new RecordLines();
  private final QuoteRecords quotes;
  private final ReferenceRecords references;
  private final HaltRecords halts;
  private final SymbolWatchdog watchdog;
  private final boolean[] refused;
  private final SourceCounts counts = new SourceCounts();
  private boolean up;
  private boolean wasUp;
  private long heardNs;

  /** Nothing was heard yet. */
  public SourceRecords(SourceSettings settings, Instruments instruments, DayRules rules) {
    this.settings = settings;
    this.instruments = instruments;
    this.rules = rules;
    midnightNs = rules.date().toEpochDay() * DAY_NS - TAIPEI_OFFSET_NS;
    ValidationSettings hours = ValidationSettings.of(rules.session());
    earliestNsOfDay = hours.earliestNsOfDay();
    latestNsOfDay = hours.latestNsOfDay();
    int n = instruments.size();
    regular = new BoardMemory(n);
    oddLot = new BoardMemory(n);
    refused = new boolean[n];
    references = new ReferenceRecords(instruments, rules, lines, settings.oddLots());
    quotes = new QuoteRecords(instruments, lines, references);
    halts = new HaltRecords(instruments, lines);
    watchdog = new SymbolWatchdog(instruments, rules.session(), midnightNs, settings.watchdog());
    for (Instrument instrument : instruments.asList()) {
      Market market = instrument.id().market();
      lines.carries(market, quotes.format(instrument), quotes.line(instrument));
      if (settings.oddLots()) {
        lines.carries(market, quotes.oddLotFormat(), quotes.oddLotLine());
      }
    }
  }

  /**
   * Tells reference prices the run knows itself, with the usual limits, for a source that has none.
   *
   * @param referenceE4 by dense index in 10⁻⁴ TWD, 0 = unknown
   */
  public void references(long[] referenceE4, long ingestNs, MarketDataListener listener) {
    for (int i = 0; i < instruments.size(); i++) {
      if (referenceE4[i] > 0) {
        PriceLimits limits = rules.limits(instruments.get(i).kind());
        long up = limits.upE4(referenceE4[i]);
        long down = limits.downE4(referenceE4[i]);
        references.tell(i, referenceE4[i], up, down, ingestNs, listener);
      }
    }
  }

  /** Takes what the adapter heard. */
  public void onEvent(SourceEvent event, long ingestNs, MarketDataListener listener) {
    switch (event) {
      case SourceEvent.Quoted(SourceQuote quote) -> onQuote(quote, ingestNs, listener);
      case SourceEvent.Referenced(SourceReference reference) ->
          onReference(reference, ingestNs, listener);
      case SourceEvent.Connected(String detail) -> onConnected(detail, ingestNs, listener);
      case SourceEvent.Disconnected(String reason, boolean isFinal) ->
          onDisconnected(reason, ingestNs, listener);
      case SourceEvent.SubscriptionRefused(InstrumentId id, String reason) ->
          onRefused(id, reason, listener);
      case SourceEvent.SetAside(SourceFault fault, byte[] bytes) -> {
        counts.setAside.merge(fault, 1L, Long::sum);
        listener.setAside(settings.name() + " " + fault.name(), bytes);
      }
      case SourceEvent.PassedOver() -> counts.passedOver++;
      case SourceEvent.Lost(long events) -> {
        counts.lost += events;
        regular.forgetBooks();
        oddLot.forgetBooks();
        lines.missed(listener);
      }
    }
    heardNs = ingestNs;
  }

  /** Tells the time. */
  public void onTime(long nowNs, MarketDataListener listener) {
    if (up) {
      counts.silences += watchdog.check(nowNs, listener);
    }
  }

  /** When {@link #onTime} must be called at the latest. */
  public long nextDueNs() {
    return up ? watchdog.nextDueNs() : Long.MAX_VALUE;
  }

  public SourceCounts counts() {
    return counts;
  }

  private void onConnected(String detail, long ingestNs, MarketDataListener listener) {
    listener.status(settings.name(), true, detail);
    if (wasUp && !up) {
      regular.forgetBooks();
      oddLot.forgetBooks();
      lines.missed(listener);
      lines.up(listener);
    }
    up = true;
    wasUp = true;
    for (int i = 0; i < refused.length; i++) {
      if (!refused[i]) {
        watchdog.watch(i, ingestNs);
      }
    }
  }

  private void onDisconnected(String reason, long ingestNs, MarketDataListener listener) {
    counts.disconnects++;
    listener.status(settings.name(), false, reason);
    if (up) {
      up = false;
      lines.down(ingestNs - heardNs, listener);
    }
  }

  private void onRefused(@Nullable InstrumentId id, String reason, MarketDataListener listener) {
    counts.subscriptionsRefused++;
    listener.status(
        settings.name(), up, "subscription refused: " + (id == null ? "" : id + ": ") + reason);
    int i = id == null ? -1 : instruments.indexOf(id);
    if (i >= 0) {
      refused[i] = true;
      watchdog.leave(i);
    }
  }

  private void onReference(SourceReference reference, long ingestNs, MarketDataListener listener) {
    int i = instruments.indexOf(reference.id());
    if (i >= 0
        && references.tell(
            i,
            reference.referenceE4(),
            reference.limitUpE4(),
            reference.limitDownE4(),
            ingestNs,
            listener)) {
      counts.references++;
    }
  }

  private void onQuote(SourceQuote quote, long ingestNs, MarketDataListener listener) {
    counts.quotes++;
    int i = instruments.indexOf(quote.id());
    long nsOfDay = quote.timeNs() - midnightNs;
    if (i < 0) {
      counts.strangers++;
    } else if (nsOfDay < earliestNsOfDay || nsOfDay > latestNsOfDay) {
      counts.otherTimes++;
    } else {
      if (halts.tell(i, quote.suspended(), nsOfDay, ingestNs, listener)) {
        watchdog.pause(i, quote.suspended(), ingestNs);
      }
      onQuote(i, quote, nsOfDay, ingestNs, listener);
    }
  }

  private void onQuote(
      int i, SourceQuote quote, long nsOfDay, long ingestNs, MarketDataListener listener) {
    BoardMemory board = quote.board() == Board.ODD_LOT ? oddLot : regular;
    Size told = quote.cumulative();
    long volume = told == null ? board.volume[i] : told.count();
    SessionPhase phase = rules.session().phaseAt(nsOfDay);
    boolean trial = isTrial(quote, phase, volume > board.volume[i]);
    SourceTrade match = quote.trade();
    boolean printed = !trial && match != null && volume > board.volume[i];
    boolean grown = !trial && volume > board.volume[i];
    boolean shown = trial && board.isNews(i, match);
    SourceBook book = quote.book();
    boolean disclosed = board.isNews(i, book, trial) && !board.isOlder(i, nsOfDay);
    if (!grown && !shown && !disclosed) {
      boolean old = board.isOlder(i, nsOfDay) || (!trial && volume < board.volume[i]);
      counts.older += old ? 1 : 0;
      counts.repeated += old ? 0 : 1;
      return;
    }
    watchdog.heard(i, ingestNs, listener);
    counts.applied++;
    counts.trades += printed ? 1 : 0;
    counts.trials += shown ? 1 : 0;
    if (disclosed && book != null) {
      counts.books++;
      board.tell(i, book, trial, nsOfDay);
    }
    // A trial record without its match would say that there is none any more.
    SourceTrade trialMatch = match == null ? board.trial(i) : match;
    board.tell(i, trial ? trialMatch : null);
    board.volume[i] = grown ? volume : board.volume[i];
    board.timeNsOfDay[i] = Math.max(board.timeNsOfDay[i], nsOfDay);
    quotes.begin(i, quote.board(), board.timeNsOfDay[i], board.volume[i]);
    if (trial && trialMatch != null) {
      quotes.match(trialMatch, false, false);
    } else if (match != null && printed) {
      boolean closing = match.closing() || nsOfDay >= rules.session().closeNsOfDay();
      boolean opening = match.opening() || match.size().count() == volume;
      quotes.match(match, opening, closing);
    }
    quotes.flags(trial, quote.board() == Board.REGULAR && phase == SessionPhase.CONTINUOUS);
    quotes.send(disclosed ? book : null, board.book(i), ingestNs, listener);
  }

  private static boolean isTrial(SourceQuote quote, SessionPhase phase, boolean grown) {
    Size volume = quote.cumulative();
    boolean matchWithoutVolume = quote.trade() != null && volume != null && volume.count() == 0;
    return quote.trial()
        || matchWithoutVolume
        || phase == SessionPhase.PRE_OPEN
        || (phase == SessionPhase.CLOSING_CALL && !grown && quote.board() == Board.REGULAR);
  }
}
