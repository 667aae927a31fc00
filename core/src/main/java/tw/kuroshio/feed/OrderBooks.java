package tw.kuroshio.feed;

import tw.kuroshio.feed.twse.DayTrading;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * The quote state of one trading day, in columns by dense instrument index: five levels a side, the
 * last trade, the day's prices and volume, the exchange's flags and static data. Prices in 10⁻⁴
 * TWD, quantities in shares; a zero price means none. Only prints of real matches are trades: trial
 * matches never are. Levels count from 0 = best; level 0 at price 0 with shares is market orders.
 * Updating does not allocate.
 */
public final class OrderBooks implements Stateful {

  /** A disclosed level changed. */
  public static final int BOOK = 1;

  /** A trade was printed. */
  public static final int TRADE = 1 << 1;

  /** The trade was the day's first. */
  public static final int SESSION_OPEN = 1 << 2;

  /** The day's high or low moved. */
  public static final int HIGH_LOW = 1 << 3;

  /** The closing print was made. */
  public static final int SESSION_CLOSE = 1 << 4;

  /** A limit, trend, trial or matching-mode flag changed. */
  public static final int STATUS = 1 << 5;

  /** The price or quantity of the trial match changed. */
  public static final int TRIAL = 1 << 6;

  /** Static data of the instrument changed. */
  public static final int REFERENCE = 1 << 7;

  /** Bytes {@link #writeOutput} writes for an instrument. */
  public static final int OUTPUT_BYTES =
      2 * BookSide.OUTPUT_BYTES
          + TradeColumns.OUTPUT_BYTES
          + ReferenceColumns.OUTPUT_BYTES
          + Long.BYTES
          + 3;

  private static final int STATUS_TRIAL = 0x80;
  private static final int STATUS_OPENING_DELAYED = 0x40;
  private static final int STATUS_CLOSING_DELAYED = 0x20;
  private static final int STATUS_CONTINUOUS = 0x10;

  /** Bits of the limit map that speak of the book; the old ones stand with the old book. */
  private static final int BOOK_LIMITS = 0x3C;

  private static final int FLAG_UNRELIABLE = 1;
  private static final int FLAG_CLOSED = 2;

  private final Instruments instruments;
  private final BookSide bids;
  private final BookSide asks;
  private final TradeColumns trades;
  private final ReferenceColumns references;
  private final long[] matchTimeNsOfDay;
  private final long[] lastUpdateNs;
  private final byte[] limitMap;
  private final byte[] statusMap;
  private final byte[] flags;

  public OrderBooks(Instruments instruments) {
    this.instruments = instruments;
    int n = instruments.size();
    bids = new BookSide(n);
    asks = new BookSide(n);
    trades = new TradeColumns(n);
    references = new ReferenceColumns(instruments);
    matchTimeNsOfDay = new long[n];
    lastUpdateNs = new long[n];
    limitMap = new byte[n];
    statusMap = new byte[n];
    flags = new byte[n];
  }

  /**
   * Applies an accepted real-time quote; not for snapshots, which are no events.
   *
   * @param ingestTimeNs when it was received, UTC nanoseconds since the epoch
   * @return what changed, a sum of the constants of this class
   */
  public int update(int instrumentIndex, QuoteCursor quote, long ingestTimeNs) {
    int i = instrumentIndex;
    long unitShares = quote.unit().shares(references.lotShares[i]);
    int changes = takeStatus(i, quote);
    changes |=
        quote.isTrial()
            ? takeTrial(i, quote, unitShares)
            : takeMatch(i, quote, unitShares, ingestTimeNs);
    if (takeBook(i, quote, unitShares)) {
      changes |= BOOK;
    }
    matchTimeNsOfDay[i] = quote.matchTimeNsOfDay();
    lastUpdateNs[i] = ingestTimeNs;
    return changes;
  }

  private int takeStatus(int i, QuoteCursor quote) {
    int limits = quote.limitMap();
    if (quote.isTradeOnly()) {
      limits = (limits & ~BOOK_LIMITS) | (limitMap[i] & BOOK_LIMITS);
    }
    int status = quote.statusMap();
    boolean changed = limitMap[i] != (byte) limits || statusMap[i] != (byte) status;
    limitMap[i] = (byte) limits;
    statusMap[i] = (byte) status;
    return changed ? STATUS : 0;
  }

  private int takeTrial(int i, QuoteCursor quote, long unitShares) {
    if (!quote.hasTrade()) {
      return trades.setTrial(i, 0, 0);
    }
    long shares = quote.tradeQuantity() * unitShares;
    return trades.setTrial(i, quote.tradePriceE4(), shares);
  }

