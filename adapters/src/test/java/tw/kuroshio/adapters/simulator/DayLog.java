package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.model.DigestChain;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.VenueReject;

/**
 * Hears a day: checks every record's frame and sequence, and keeps what was said as text and as
 * quotes.
 */
final class DayLog implements ExchangeListener {

  /** One decoded format 6 record. */
  record Quote(
      String code,
      long nsOfDay,
      boolean trade,
      long priceE4,
      long lots,
      long cumulativeLots,
      List<long[]> bids,
      List<long[]> asks,
      LimitState tradeLimit,
      LimitState bidLimit,
      LimitState askLimit,
      String status) {}

  final List<String> lines = new ArrayList<>();
  final List<Quote> quotes = new ArrayList<>();
  final List<ExecutionReport> reports = new ArrayList<>();
  private final MessageDigest sha256 = DigestChain.sha256();
  private final QuoteCursor quote = new QuoteCursor();
  private final ReferenceCursor reference = new ReferenceCursor();
  private final TreeMap<String, Integer> sequences = new TreeMap<>();
  private long lastTimeNs;

  static DayLog play(SimulatedExchange exchange) {
    DayLog log = new DayLog();
    while (exchange.nextEventNs() != Long.MAX_VALUE) {
      exchange.advance(log);
    }
    return log;
  }

  @Override
  public void onDatagram(
      FeedLine line, byte[] buffer, int offset, int length, long exchangeTimeNs) {
    sha256.update(buffer, offset, length);
    require(exchangeTimeNs >= lastTimeNs, "time goes back");
    lastTimeNs = exchangeTimeNs;
    require(line.number() == 1, "line");
    require(length <= 1_400, "datagram too long");
    int at = offset;
    while (at < offset + length) {
      at += onRecord(buffer, at, offset + length, exchangeTimeNs);
    }
  }

  private int onRecord(byte[] buffer, int offset, int end, long exchangeTimeNs) {
    require(buffer[offset] == Frame.ESC, "no ESC");
    int length = Frame.claimedLength(buffer, offset);
    require(length <= end - offset, "length");
    require(Frame.hasValidCheckByte(buffer, offset, length), "check byte");
    require(Frame.hasTerminator(buffer, offset, length), "terminator");
    String stream = Frame.marketCode(buffer, offset) + "/" + Frame.format(buffer, offset);
    int sequence = Frame.sequence(buffer, offset);
    require(sequence == sequences.merge(stream, 1, Integer::sum), "sequence of " + stream);
    if (Frame.format(buffer, offset) == ReferenceCursor.FORMAT) {
      onReference(reference.wrap(buffer, offset), stream);
    } else {
      onQuote(quote.wrap(buffer, offset), stream, exchangeTimeNs);
    }
    return length;
  }

  private void onReference(ReferenceCursor r, String stream) {
    lines.add(
        r.isAllCount()
            ? stream + " AL " + r.securityCount()
            : stream
                + " "
                + CodeKey.toText(r.codeKey())
                + " "
                + r.name()
                + " "
                + r.sectorCode()
                + " "
                + price(r.referencePriceE4())
                + " "
                + price(r.limitUpPriceE4())
                + " "
                + price(r.limitDownPriceE4())
                + " "
                + r.callCycleSeconds()
                + "s "
                + r.tradingUnitShares());
  }

  private void onQuote(QuoteCursor q, String stream, long exchangeTimeNs) {
    if (q.isEndOfSession()) {
      lines.add(stream + " end");
      return;
    }
    String status =
        (q.isTrial() ? "trial " : "")
            + (q.isContinuous() ? "continuous" : "call")
            + (q.isOpeningPrint() ? " opening" : "")
            + (q.isClosingPrint() ? " closing" : "");
    List<long[]> bids = new ArrayList<>();
    for (int i = 0; i < q.bidLevels(); i++) {
      bids.add(new long[] {q.bidPriceE4(i), q.bidQuantity(i)});
    }
    List<long[]> asks = new ArrayList<>();
    for (int i = 0; i < q.askLevels(); i++) {
      asks.add(new long[] {q.askPriceE4(i), q.askQuantity(i)});
    }
    Quote decoded =
        new Quote(
            CodeKey.toText(q.codeKey()),
            q.matchTimeNsOfDay(),
            q.hasTrade(),
            q.hasTrade() ? q.tradePriceE4() : 0,
            q.hasTrade() ? q.tradeQuantity() : 0,
            q.cumulativeVolume(),
            bids,
            asks,
            q.tradeLimit(),
            q.bidLimit(),
            q.askLimit(),
            status);
    long taipei = (exchangeTimeNs + 8 * 3_600_000_000_000L) % 86_400_000_000_000L;
    require(taipei == decoded.nsOfDay, "match time");
    quotes.add(decoded);
    lines.add(
        stream
            + " "
            + LocalTime.ofNanoOfDay(decoded.nsOfDay)
            + " "
            + decoded.code
            + (decoded.trade ? " " + price(decoded.priceE4) + "x" + decoded.lots : "")
            + " bids"
            + levels(bids)
            + " asks"
            + levels(asks)
            + " cum "
            + decoded.cumulativeLots
            + " "
            + status);
  }

  /** Plain, as it is asked many times for every record. */
  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("Bad record: " + what);
    }
  }

  private static String levels(List<long[]> levels) {
    StringBuilder text = new StringBuilder();
    for (long[] level : levels) {
      text.append(' ').append(price(level[0])).append('x').append(level[1]);
    }
    return text.toString();
  }

  private static String price(long e4) {
    return new Price(e4).toString().replaceAll("\\.?0+$", "");
  }

  @Override
  public void onReport(ExecutionReport report) {
    assertThat(report.execId()).isEqualTo(reports.size() + 1L);
    reports.add(report);
    lines.add(text(report));
  }

  /** For example {@code 3 Filled 2000@101}: the order's number, then what happened. */
  static String text(ExecutionReport report) {
    long number = Long.parseLong(report.clOrdId().value().substring(5), 36);
    return number
        + " "
        + report.getClass().getSimpleName()
        + switch (report) {
          case ExecutionReport.Accepted a -> "";
          case ExecutionReport.Rejected r -> " " + r.reason();
          case ExecutionReport.Filled f -> " " + f.quantity() + "@" + price(f.price().e4());
          case ExecutionReport.Canceled c -> " " + c.canceled();
          case ExecutionReport.CancelRejected c -> " " + c.reason();
          case ExecutionReport.Expired e -> " " + e.expired();
        };
  }

  List<String> reportTexts() {
    return reports.stream().map(DayLog::text).toList();
  }

  List<VenueReject> rejects() {
    return reports.stream()
        .filter(r -> r instanceof ExecutionReport.Rejected)
        .map(r -> ((ExecutionReport.Rejected) r).reason())
        .toList();
  }

  long filledShares(long number) {
    return reports.stream()
        .filter(r -> r.clOrdId().equals(Desk.id(number)))
        .filter(r -> r instanceof ExecutionReport.Filled)
        .mapToLong(r -> ((ExecutionReport.Filled) r).quantity().shares())
        .sum();
  }

  String digest() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
