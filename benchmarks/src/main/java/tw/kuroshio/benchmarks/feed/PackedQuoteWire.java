package tw.kuroshio.benchmarks.feed;

import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.model.Market;

/** The exchange's own encoding: format 6, packed decimal. */
final class PackedQuoteWire implements QuoteWire {

  private final QuoteEncoder encoder = new QuoteEncoder();

  @Override
  public int encode(QuoteFields quote, byte[] target, int offset) {
    Market market = quote.tpex ? Market.TPEX : Market.TWSE;
    if (quote.endOfSession) {
      return encoder
          .startEndOfSession(QuoteCursor.FORMAT, market, quote.sequence)
          .encode(target, offset);
    }
    encoder
        .start(QuoteCursor.FORMAT, market, quote.sequence, quote.codeKey, quote.timeNsOfDay)
        .cumulativeVolume(quote.cumulativeVolumeLots);
    if (quote.hasTrade) {
      encoder.trade(quote.tradePriceE4, quote.tradeLots);
    }
    for (int i = 0; i < quote.bidLevels; i++) {
      encoder.bid(quote.bidPricesE4[i], quote.bidLots[i]);
    }
    for (int i = 0; i < quote.askLevels; i++) {
      encoder.ask(quote.askPricesE4[i], quote.askLots[i]);
    }
    if (quote.tradeOnly) {
      encoder.tradeOnly();
    }
    return encoder.limitMap(quote.limitMap()).statusMap(quote.statusMap()).encode(target, offset);
  }
}
