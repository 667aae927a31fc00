package tw.kuroshio.app;

import tw.kuroshio.feed.twse.DayTrading;
import tw.kuroshio.feed.twse.OddLotReferenceCursor;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.model.Market;

/** Tells static data: format 1 and, for odd lots, format 22. */
final class ReferenceFields {

  private final ReferenceCursor reference = new ReferenceCursor();
  private final OddLotReferenceCursor oddLot = new OddLotReferenceCursor();

  void writeRoundLot(Market market, byte[] buffer, int offset, FieldSink sink) {
    ReferenceCursor record = reference.wrap(buffer, offset);
    RecordFields.code(record.codeKey(), sink);
    sink.text("name", record.name());
    sink.text("industry", record.sectorCode());
    sink.text("kind", record.kindCode());
    sink.text("marker", marker(record.isAllCount(), record.isNewCount()));
    RecordFields.cycleCount(record.isCount(), record.securityCount(), sink);
    sink.number("abnormal", record.attentionCode());
    if (market == Market.TPEX) {
      sink.text("class", letter(record.classCode()));
    } else {
      sink.nothing("class");
    }
    sink.text("board", letter(record.boardCode()));
    sink.price("referencePrice", record.referencePriceE4());
    sink.price("limitUp", record.limitUpPriceE4());
    sink.price("limitDown", record.limitDownPriceE4());
    sink.flag("nonTenPar", record.isNonTenPar());
    sink.flag("abnormalRecommendation", record.isAbnormalRecommendation());
    sink.flag("specialAbnormal", record.isSpecialAbnormal());
    sink.text("dayTrade", letter(record.dayTrading()));
    sink.flag("marginShortExempt", record.isMarginShortExempt());
    sink.flag("sblExempt", record.isSblExempt());
    sink.number("callCycleSeconds", record.callCycleSeconds());
    writeWarrant(record, sink);
    if (market == Market.TWSE) {
      sink.flag("foreign", record.isForeign());
    } else {
      sink.nothing("foreign");
    }
    sink.number("tradingUnit", record.tradingUnitShares());
    sink.text("currency", record.currency());
    sink.number("line", record.quoteLine());
  }

  private static void writeWarrant(ReferenceCursor record, FieldSink sink) {
    sink.flag("warrant", record.isWarrant());
    sink.price("strike", record.strikePriceE4());
    sink.number("exercised", record.exercisedThousandUnits());
    sink.number("cancelled", record.cancelledThousandUnits());
    sink.number("outstanding", record.outstandingThousandUnits());
    sink.decimal("exerciseRatio", record.exerciseRatioE2(), 2);
    sink.price("upperPrice", record.upperPriceE4());
    sink.price("lowerPrice", record.lowerPriceE4());
    int expiry = record.expiryYyyymmdd();
    if (expiry == 0) {
      sink.nothing("expiry");
    } else {
      String digits = Decimals.padded(expiry, 8);
      sink.text(
          "expiry",
          digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6));
    }
  }

  void writeOddLot(byte[] buffer, int offset, FieldSink sink) {
    OddLotReferenceCursor record = oddLot.wrap(buffer, offset);
    RecordFields.code(record.codeKey(), sink);
    sink.text("name", record.name());
    sink.text("marker", marker(record.isAllCount(), record.isNewCount()));
    RecordFields.cycleCount(record.isEndOfCycle(), record.cycleCount(), sink);
    sink.number("abnormal", record.attentionCode());
    sink.price("referencePrice", record.referencePriceE4());
    sink.price("limitUp", record.limitUpPriceE4());
    sink.price("limitDown", record.limitDownPriceE4());
    sink.text("dayTrade", letter(record.dayTrading()));
    sink.number("callCycleSeconds", record.callCycleSeconds());
    sink.number("tradingUnit", record.tradingUnitShares());
  }

  private static String marker(boolean all, boolean fresh) {
    return all ? "AL" : fresh ? "NE" : "";
  }

  private static String letter(char letter) {
    return letter == ' ' ? "" : String.valueOf(letter);
  }

  private static String letter(DayTrading dayTrading) {
    return switch (dayTrading) {
      case NONE -> "";
      case BOTH_WAYS -> "A";
      case BUY_FIRST -> "B";
    };
  }
}