  private int takeMatch(int i, QuoteCursor quote, long unitShares, long ingestTimeNs) {
    int changes = trades.setTrial(i, 0, 0);
    trades.cumulativeShares[i] = quote.cumulativeVolume() * unitShares;
    if (quote.hasTrade() && quote.tradeQuantity() > 0 && quote.tradePriceE4() > 0) {
      long shares = quote.tradeQuantity() * unitShares;
      changes |= trades.print(i, quote.tradePriceE4(), shares, ingestTimeNs);
    }
    if (quote.isClosingPrint() && (flags[i] & FLAG_CLOSED) == 0) {
      flags[i] |= FLAG_CLOSED;
      changes |= SESSION_CLOSE;
    }
    return changes;
  }

  private boolean takeBook(int i, QuoteCursor quote, long unitShares) {
    // Suspended matching has no book: none is disclosed, and the old one does not stand.
    if (quote.isTradeOnly() && !quote.trend().isSuspended()) {
      return false;
    }
    flags[i] &= ~FLAG_UNRELIABLE;
    boolean bidsChanged = bids.takeBids(i, quote, unitShares);
    return asks.takeAsks(i, quote, unitShares) || bidsChanged;
  }

  /**
   * Applies static data of an instrument; not for count records.
   *
   * @return {@link #REFERENCE} when anything changed, else 0
   */
  public int applyReference(int instrumentIndex, ReferenceCursor record) {
    return references.apply(instrumentIndex, record) ? REFERENCE : 0;
  }

  /** After a gap: no book of the market can be relied on until it is disclosed again. */
  public void markUnreliable(Market market) {
    for (int i = 0; i < flags.length; i++) {
      if (instruments.get(i).id().market() == market) {
        flags[i] |= FLAG_UNRELIABLE;
      }
    }
  }

  /** Writes the quote state, {@link #OUTPUT_BYTES} bytes; receive times are not part of it. */
  public void writeOutput(int instrumentIndex, StateWriter out) {
    int i = instrumentIndex;
    bids.writeOutput(i, out);
    asks.writeOutput(i, out);
    trades.writeOutput(i, out);
    references.writeOutput(i, out);
    out.putLong(matchTimeNsOfDay[i]);
    out.putByte(limitMap[i]).putByte(statusMap[i]).putByte(flags[i]);
  }

  /** Bid price of a level, 0 = best. */
  public long bidPriceE4(int instrumentIndex, int level) {
    return bids.priceE4(instrumentIndex, level);
  }

  public long bidShares(int instrumentIndex, int level) {
    return bids.shares(instrumentIndex, level);
  }

  /** Ask price of a level, 0 = best. */
  public long askPriceE4(int instrumentIndex, int level) {
    return asks.priceE4(instrumentIndex, level);
  }

  public long askShares(int instrumentIndex, int level) {
    return asks.shares(instrumentIndex, level);
  }

  /** Highest limit bid, market orders left out; 0 when there is none. */
  public long bestBidPriceE4(int instrumentIndex) {
    return bids.bestPriceE4(instrumentIndex);
  }

  public long bestBidShares(int instrumentIndex) {
    return bids.bestShares(instrumentIndex);
  }

  /** Lowest limit ask, market orders left out; 0 when there is none. */
  public long bestAskPriceE4(int instrumentIndex) {
    return asks.bestPriceE4(instrumentIndex);
  }

  public long bestAskShares(int instrumentIndex) {
    return asks.bestShares(instrumentIndex);
  }

  /** Shares of resting market buy orders. */
  public long marketBidShares(int instrumentIndex) {
    return bids.marketShares(instrumentIndex);
  }

  /** Shares of resting market sell orders. */
  public long marketAskShares(int instrumentIndex) {
    return asks.marketShares(instrumentIndex);
  }

  /** Both sides quoted and the best bid not below the best ask. */
  public boolean isCrossedOrLocked(int instrumentIndex) {
    long bid = bestBidPriceE4(instrumentIndex);
    long ask = bestAskPriceE4(instrumentIndex);
    return bid != 0 && ask != 0 && bid >= ask;
  }

  public long lastTradePriceE4(int instrumentIndex) {
    return trades.lastPriceE4[instrumentIndex];
  }

  public long lastTradeShares(int instrumentIndex) {
    return trades.lastShares[instrumentIndex];
  }

  /** The day's volume as the exchange counts it. */
  public long cumulativeShares(int instrumentIndex) {
    return trades.cumulativeShares[instrumentIndex];
  }

  /** Shares of the prints received; less than {@link #cumulativeShares} when some were lost. */
  public long printedShares(int instrumentIndex) {
    return trades.printedShares[instrumentIndex];
  }

  /** Price times shares of the prints received, 10⁻⁴ TWD. */
  public long printedValueE4(int instrumentIndex) {
    return trades.printedValueE4[instrumentIndex];
  }

  /** Price of the day's first print. */
  public long openPriceE4(int instrumentIndex) {
    return trades.openPriceE4[instrumentIndex];
  }

