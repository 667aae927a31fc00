package tw.kuroshio.benchmarks.feed;

import java.util.SplittableRandom;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.QuoteCursor;

/**
 * The records of a trading day, one after the other, from a seed: trial matches before the open and
 * before the close, every instrument's opening and closing print, and in between continuous trading
 * of 12 % trade-only prints, 28 % quotes with a trade and 60 % quotes alone. Prices walk on the
 * tick grid within 3 % of the reference, volume only grows, no book crosses. Every hundredth
 * instrument is locked at limit up, has no asks; one in seven discloses fewer than five levels.
 */
final class SyntheticDay {

  private static final int TRADE_ONLY_PERCENT = 12;
  private static final int TRADE_PERCENT = 28;
  private static final int TRIAL_MATCH_PERCENT = 80;
  private static final int MARKET_ORDER_PERCENT = 20;
  private static final int MARKETS = 2;

  private final FeedWorkload workload;
  private final SplittableRandom random;
  private final ActivityTable activity;
  private final DayClock clock;
  private final BookWalk[] books;
  private final int[] openingOrder;
  private final int[] closingOrder;
  private final int[] sequence = new int[MARKETS];
  private long sent;

  SyntheticDay(FeedWorkload workload) {
    this.workload = workload;
    random = new SplittableRandom(workload.seed());
    int n = workload.instruments();
    activity = new ActivityTable(n, random.split());
    clock = new DayClock(workload.records() - MARKETS, n, random.split());
    openingOrder = ActivityTable.shuffled(n, random);
    closingOrder = ActivityTable.shuffled(n, random);
    String[] codes = BenchInstruments.codes(n);
    boolean[] ofTpex = BenchInstruments.ofTpex(n);
    books = new BookWalk[n];
    for (int i = 0; i < n; i++) {
      books[i] = new BookWalk(CodeKey.of(codes[i]), ofTpex[i], workload.levels(), random);
    }
  }

  BookWalk book(int instrument) {
    return books[instrument];
  }

  /** Fills in the next record; false when the day is over. */
  boolean next(QuoteFields quote) {
    if (sent == workload.records()) {
      return false;
    }
    quote.clear();
    long left = workload.records() - sent;
    sent++;
    if (left <= MARKETS) {
      endSession(quote, left == 1);
    } else {
      clock.next();
      quote(quote);
    }
    quote.sequence = ++sequence[quote.tpex ? 1 : 0];
    return true;
  }

  private void endSession(QuoteFields quote, boolean tpex) {
    quote.endOfSession = true;
    quote.endsBurst = tpex;
    quote.tpex = tpex;
    quote.codeKey = CodeKey.ALL_ZEROS;
    quote.timeNsOfDay = QuoteCursor.NO_TIME;
    quote.cumulativeVolumeLots = 0;
  }

  private void quote(QuoteFields quote) {
    DayClock.Phase phase = clock.phase();
    int instrument = instrument(phase, clock.placeInPhase());
    BookWalk book = books[instrument];
    quote.instrument = instrument;
    quote.endsBurst = clock.endsBurst();
    quote.timeNsOfDay = clock.timeNsOfDay();
    switch (phase) {
      case TRIAL_BEFORE_OPEN, TRIAL_BEFORE_CLOSE -> trialMatch(quote, book);
      case OPENING_BURST -> {
        if (clock.placeInPhase() < openingOrder.length) {
          auctionPrint(quote, book);
          quote.openingPrint = true;
        } else {
          continuous(quote, book);
        }
      }
      case CONTINUOUS -> continuous(quote, book);
      case CLOSING_PRINTS -> {
        auctionPrint(quote, book);
        quote.closingPrint = true;
      }
    }
    book.identify(quote);
  }

  private int instrument(DayClock.Phase phase, long place) {
    return switch (phase) {
      case OPENING_BURST ->
          place < openingOrder.length ? openingOrder[(int) place] : activity.draw(random);
      case CLOSING_PRINTS -> closingOrder[(int) place];
      default -> activity.draw(random);
    };
  }

  private void trialMatch(QuoteFields quote, BookWalk book) {
    quote.trial = true;
    book.move(random);
    if (random.nextInt(100) < TRIAL_MATCH_PERCENT) {
      book.trialTrade(quote, random);
    }
    book.disclose(quote, random.nextInt(100) < MARKET_ORDER_PERCENT);
  }

  private void auctionPrint(QuoteFields quote, BookWalk book) {
    book.trade(quote, random);
    book.disclose(quote, false);
  }

  private void continuous(QuoteFields quote, BookWalk book) {
    quote.continuous = true;
    int kind = random.nextInt(100);
    if (kind < TRADE_ONLY_PERCENT) {
      book.trade(quote, random);
      quote.tradeOnly = true;
      return;
    }
    book.move(random);
    if (kind < TRADE_ONLY_PERCENT + TRADE_PERCENT) {
      book.trade(quote, random);
    }
    book.disclose(quote, false);
  }
}
