package tw.kuroshio.feed.eshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.FeedListener;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/** The normal way of the feed behind the tick files: handler, books; nothing may be set aside. */
final class ReplayedDay implements RecordSink, FeedListener {

  static final SessionSchedule CONTINUOUS = session(0);
  static final SessionSchedule CALLS = session(25);

  private static final long EPOCH_NS =
      LocalDate.of(2024, 11, 11).toEpochDay() * 86_400_000_000_000L;

  private final Instruments instruments;
  private final FeedHandler handler = new FeedHandler();
  private final QuoteCursor quote = new QuoteCursor();

  final OrderBooks books;

  /** One line a record: status, trend, trade, volume. */
  final List<String> told = new ArrayList<>();

  int changes;

  ReplayedDay(String... codes) {
    instruments =
        new Instruments(
            Stream.of(codes)
                .map(code -> new InstrumentId(code, Market.TWSE))
                .map(id -> Instrument.of(id, "", "01", SecurityKind.STOCK))
                .toList());
    books = new OrderBooks(instruments);
  }

  private static SessionSchedule session(int callIntervalSeconds) {
    return new SessionSchedule(
        LocalTime.of(8, 30).toNanoOfDay(),
        LocalTime.of(9, 0).toNanoOfDay(),
        LocalTime.of(13, 25).toNanoOfDay(),
        LocalTime.of(13, 30).toNanoOfDay(),
        callIntervalSeconds);
  }

  int index(String code) {
    return instruments.indexOf(new InstrumentId(code, Market.TWSE));
  }

  @Override
  public void record(FeedLine line, long timeNsOfDay, byte[] buffer, int offset, int length) {
    handler.onDatagram(line, buffer, offset, length, EPOCH_NS + timeNsOfDay, this);
  }

  @Override
  public void accepted(MarketRecord record) {
    quote.wrap(record.buffer(), record.offset());
    told.add(line(record));
    if (!quote.isEndOfSession()) {
      int i = index(CodeKey.toText(quote.codeKey()));
      changes = books.update(i, quote, record.ingestTimeNs());
    }
  }

  private String line(MarketRecord record) {
    StringBuilder text = new StringBuilder();
    text.append(record.format()).append(" #").append(record.sequence());
    text.append(' ').append(CodeKey.toText(quote.codeKey()));
    text.append(quote.isTrial() ? " trial" : "");
    text.append(quote.isTrial() && quote.isOpeningDelayed() ? " opening-delayed" : "");
    text.append(quote.isTrial() && quote.isClosingDelayed() ? " closing-delayed" : "");
    text.append(quote.isOpeningPrint() ? " opening" : "");
    text.append(quote.isClosingPrint() ? " closing" : "");
    text.append(quote.isContinuous() ? " continuous" : "");
    text.append(quote.trend().isSuspended() ? " " + quote.trend() : "");
    text.append(quote.isTradeOnly() ? " print" : "");
    if (quote.hasTrade()) {
      text.append(" ").append(quote.tradePriceE4()).append('x').append(quote.tradeQuantity());
    }
    return text.append(" of ").append(quote.cumulativeVolume()).toString();
  }

  @Override
  public void gap(Market market, int format, int line, long fromSequence, long toSequence) {
    assertThat(fromSequence).as("gap").isNegative();
  }

  @Override
  public void quarantined(
      QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {
    assertThat(reason).isNull();
  }
}
