package tw.kuroshio.adapters.simulator;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.DayTrading;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.Market;

/**
 * Writes the exchange's records, one a datagram, numbered per market and format. Static data counts
 * from 1 in each cycle.
 */
final class RecordWriter {

  private final byte[] buffer = new byte[Math.max(QuoteEncoder.MAX_BYTES, ReferenceCursor.BYTES)];
  private final QuoteEncoder quotes = new QuoteEncoder();
  private final ReferenceEncoder statics = new ReferenceEncoder();
  private int twseQuotes;
  private int tpexQuotes;
  private final long midnightNs;
  private @Nullable ExchangeListener listener;

  /** The quote that is being put together, sent by {@link #sendQuote}. */
  private long quoteTimeNs;

  private Market quoteMarket = Market.TWSE;

  RecordWriter(long midnightNs) {
    this.midnightNs = midnightNs;
  }

  void to(ExchangeListener newListener) {
    listener = newListener;
  }

  void reference(ScriptedInstrument scripted, int sequence, int callSeconds, long nsOfDay) {
    Instrument instrument = scripted.instrument();
    ReferencePrice reference = scripted.reference();
    int length =
        statics
            .start(instrument.id().market(), sequence, CodeKey.of(instrument.id().code()))
            .name(instrument.name())
            .sectorCode(instrument.sector())
            .prices(reference.referenceE4(), reference.limitUpE4(), reference.limitDownE4())
            .dayTrading(DayTrading.NONE)
            .callCycleSeconds(callSeconds)
            .tradingUnitShares(instrument.lotShares())
            .currency(instrument.currency())
            .encode(buffer, 0);
    send(instrument.id().market(), length, midnightNs + nsOfDay);
  }

  void referenceCount(Market market, int sequence, int securities, long nsOfDay) {
    send(
        market,
        statics.startCount(market, sequence, true, securities).encode(buffer, 0),
        midnightNs + nsOfDay);
  }

  /** Begins a quote with the book and its limit flags; the caller adds trade and status. */
  QuoteEncoder quote(
      Market market,
      long codeKey,
      BookMaker book,
      ReferencePrice reference,
      long tradePriceE4,
      long nsOfDay) {
    quoteTimeNs = midnightNs + nsOfDay;
    quoteMarket = market;
    quotes.start(QuoteCursor.FORMAT, market, nextQuote(market), codeKey, nsOfDay);
    for (int i = 0; i < book.bids.levels(); i++) {
      quotes.bid(book.bids.priceE4(i), book.bids.displayedLots(i));
    }
    for (int i = 0; i < book.asks.levels(); i++) {
      quotes.ask(book.asks.priceE4(i), book.asks.displayedLots(i));
    }
    return quotes.limits(
        limit(reference, tradePriceE4),
        limit(reference, book.bids.bestE4()),
        limit(reference, book.asks.bestE4()));
  }

  void sendQuote() {
    send(quoteMarket, quotes.encode(buffer, 0), quoteTimeNs);
  }

  void endOfSession(Market market, long nsOfDay) {
    quotes.startEndOfSession(QuoteCursor.FORMAT, market, nextQuote(market));
    quoteTimeNs = midnightNs + nsOfDay;
    quoteMarket = market;
    sendQuote();
  }

  private int nextQuote(Market market) {
    return market == Market.TWSE ? ++twseQuotes : ++tpexQuotes;
  }

  private static LimitState limit(ReferencePrice reference, long priceE4) {
    if (reference.isLimitUp(priceE4)) {
      return LimitState.LIMIT_UP;
    }
    return reference.isLimitDown(priceE4) ? LimitState.LIMIT_DOWN : LimitState.NORMAL;
  }

  private void send(Market market, int length, long timeNs) {
    if (listener == null) {
      throw new IllegalStateException("No listener for the exchange's records");
    }
    listener.onDatagram(
        market == Market.TWSE ? FeedLine.TWSE_1_A : FeedLine.TPEX_1_A, buffer, 0, length, timeNs);
  }
}
