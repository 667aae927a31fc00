package tw.kuroshio.app;

import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.feed.twse.QuantityUnit;
import tw.kuroshio.feed.twse.QuoteCursor;

/** Tells the fields of the records with price entries, formats 6, 17, 20, 23 and 24. */
final class QuoteFields {

  private final QuoteCursor quote = new QuoteCursor();

  void write(byte[] buffer, int offset, FieldSink sink) {
    quote.wrap(buffer, offset);
    RecordFields.code(quote.codeKey(), sink);
    sink.text("time", WireTimes.ofDigits(quote.matchTimeDigits()));
    sink.flag("trial", quote.isTrial());
    sink.flag("delayedOpen", quote.isOpeningDelayed());
    sink.flag("delayedClose", quote.isClosingDelayed());
    sink.text("match", quote.isContinuous() ? "continuous" : "call");
    sink.flag("opening", quote.isOpeningPrint());
    sink.flag("closing", quote.isClosingPrint());
    sink.flag("bookDisclosed", !quote.isTradeOnly());
    sink.text("suspended", word(quote.trend()));
    sink.text("tradeLimit", word(quote.tradeLimit()));
    sink.text("bidLimit", word(quote.bidLimit()));
    sink.text("askLimit", word(quote.askLimit()));
    if (quote.isSnapshot()) {
      sink.price("open", quote.openPriceE4());
      sink.price("high", quote.highPriceE4());
      sink.price("low", quote.lowPriceE4());
    }
    sink.text("unit", word(quote.unit()));
    sink.number("cumVolume", quote.cumulativeVolume());
    writeEntries(sink);
  }

  private void writeEntries(FieldSink sink) {
    if (quote.hasTrade()) {
      sink.beginObject("trade");
      sink.quoted(quote.tradePriceE4(), quote.tradeQuantity());
      sink.endObject();
    } else {
      sink.nothing("trade");
    }
    sink.beginList("bids");
    for (int level = 0; level < quote.bidLevels(); level++) {
      sink.beginItem();
      sink.quoted(quote.bidPriceE4(level), quote.bidQuantity(level));
      sink.endObject();
    }
    sink.endList();
    sink.beginList("asks");
    for (int level = 0; level < quote.askLevels(); level++) {
      sink.beginItem();
      sink.quoted(quote.askPriceE4(level), quote.askQuantity(level));
      sink.endObject();
    }
    sink.endList();
  }

  static String word(QuantityUnit unit) {
    return switch (unit) {
      case TRADING_UNIT -> "lot";
      case SHARE -> "share";
    };
  }

  static String word(LimitState limit) {
    return switch (limit) {
      case NORMAL -> "none";
      case LIMIT_DOWN -> "down";
      case LIMIT_UP -> "up";
      case RESERVED -> "reserved";
    };
  }

  private static String word(PriceTrend trend) {
    return switch (trend) {
      case NORMAL -> "none";
      case SUSPENDED_DOWN -> "down";
      case SUSPENDED_UP -> "up";
      case RESERVED -> "reserved";
    };
  }
}
