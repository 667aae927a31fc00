package tw.kuroshio.app;

import tw.kuroshio.feed.twse.AfterHoursOddLotCursor;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.FixedPriceCursor;
import tw.kuroshio.feed.twse.Formats;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.HaltCursor;
import tw.kuroshio.feed.twse.HeartbeatCursor;
import tw.kuroshio.feed.twse.IndexReferenceCursor;
import tw.kuroshio.feed.twse.IndexValueCursor;
import tw.kuroshio.feed.twse.NoticeCursor;
import tw.kuroshio.feed.twse.OddLotReferenceCursor;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.feed.twse.SblQuotaCursor;
import tw.kuroshio.feed.twse.SectorIndicesCursor;
import tw.kuroshio.feed.twse.SessionPricesCursor;
import tw.kuroshio.feed.twse.SuspensionCursor;
import tw.kuroshio.model.Market;

/**
 * Tells the fields of one record of any format. All keys of a format are always told. Codes are
 * trimmed, times are text, prices decimal text with four places, index values with two.
 */
final class RecordFields {

  private final QuoteFields quotes = new QuoteFields();
  private final ReferenceFields references = new ReferenceFields();
  private final SecurityFields securities = new SecurityFields();
  private final IndexFields indices = new IndexFields();
  private final HeartbeatCursor heartbeat = new HeartbeatCursor();
  private final NoticeCursor notice = new NoticeCursor();

  /** Tells a record that passed its checks, a whole line. */
  void write(byte[] buffer, int offset, int length, FieldSink sink) {
    int format = Frame.format(buffer, offset);
    Market market = Frame.market(buffer, offset);
    sink.beginLine();
    sink.number("format", format);
    sink.text("market", market.name());
    sink.number("seq", Frame.sequence(buffer, offset));
    if (Formats.layout(Frame.marketCode(market), format) == null) {
      sink.number("length", length);
      sink.flag("decoded", false);
    } else {
      writeBody(format, market, buffer, offset, sink);
    }
    sink.endLine();
  }

  private void writeBody(int format, Market market, byte[] buffer, int offset, FieldSink sink) {
    switch (format) {
      case QuoteCursor.FORMAT,
          QuoteCursor.WARRANT_FORMAT,
          QuoteCursor.SNAPSHOT_FORMAT,
          QuoteCursor.ODD_LOT_FORMAT,
          QuoteCursor.WARRANT_SNAPSHOT_FORMAT ->
          quotes.write(buffer, offset, sink);
      case ReferenceCursor.FORMAT -> references.writeRoundLot(market, buffer, offset, sink);
      case OddLotReferenceCursor.FORMAT -> references.writeOddLot(buffer, offset, sink);
      case FixedPriceCursor.FORMAT -> securities.writeFixedPrice(buffer, offset, sink);
      case AfterHoursOddLotCursor.FORMAT -> securities.writeAfterHoursOddLot(buffer, offset, sink);
      case SuspensionCursor.FORMAT -> securities.writeSuspension(buffer, offset, sink);
      case HaltCursor.FORMAT -> securities.writeHalt(buffer, offset, sink);
      case SblQuotaCursor.FORMAT -> securities.writeSblQuota(buffer, offset, sink);
      case SectorIndicesCursor.FORMAT -> indices.writeSectors(buffer, offset, sink);
      case IndexReferenceCursor.FORMAT -> indices.writeReference(buffer, offset, sink);
      case IndexValueCursor.TWSE_FORMAT -> indices.writeValue(buffer, offset, sink);
      case SessionPricesCursor.TWSE_FORMAT -> {
        if (market == Market.TPEX) {
          indices.writeValue(buffer, offset, sink);
        } else {
          securities.writeSessionPrices(buffer, offset, sink);
        }
      }
      case SessionPricesCursor.TPEX_FORMAT, SessionPricesCursor.WARRANT_FORMAT ->
          securities.writeSessionPrices(buffer, offset, sink);
      case NoticeCursor.FORMAT -> writeNotice(buffer, offset, sink);
      case HeartbeatCursor.FORMAT -> writeHeartbeat(buffer, offset, sink);
      default -> throw new IllegalStateException("Format " + format + " has no fields to tell");
    }
  }

  private void writeNotice(byte[] buffer, int offset, FieldSink sink) {
    notice.wrap(buffer, offset);
    sink.number("kind", notice.kindCode());
    sink.text("text", notice.text());
  }

  private void writeHeartbeat(byte[] buffer, int offset, FieldSink sink) {
    heartbeat.wrap(buffer, offset);
    sink.text("time", WireTimes.seconds(heartbeat.systemTimeNsOfDay()));
    sink.text(
        "state",
        switch (heartbeat.state()) {
          case START -> "S";
          case NORMAL -> "L";
          case RESTART -> "R";
          case END -> "T";
          case UNKNOWN -> "?";
        });
  }

  static void code(long codeKey, FieldSink sink) {
    sink.text("code", CodeKey.toText(codeKey));
  }

  /** The count in the code field of the record that ends or begins a cycle; else none. */
  static void cycleCount(boolean isCount, int count, FieldSink sink) {
    if (isCount && count >= 0) {
      sink.number("count", count);
    } else {
      sink.nothing("count");
    }
  }
}
