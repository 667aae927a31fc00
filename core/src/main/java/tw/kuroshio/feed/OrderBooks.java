package tw.kuroshio.feed;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.DayTrading;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.OddLotReferenceCursor;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.model.Instruments;
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

  /** Whether or why the book may be traded on changed, see {@link #state} and {@link #reason}. */
  public static final int STATE = 1 << 8;

  /** A trade was printed that is older than the last one known. */
  public static final int OLDER_TRADE = 1 << 9;

  /** Book and prices were taken from a snapshot: trades between are not known one by one. */
  public static final int RECOVERED = 1 << 10;

  /** Bytes {@link #writeOutput} writes for an instrument. */
  public static final int OUTPUT_BYTES =
      2 * BookSide.OUTPUT_BYTES
          + TradeColumns.OUTPUT_BYTES
          + ReferenceColumns.OUTPUT_BYTES
          + Long.BYTES
          + StatusColumns.OUTPUT_BYTES;

  private final BookSide bids;
  private final BookSide asks;
  private final TradeColumns trades;
  private final ReferenceColumns references;
  private final ReceiptColumns receipts;
  private final StatusColumns status;
  private final BookStates states;
  private final QuoteUpdates updates;

  public OrderBooks(Instruments instruments) {
    int n = instruments.size();
    bids = new BookSide(n);
    asks = new BookSide(n);
    trades = new TradeColumns(n);
    references = new ReferenceColumns(instruments);
    receipts = new ReceiptColumns(n);
    status = new StatusColumns(n);
    states = new BookStates(n);
    updates = new QuoteUpdates(bids, asks, trades, references, receipts, status, states);
  }

  /**
   * Applies a real-time quote, in sequence or late; not for snapshots, which are no events. What an
   * older quote than the last one says of the book is not taken, its trade is.
   *
   * @param ingestTimeNs when it was received, UTC nanoseconds since the epoch
   * @return what changed, a sum of the constants of this class
   */
  public int update(int instrumentIndex, QuoteCursor quote, long ingestTimeNs) {
    return updates.update(instrumentIndex, quote, ingestTimeNs);
  }

  /**
   * Takes book, prices and volume from a snapshot, in place of records that were lost.
   *
   * @return what changed
   */
  int recover(int i, QuoteCursor snapshot, long ingestTimeNs) {
    return updates.recover(i, snapshot, ingestTimeNs);
  }

  /**
   * Applies static data of an instrument; not for count records.
   *
   * @return {@link #REFERENCE} when anything changed, else 0
   */
  public int applyReference(int instrumentIndex, ReferenceCursor record) {
    return references.apply(instrumentIndex, record) ? REFERENCE : 0;
  }

  /** The same for odd lots. */
  int applyReference(int instrumentIndex, OddLotReferenceCursor record) {
    return references.apply(instrumentIndex, record) ? REFERENCE : 0;
  }

  /** The sequence began again: numbers say nothing about what is older. */
  void forgetSequence(int instrumentIndex) {
    receipts.forgetSequence(instrumentIndex);
  }

  BookStates states() {
    return states;
  }

  /** Writes the quote state, {@link #OUTPUT_BYTES} bytes; receive times are not part of it. */
  public void writeOutput(int instrumentIndex, StateWriter out) {
    int i = instrumentIndex;
    bids.writeOutput(i, out);
    asks.writeOutput(i, out);
    trades.writeOutput(i, out);
    references.writeOutput(i, out);
    out.putLong(receipts.matchTimeNsOfDay[i]);
    status.writeOutput(i, out);
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
    return LimitState.ofBits(status.limits(instrumentIndex) >> 6);
  }

  public LimitState bidLimit(int instrumentIndex) {
    return LimitState.ofBits(status.limits(instrumentIndex) >> 4);
  }

  public LimitState askLimit(int instrumentIndex) {
    return LimitState.ofBits(status.limits(instrumentIndex) >> 2);
  }

  public PriceTrend trend(int instrumentIndex) {
    return PriceTrend.ofBits(status.limits(instrumentIndex));
  }

  /** The book and {@link #trialPriceE4} are of simulated matching. */
  public boolean isTrial(int instrumentIndex) {
    return status.isTrial(instrumentIndex);
  }

  public boolean isOpeningDelayed(int instrumentIndex) {
    return status.isOpeningDelayed(instrumentIndex);
  }

  public boolean isClosingDelayed(int instrumentIndex) {
    return status.isClosingDelayed(instrumentIndex);
  }

  /** Continuous matching; otherwise call auction. */
  public boolean isContinuous(int instrumentIndex) {
    return status.isContinuous(instrumentIndex);
  }

  /** The closing print has been made. */
  public boolean isClosed(int instrumentIndex) {
    return status.isClosed(instrumentIndex);
  }

  /** Nothing speaks against trading on the book: {@link BookState#RELIABLE}. */
  public boolean isReliable(int instrumentIndex) {
    return states.isReliable(instrumentIndex);
  }

  /** Whether the book may be traded on. */
  public BookState state(int instrumentIndex) {
    return states.state(instrumentIndex);
  }

  /** The first reason why not, null when the book is reliable. */
  public @Nullable BookReason reason(int instrumentIndex) {
    return states.reason(instrumentIndex);
  }

  /** Whether this reason is among those that speak against the book. */
  public boolean has(int instrumentIndex, BookReason reason) {
    return states.has(instrumentIndex, reason);
  }

  /** Exchange time of the last record, see {@link QuoteCursor#matchTimeNsOfDay()}. */
  public long matchTimeNsOfDay(int instrumentIndex) {
    return receipts.matchTimeNsOfDay[instrumentIndex];
  }

  /** Receive time of the last record, UTC nanoseconds since the epoch; 0 before the first. */
  public long lastUpdateNs(int instrumentIndex) {
    return receipts.lastUpdateNs[instrumentIndex];
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
    receipts.writeState(out);
    status.writeState(out);
    states.writeState(out);
  }

  @Override
  public void readState(StateReader in) {
    bids.readState(in);
    asks.readState(in);
    trades.readState(in);
    references.readState(in);
    receipts.readState(in);
    status.readState(in);
    states.readState(in);
  }
}
