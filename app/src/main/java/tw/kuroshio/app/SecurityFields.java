package tw.kuroshio.app;

import tw.kuroshio.feed.twse.AfterHoursOddLotCursor;
import tw.kuroshio.feed.twse.FixedPriceCursor;
import tw.kuroshio.feed.twse.HaltCursor;
import tw.kuroshio.feed.twse.QuantityUnit;
import tw.kuroshio.feed.twse.SblQuotaCursor;
import tw.kuroshio.feed.twse.SessionPricesCursor;
import tw.kuroshio.feed.twse.SuspensionCursor;

/** Tells what is said of securities outside their quotes: formats 9, 11, 12, 13, 15, 18, 19, 25. */
final class SecurityFields {

  private static final String LOT = QuoteFields.word(QuantityUnit.TRADING_UNIT);
  private static final String SHARE = QuoteFields.word(QuantityUnit.SHARE);

  private final FixedPriceCursor fixedPrice = new FixedPriceCursor();
  private final AfterHoursOddLotCursor oddLot = new AfterHoursOddLotCursor();
  private final SuspensionCursor suspension = new SuspensionCursor();
  private final HaltCursor halt = new HaltCursor();
  private final SblQuotaCursor quota = new SblQuotaCursor();
  private final SessionPricesCursor prices = new SessionPricesCursor();

  void writeFixedPrice(byte[] buffer, int offset, FieldSink sink) {
    fixedPrice.wrap(buffer, offset);
    RecordFields.code(fixedPrice.codeKey(), sink);
    sink.text("time", WireTimes.seconds(fixedPrice.matchTimeNsOfDay()));
    sink.text("unit", LOT);
    sink.quoted(fixedPrice.priceE4(), fixedPrice.quantityLots());
  }

  void writeAfterHoursOddLot(byte[] buffer, int offset, FieldSink sink) {
    oddLot.wrap(buffer, offset);
    RecordFields.code(oddLot.codeKey(), sink);
    sink.text("time", WireTimes.seconds(oddLot.matchTimeNsOfDay()));
    sink.flag("trial", oddLot.isTrial());
    sink.text("tradeLimit", QuoteFields.word(oddLot.tradeLimit()));
    sink.text("bidLimit", QuoteFields.word(oddLot.bidLimit()));
    sink.text("askLimit", QuoteFields.word(oddLot.askLimit()));
    sink.text("unit", SHARE);
    sink.quoted(oddLot.tradePriceE4(), oddLot.tradeShares());
    sink.price("bid", oddLot.bidPriceE4());
    sink.price("ask", oddLot.askPriceE4());
  }

  void writeSuspension(byte[] buffer, int offset, FieldSink sink) {
    suspension.wrap(buffer, offset);
    RecordFields.code(suspension.codeKey(), sink);
    RecordFields.cycleCount(suspension.isCount(), suspension.cycleCount(), sink);
    sink.text(
        "reason",
        switch (suspension.reason()) {
          case DELISTED -> "T";
          case SUSPENDED -> "S";
          case NONE -> "";
          case UNKNOWN -> "?";
        });
  }

  void writeHalt(byte[] buffer, int offset, FieldSink sink) {
    halt.wrap(buffer, offset);
    RecordFields.code(halt.codeKey(), sink);
    RecordFields.cycleCount(halt.isEndOfCycle(), halt.cycleCount(), sink);
    sink.flag("wholeMarket", halt.isWholeMarket());
    sink.text("halt", WireTimes.seconds(halt.haltTimeNsOfDay()));
    sink.text("resume", WireTimes.seconds(halt.resumeTimeNsOfDay()));
    sink.text("sending", halt.isImmediate() ? "I" : "C");
  }

  void writeSblQuota(byte[] buffer, int offset, FieldSink sink) {
    quota.wrap(buffer, offset);
    RecordFields.code(quota.codeKey(), sink);
    sink.text("time", WireTimes.micros(quota.updateTimeNsOfDay()));
    sink.text("unit", SHARE);
    sink.number("remaining", quota.remainingShares());
  }

  void writeSessionPrices(byte[] buffer, int offset, FieldSink sink) {
    prices.wrap(buffer, offset);
    sink.number("count", prices.securities());
    sink.flag("endOfCycle", prices.isEndOfCycle());
    sink.text("unit", LOT);
    sink.beginList("prices");
    for (int i = 0; i < prices.securities(); i++) {
      sink.beginItem();
      RecordFields.code(prices.codeKey(i), sink);
      sink.price("open", prices.openPriceE4(i));
      sink.price("high", prices.highPriceE4(i));
      sink.price("low", prices.lowPriceE4(i));
      sink.price("last", prices.lastPriceE4(i));
      sink.number("cumVolume", prices.cumulativeVolumeLots(i));
      sink.text("time", WireTimes.micros(prices.lastTimeNsOfDay(i)));
      sink.endObject();
    }
    sink.endList();
  }
}