  public long highPriceE4(int instrumentIndex) {
    return trades.highPriceE4[instrumentIndex];
  }

  public long lowPriceE4(int instrumentIndex) {
    return trades.lowPriceE4[instrumentIndex];
  }

  /** Indicative price of the trial match, 0 outside trial matching. */
  public long trialPriceE4(int instrumentIndex) {
    return trades.trialPriceE4[instrumentIndex];
  }

  public long trialShares(int instrumentIndex) {
    return trades.trialShares[instrumentIndex];
  }

  /** Opening auction reference price. */
  public long referencePriceE4(int instrumentIndex) {
    return references.referencePriceE4[instrumentIndex];
  }

  public long limitUpPriceE4(int instrumentIndex) {
    return references.limitUpPriceE4[instrumentIndex];
  }

  public long limitDownPriceE4(int instrumentIndex) {
    return references.limitDownPriceE4[instrumentIndex];
  }

  /** Seconds between call auctions; 0 = continuous matching. */
  public int callCycleSeconds(int instrumentIndex) {
    return (int) references.callCycleSeconds[instrumentIndex];
  }

  /** Shares in one trading unit: format 1's where it was received, else the instrument's. */
  public long lotShares(int instrumentIndex) {
    return references.lotShares[instrumentIndex];
  }

  /** Attention and disposition, see {@link ReferenceCursor#attentionCode()}. */
  public int attentionCode(int instrumentIndex) {
    return references.attentionCode[instrumentIndex];
  }

  public DayTrading dayTrading(int instrumentIndex) {
    return references.dayTrading(instrumentIndex);
  }

  /** Limit state of the last record's trade, {@code NORMAL} when it had none. */
  public LimitState tradeLimit(int instrumentIndex) {
    return LimitState.ofBits(limitMap[instrumentIndex] >> 6);
  }

  public LimitState bidLimit(int instrumentIndex) {
    return LimitState.ofBits(limitMap[instrumentIndex] >> 4);
  }

  public LimitState askLimit(int instrumentIndex) {
    return LimitState.ofBits(limitMap[instrumentIndex] >> 2);
  }

  public PriceTrend trend(int instrumentIndex) {
    return PriceTrend.ofBits(limitMap[instrumentIndex]);
  }

  /** The book and {@link #trialPriceE4} are of simulated matching. */
  public boolean isTrial(int instrumentIndex) {
    return (statusMap[instrumentIndex] & STATUS_TRIAL) != 0;
  }

  public boolean isOpeningDelayed(int instrumentIndex) {
    return isTrial(instrumentIndex) && (statusMap[instrumentIndex] & STATUS_OPENING_DELAYED) != 0;
  }

  public boolean isClosingDelayed(int instrumentIndex) {
    return isTrial(instrumentIndex) && (statusMap[instrumentIndex] & STATUS_CLOSING_DELAYED) != 0;
  }

  /** Continuous matching; otherwise call auction. */
  public boolean isContinuous(int instrumentIndex) {
    return (statusMap[instrumentIndex] & STATUS_CONTINUOUS) != 0;
  }

  /** The closing print has been made. */
  public boolean isClosed(int instrumentIndex) {
    return (flags[instrumentIndex] & FLAG_CLOSED) != 0;
  }

  /** False between a gap and the next disclosed book. */
  public boolean isReliable(int instrumentIndex) {
    return (flags[instrumentIndex] & FLAG_UNRELIABLE) == 0;
  }

  /** Exchange time of the last record, see {@link QuoteCursor#matchTimeNsOfDay()}. */
  public long matchTimeNsOfDay(int instrumentIndex) {
    return matchTimeNsOfDay[instrumentIndex];
  }

  /** Receive time of the last record, UTC nanoseconds since the epoch; 0 before the first. */
  public long lastUpdateNs(int instrumentIndex) {
    return lastUpdateNs[instrumentIndex];
  }

  /** Receive time of the last trade, UTC nanoseconds since the epoch; 0 before the first. */
  public long lastTradeNs(int instrumentIndex) {
    return trades.lastTradeNs[instrumentIndex];
  }

  @Override
  public void writeState(StateWriter out) {
    bids.writeState(out);
    asks.writeState(out);
    trades.writeState(out);
    references.writeState(out);
    out.putLongs(matchTimeNsOfDay).putLongs(lastUpdateNs);
    Columns.write(out, limitMap);
    Columns.write(out, statusMap);
    Columns.write(out, flags);
  }

  @Override
  public void readState(StateReader in) {
    bids.readState(in);
    asks.readState(in);
    trades.readState(in);
    references.readState(in);
    Columns.read(in, matchTimeNsOfDay);
    Columns.read(in, lastUpdateNs);
    Columns.read(in, limitMap);
    Columns.read(in, statusMap);
    Columns.read(in, flags);
  }
}
