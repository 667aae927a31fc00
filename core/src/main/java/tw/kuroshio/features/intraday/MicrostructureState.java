package tw.kuroshio.features.intraday;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.feed.BookState;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * The live fields of all instruments of one session: what the books do not remember of the records
 * before, in flat arrays by dense instrument index. {@link #onRecord} after each record the books
 * took, {@link #value} at any time, {@link #closeSession} at the end. Both are O(1) but for empty
 * stretches of time, allocate nothing, and asking changes no later value.
 *
 * <p>Time is the exchange's match time, nanoseconds since midnight in Taipei. An instrument's clock
 * does not go back: a record with an earlier time, or with none, counts at the last one. A print
 * that comes after a later one is in the day's volume only. State is kept for the fields asked for
 * and no others. One thread.
 */
public final class MicrostructureState implements Stateful {

  private static final long DAY_NS = 86_400_000_000_000L;
  private static final long NEVER = -1;
  private static final EnumSet<LiveField> SIGNS =
      EnumSet.of(LiveField.TRADE_SIGN_1M, LiveField.TRADE_SIGN_5M, LiveField.TRADE_SIGN_30M);
  private static final EnumSet<LiveField> SPREADS =
      EnumSet.of(LiveField.QUOTED_SPREAD, LiveField.QUOTED_SPREAD_20);

  private final SessionSchedule session;
  private final int instruments;
  private final boolean signs;
  private final boolean variances;
  private final boolean spreads;
  private final boolean impacts;
  private final boolean profiles;

  private final long[] clockNs;
  private final long[] lastTradeNs;
  private final TradeSigner signer;
  private final SignedVolume signedVolume;
  private final MinuteVariance variance;
  private final QuotedSpread spread;
  private final PriceImpact impact;
  private final VolumeProfile profile;
  private final SessionRing ring;

  /**
   * A session without a record, and no closed ones.
   *
   * @param instruments number of dense indexes
   * @param fields what will be asked for
   */
  public MicrostructureState(int instruments, SessionSchedule session, List<LiveField> fields) {
    this.session = session;
    this.instruments = instruments;
    signs = fields.stream().anyMatch(SIGNS::contains);
    spreads = fields.stream().anyMatch(SPREADS::contains);
    variances = fields.contains(LiveField.REALISED_VARIANCE);
    impacts = fields.contains(LiveField.KYLE_LAMBDA);
    profiles = fields.contains(LiveField.VOLUME_SAME_TIME_20);
    clockNs = new long[instruments];
    lastTradeNs = new long[instruments];
    signer = new TradeSigner(instruments);
    signedVolume = new SignedVolume(signs ? instruments : 0);
    variance = new MinuteVariance(variances ? instruments : 0);
    spread = new QuotedSpread(spreads ? instruments : 0, session);
    impact = new PriceImpact(impacts ? instruments : 0, session);
    profile = new VolumeProfile(profiles ? instruments : 0, session);
    ring = new SessionRing(instruments);
    Arrays.fill(lastTradeNs, NEVER);
  }

  /**
   * Takes over what a record changed.
   *
   * @param books after the record
   * @param changed what {@link OrderBooks#update} said of it
   */
  public void onRecord(OrderBooks books, int instrument, int changed) {
    int i = instrument;
    long timeNs = books.matchTimeNsOfDay(i);
    if (timeNs > clockNs[i] && timeNs < DAY_NS) {
      clockNs[i] = timeNs;
    }
    if (impacts) {
      impact.advance(i, clockNs[i]);
    }
    if ((changed & OrderBooks.TRADE) != 0) {
      onTrade(books, i, changed);
    }
    if (profiles) {
      profile.volume(i, clockNs[i], books.printedShares(i));
    }
    onBook(books, i);
  }

  private void onTrade(OrderBooks books, int i, int changed) {
    long priceE4 = books.lastTradePriceE4(i);
    long shares = books.lastTradeShares(i);
    int sign = signer.print(i, priceE4);
    boolean initiated = isInitiated(books, i, changed);
    if (signs && initiated) {
      signedVolume.add(i, clockNs[i], shares, sign);
    }
    if (variances) {
      variance.print(i, clockNs[i], priceE4);
    }
    if (impacts) {
      impact.price(i, clockNs[i], (double) priceE4);
      impact.print(i, initiated ? sign : 0, priceE4, shares);
    }
    lastTradeNs[i] = clockNs[i];
  }

  /** Not in the calls that begin, end and interrupt continuous trading, where nobody is first. */
  private boolean isInitiated(OrderBooks books, int i, int changed) {
    boolean call = (changed & (OrderBooks.SESSION_OPEN | OrderBooks.SESSION_CLOSE)) != 0;
    boolean inCallsOnly = !session.continuousTrading() || books.callCycleSeconds(i) > 0;
    return !call && (inCallsOnly || books.isContinuous(i));
  }

  private void onBook(OrderBooks books, int i) {
    boolean matching = InstrumentPhase.isMatching(books, i);
    boolean quoted = matching && BookValues.isTwoSided(books, i);
    long bidE4 = quoted ? books.bestBidPriceE4(i) : 0;
    long askE4 = quoted ? books.bestAskPriceE4(i) : 0;
    signer.quote(i, bidE4, askE4);
    if (spreads) {
      spread.quote(i, clockNs[i], quoted ? BookValues.spread(bidE4, askE4) : Double.NaN);
    }
    if (impacts && quoted) {
      impact.price(i, clockNs[i], (bidE4 + askE4) / 2.0);
    } else if (impacts && matching && lastTradeNs[i] != NEVER) {
      impact.price(i, clockNs[i], (double) books.lastTradePriceE4(i));
    }
  }

  /**
   * The field's value at a time of day; see {@link LiveField}.
   *
   * @param field one of those the state is kept for
   * @param nsOfDay a time before the instrument's last record, such as 0, counts as that
   */
  public double value(LiveField field, OrderBooks books, int instrument, long nsOfDay) {
    int i = instrument;
    long timeNs = Math.clamp(nsOfDay, clockNs[i], DAY_NS);
    return switch (field) {
      case BID,
          ASK,
          BID_SIZE,
          ASK_SIZE,
          MID,
          SPREAD,
          BOOK_IMBALANCE_1,
          BOOK_IMBALANCE_5,
          MICRO_PRICE_GAP ->
          ofQuote(field, books, i);
      case LIMIT_UP_DISTANCE -> BookValues.limitUpDistance(books, i);
      case LIMIT_DOWN_DISTANCE -> BookValues.limitDownDistance(books, i);
      case LIMIT_UP_LOCKED -> hasBook(books, i) ? BookValues.limitUpLocked(books, i) : Double.NaN;
      case LIMIT_DOWN_LOCKED ->
          hasBook(books, i) ? BookValues.limitDownLocked(books, i) : Double.NaN;
      case TRIAL_GAP -> BookValues.trialGap(books, i);
      case PHASE -> InstrumentPhase.of(session, books, i, timeNs).number();
      case MINUTE -> BookValues.minute(timeNs);
      case TRADE_SIGN_1M -> signedVolume.share(i, SignedVolume.ONE_MINUTE, timeNs);
      case TRADE_SIGN_5M -> signedVolume.share(i, SignedVolume.FIVE_MINUTES, timeNs);
      case TRADE_SIGN_30M -> signedVolume.share(i, SignedVolume.THIRTY_MINUTES, timeNs);
      case REALISED_VARIANCE -> variance.value(i, timeNs);
      case SECONDS_SINCE_TRADE ->
          lastTradeNs[i] == NEVER ? Double.NaN : (timeNs - lastTradeNs[i]) / 1e9;
      case VOLUME_SAME_TIME_20 -> profile.mean(i, timeNs, ring);
      case QUOTED_SPREAD -> spread.today(i, timeNs);
      case QUOTED_SPREAD_20 -> spread.mean(i, timeNs, ring);
      case KYLE_LAMBDA -> impact.slope(i, timeNs, ring);
    };
  }

  private double ofQuote(LiveField field, OrderBooks books, int i) {
    if (!hasBook(books, i) || books.isTrial(i)) {
      return Double.NaN;
    }
    return switch (field) {
      case BID -> BookValues.price(books.bestBidPriceE4(i));
      case ASK -> BookValues.price(books.bestAskPriceE4(i));
      case BID_SIZE -> books.bestBidShares(i);
      case ASK_SIZE -> books.bestAskShares(i);
      case MID -> BookValues.mid(books, i);
      case SPREAD -> BookValues.spread(books, i);
      case BOOK_IMBALANCE_1 -> BookValues.imbalanceOfBest(books, i);
      case BOOK_IMBALANCE_5 -> BookValues.imbalanceOfLevels(books, i);
      case MICRO_PRICE_GAP -> BookValues.microPriceGap(books, i);
      default -> throw new IllegalArgumentException("Not a field of the quote: " + field);
    };
  }

  /** Whether a book has been disclosed and stands. */
  private boolean hasBook(OrderBooks books, int i) {
    return clockNs[i] > 0 && books.state(i) != BookState.SUSPENDED;
  }

  /**
   * Makes the session of each instrument that has traded its newest closed one, and begins an empty
   * one: another day's books follow.
   */
  public void closeSession() {
    for (int i = 0; i < instruments; i++) {
      if (lastTradeNs[i] != NEVER) {
        close(i);
      }
      clear(i);
    }
  }

  /**
   * Adds a closed session before the present one has a record, from its bars of five minutes or
   * less; its spread is not known.
   *
   * @param bars after those of the session added last
   * @throws IllegalStateException when the present session has begun
   */
  public void addClosedSession(int instrument, IntradayBars bars) {
    int i = instrument;
    if (clockNs[i] != 0) {
      throw new IllegalStateException(
          "Closed sessions must be added before the first record (instrument " + i + ")");
    }
    if (impacts) {
      BarReplay.replay(bars, i, impact, signer);
    }
    if (profiles) {
      BarReplay.replay(bars, i, profile);
    }
    close(i);
    clear(i);
  }

  /**
   * Takes over the closed sessions of the state of the session before, of the same instruments,
   * fields and hours.
   */
  public void carry(MicrostructureState before) {
    if (before.instruments != instruments
        || before.kept() != kept()
        || !before.session.equals(session)) {
      throw new IllegalArgumentException(
          "Closed sessions must be of the same instruments, fields and hours");
    }
    ring.carry(before.ring);
    spread.carry(before.spread);
    impact.carry(before.impact);
    profile.carry(before.profile);
  }

  private void close(int i) {
    if (spreads) {
      spread.close(i, ring);
    }
    if (impacts) {
      impact.close(i, ring);
    }
    if (profiles) {
      profile.close(i, ring);
    }
    ring.advance(i);
    if (spreads) {
      spread.rebuild(i, ring);
    }
    if (impacts) {
      impact.rebuild(i, ring);
    }
  }

  private void clear(int i) {
    clockNs[i] = 0;
    lastTradeNs[i] = NEVER;
    signer.clear(i);
    if (signs) {
      signedVolume.clear(i);
    }
    if (variances) {
      variance.clear(i);
    }
    if (spreads) {
      spread.clear(i);
    }
    if (impacts) {
      impact.clear(i);
    }
    if (profiles) {
      profile.clear(i);
    }
  }

  /** Which parts are kept, a bit each: a state is of one kind. */
  private int kept() {
    return (signs ? 1 : 0)
        | (variances ? 2 : 0)
        | (spreads ? 4 : 0)
        | (impacts ? 8 : 0)
        | (profiles ? 16 : 0);
  }

  private List<Stateful> parts() {
    return List.of(signer, signedVolume, variance, spread, impact, profile, ring);
  }

  @Override
  public void writeState(StateWriter out) {
    out.putInt(kept()).putLongs(clockNs).putLongs(lastTradeNs);
    parts().forEach(part -> part.writeState(out));
  }

  @Override
  public void readState(StateReader in) {
    int written = in.getInt();
    if (written != kept()) {
      throw new IllegalArgumentException(
          "Intraday state must be of the fields " + kept() + ", was of " + written);
    }
    StateColumns.read(in, clockNs);
    StateColumns.read(in, lastTradeNs);
    parts().forEach(part -> part.readState(in));
  }
}
