package tw.kuroshio.adapters.simulator;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.LineCopy;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.DayTrading;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.Market;

/**
 * Writes the exchange's records, numbered per market and format, packed into datagrams. Static data
 * counts from 1 in each cycle.
 */
final class RecordWriter {

  private final DatagramPacker packer = new DatagramPacker();
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
    FeedLine line = line(instrument.id().market());
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
            .encode(packer.buffer(line), packer.offset(line));
    send(line, length, midnightNs + nsOfDay);
  }

  void referenceCount(Market market, int sequence, int securities, long nsOfDay) {
    FeedLine line = line(market);
    int length =
        statics
            .startCount(market, sequence, true, securities)
            .encode(packer.buffer(line), packer.offset(line));
    send(line, length, midnightNs + nsOfDay);
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
    FeedLine line = line(quoteMarket);
    send(line, quotes.encode(packer.buffer(line), packer.offset(line)), quoteTimeNs);
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

  private static FeedLine line(Market market) {
    return FeedLine.of(market, 1, LineCopy.A);
  }

  private void send(FeedLine line, int length, long timeNs) {
    packer.added(line, length, timeNs, listener());
  }

  /** Sends what has been written: nothing more leaves at this instant. */
  void flush(long timeNs) {
    packer.flush(timeNs, listener());
  }

  private ExchangeListener listener() {
    if (listener == null) {
      throw new IllegalStateException("No listener for the exchange's records");
    }
    return listener;
  }
}
