package tw.kuroshio.feed.source;

import tw.kuroshio.feed.MarketDataListener;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.OddLotReferenceCursor;
import tw.kuroshio.feed.twse.OddLotReferenceEncoder;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;

/** Writes reference prices and limits, formats 1 and 22, and knows the last ones. */
final class ReferenceRecords {

  private static final int STOCK_LINE = 1;
  private static final int ODD_LOT_LINE = 5;

  private final Instruments instruments;
  private final DayRules rules;
  private final RecordLines lines;
  private final boolean oddLots;
  private final ReferenceEncoder encoder = new ReferenceEncoder();
  private final OddLotReferenceEncoder oddLotEncoder = new OddLotReferenceEncoder();
  private final long[] referenceE4;
  private final long[] upE4;
  private final long[] downE4;

  ReferenceRecords(Instruments instruments, DayRules rules, RecordLines lines, boolean oddLots) {
    this.instruments = instruments;
    this.rules = rules;
    this.lines = lines;
    this.oddLots = oddLots;
    referenceE4 = new long[instruments.size()];
    upE4 = new long[instruments.size()];
    downE4 = new long[instruments.size()];
  }

  /** The limit a price lies at, {@code NORMAL} while none is known. */
  LimitState limit(int i, long priceE4) {
    if (priceE4 == 0 || upE4[i] == 0) {
      return LimitState.NORMAL;
    }
    if (priceE4 == upE4[i]) {
      return LimitState.LIMIT_UP;
    }
    return priceE4 == downE4[i] ? LimitState.LIMIT_DOWN : LimitState.NORMAL;
  }

  /** Tells reference price and limits if they are new; returns whether they are. */
  boolean tell(
      int i, long reference, long up, long down, long ingestNs, MarketDataListener listener) {
    if (reference == referenceE4[i] && up == upE4[i] && down == downE4[i]) {
      return false;
    }
    referenceE4[i] = reference;
    upE4[i] = up;
    downE4[i] = down;
    Instrument instrument = instruments.get(i);
    Market market = instrument.id().market();
    long code = CodeKey.of(instrument.id().code());
    encoder
        .start(market, lines.next(market, ReferenceCursor.FORMAT), code)
        .name(instrument.name())
        .sectorCode(instrument.sector())
        .prices(reference, up, down)
        .callCycleSeconds(rules.session().callIntervalSeconds())
        .tradingUnitShares(instrument.lotShares())
        .currency(instrument.currency());
    lines.send(market, STOCK_LINE, encoder.encode(lines.buffer, 0), ingestNs, listener);
    if (oddLots) {
      oddLotEncoder
          .start(market, lines.next(market, OddLotReferenceCursor.FORMAT), code)
          .name(instrument.name())
          .prices(reference, up, down)
          .callCycleSeconds(rules.board(Board.ODD_LOT).callIntervalSeconds())
          .tradingUnitShares(instrument.lotShares());
      lines.send(market, ODD_LOT_LINE, oddLotEncoder.encode(lines.buffer, 0), ingestNs, listener);
    }
    return true;
  }
}
