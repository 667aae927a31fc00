package tw.kuroshio.adapters.simulator;

import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.Instrument;

/**
 * Plays one instrument's day: trial disclosures, opening call, prints and new books, closing call.
 * Before the first print the book stands around that print's price. Without any print it is empty.
 */
final class InstrumentDay {

  private static final long SECOND = 1_000_000_000L;
  private static final long NEVER = Long.MAX_VALUE;

  /** Without a print the book is renewed after this. */
  private static final int RENEWAL_SECONDS = 120;

  private static final long TRIAL_LEAD_NS = 30 * SECOND;

  private final ScriptedInstrument scripted;
  private final SessionSchedule session;
  private final PrintTimes times;
  private final PrintPath path;
  private final BookMaker book;
  private final SeededRandom random;
  private final RecordWriter out;
  private final OrderMatcher matcher;
  private final long midnightNs;
  private final long codeKey;
  private final long renewalNs;
  private final long trialOffsetNs;
  private boolean openingTrialDue;
  private boolean closingTrialDue;
  private boolean opened;
  private boolean closed;
  private int nextPrint;
  private long renewalDueNs = NEVER;
  private long ownCallDueNs = NEVER;
  private long lastPriceE4;
  private long cumulativeLots;

  InstrumentDay(
      ScriptedInstrument scripted,
      DayClock clock,
      PrintTimes times,
      PrintPath path,
      BookMaker book,
      SeededRandom random,
      RecordWriter out,
      ReportDesk desk) {
    this.scripted = scripted;
    this.session = clock.session();
    this.times = times;
    this.path = path;
    this.book = book;
    this.random = random;
    this.out = out;
    this.midnightNs = clock.midnightNs();
    Instrument instrument = scripted.instrument();
    matcher = new OrderMatcher(book, scripted.reference(), desk, instrument.lotShares());
    codeKey = CodeKey.of(instrument.id().code());
    long call = Math.max(1, session.callIntervalSeconds());
    renewalNs = Math.ceilDiv(RENEWAL_SECONDS, call) * call * SECOND;
    trialOffsetNs = random.nextInt(20_000_000) * 1_000L;
    int last = path.size() - 1;
    openingTrialDue =
        clock.trialDisclosure() && last >= 0 && path.timeNsOfDay(0) == session.openNsOfDay();
    closingTrialDue =
        clock.trialDisclosure() && last >= 0 && path.timeNsOfDay(last) == session.closeNsOfDay();
  }

  ScriptedInstrument scripted() {
    return scripted;
  }

  OrderMatcher matcher() {
    return matcher;
  }

  BookMaker book() {
    return book;
  }

  /** Last trade, or the reference price before the first. */
  long lastPriceE4() {
    return lastPriceE4 == 0 ? scripted.reference().referenceE4() : lastPriceE4;
  }

  long nextNsOfDay() {
    if (!opened) {
      return openingTrialDue
          ? session.openNsOfDay() - TRIAL_LEAD_NS + trialOffsetNs
          : session.openNsOfDay();
    }
    long trading = Math.min(printDueNs(), Math.min(renewalDueNs, ownCallDueNs));
    if (trading < session.closingCallNsOfDay()) {
      return trading;
    }
    if (closed) {
      return NEVER;
    }
    return closingTrialDue
        ? session.closeNsOfDay() - TRIAL_LEAD_NS + trialOffsetNs
        : session.closeNsOfDay();
  }

  private long printDueNs() {
    return nextPrint < path.size() ? path.timeNsOfDay(nextPrint) : NEVER;
  }

  /** Plays what is due at {@link #nextNsOfDay()}. */
  void advance() {
    long nsOfDay = nextNsOfDay();
    if (!opened && nsOfDay < session.openNsOfDay()) {
      openingTrialDue = false;
      trial(nsOfDay);
    } else if (!opened) {
      open(nsOfDay);
    } else if (nsOfDay < session.closingCallNsOfDay()) {
      trade(nsOfDay);
    } else if (nsOfDay < session.closeNsOfDay()) {
      closingTrialDue = false;
      trial(nsOfDay);
    } else {
      close(nsOfDay);
    }
  }

  /** A trial match: near the coming price, not a trade, nothing changes. */
  private void trial(long nsOfDay) {
    long coming = path.priceE4(nextPrint);
    int away = random.nextInt(5) - 2;
    long price = away < 0 ? book.down(coming, -away) : book.up(coming, away);
    if (price <= 0 || !scripted.reference().allows(price)) {
      price = coming;
    }
    long lots = Math.max(1, (long) (path.lots(nextPrint) * (0.3 + 0.7 * random.nextDouble())));
    book.around(price, random.nextBoolean());
    quote(price, nsOfDay).trade(price, lots).trial();
    out.sendQuote();
    if (opened) {
      book.around(lastPriceE4, random.nextBoolean());
    } else {
      book.clear();
    }
  }

  private void open(long nsOfDay) {
    opened = true;
    if (printDueNs() == nsOfDay) {
      match(true, nsOfDay).openingPrint();
      out.sendQuote();
      if (session.continuousTrading()) {
        matcher.onFirstBook(midnightNs + nsOfDay);
      }
    } else {
      renewBook();
      quote(0, nsOfDay).openingPrint();
      out.sendQuote();
      matcher.onQuietCall(midnightNs + nsOfDay);
    }
    afterBook(nsOfDay);
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
    QuoteEncoder quote;
    if (print) {
      quote = match(!session.continuousTrading(), nsOfDay);
    } else {
      renewBook();
      quote = quote(0, nsOfDay);
    }
    if (session.continuousTrading()) {
      quote.continuous();
    }
    out.sendQuote();
    if (session.continuousTrading()) {
      matcher.onBook(midnightNs + nsOfDay);
    }
    afterBook(nsOfDay);
  }

  private void close(long nsOfDay) {
    closed = true;
    if (printDueNs() == nsOfDay) {
      match(true, nsOfDay).closingPrint();
    } else {
      quote(0, nsOfDay).closingPrint();
    }
    out.sendQuote();
  }

  /** The next print: our orders first, then the totals and the book it leaves. */
  private QuoteEncoder match(boolean call, long nsOfDay) {
    long price = path.priceE4(nextPrint);
    int lots = path.lots(nextPrint);
    boolean atAsk = price == lastPriceE4() ? random.nextBoolean() : price > lastPriceE4();
    if (call) {
      matcher.onAuction(price, lots, midnightNs + nsOfDay);
    } else {
      matcher.onPrint(price, lots, atAsk, midnightNs + nsOfDay);
    }
    cumulativeLots += lots;
    nextPrint++;
    lastPriceE4 = price;
    book.around(price, atAsk);
    return quote(price, nsOfDay).trade(price, lots);
  }

  private void renewBook() {
    if (path.size() > 0) {
      book.around(lastPriceE4 == 0 ? path.priceE4(0) : lastPriceE4, random.nextBoolean());
    }
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
    if (opened && !session.continuousTrading() && matcher.crosses()) {
      ownCallDueNs = Math.min(ownCallDueNs, times.callAtOrAfter(nsOfDay));
    }
  }

  private QuoteEncoder quote(long tradePriceE4, long nsOfDay) {
    return out.quote(
            scripted.instrument().id().market(),
            codeKey,
            book,
            scripted.reference(),
            tradePriceE4,
            nsOfDay)
        .cumulativeVolume(cumulativeLots);
  }
}
