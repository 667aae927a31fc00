package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.FeedListener;
import tw.kuroshio.feed.LineCopy;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.HaltCursor;
import tw.kuroshio.feed.twse.HeartbeatCursor;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.OddLotReferenceCursor;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.feed.twse.SuspensionCursor;
import tw.kuroshio.model.DigestChain;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.VenueReject;

/**
 * Hears a day through a feed handler, which must take every record in sequence, and keeps what was
 * said: the stock line as text, the rest by format.
 */
final class DayLog implements ExchangeListener, FeedListener {

  /** One decoded record with price entries; {@code day} is open, high and low of a snapshot. */
  record Quote(
      String code,
      long nsOfDay,
      long sentNsOfDay,
      boolean trade,
      long priceE4,
      long lots,
      long cumulativeLots,
      List<long[]> bids,
      List<long[]> asks,
      LimitState tradeLimit,
      LimitState bidLimit,
      LimitState askLimit,
      String status,
      List<Long> day) {

    boolean isTrial() {
      return status.startsWith("trial");
    }

    boolean isTradeOnly() {
      return status.contains("trade only");
    }

    boolean isSuspended() {
      return status.contains("suspended");
    }

    /** All but the times and, of a snapshot, the prices of the day. */
    String content() {
      return code
          + " "
          + trade
          + " "
          + priceE4
          + "x"
          + lots
          + " "
          + cumulativeLots
          + levels(bids)
          + levels(asks)
          + tradeLimit
          + bidLimit
          + askLimit
          + status;
    }
  }

  final List<String> lines = new ArrayList<>();
  final List<Quote> quotes = new ArrayList<>();
  final List<Quote> snapshots = new ArrayList<>();
  final List<Quote> oddLots = new ArrayList<>();

  /** Formats 15, 16, 19 and 22, as {@code market time text}. */
  final TreeMap<Integer, List<String>> other = new TreeMap<>();

  /** Records by market, format and line. */
  final TreeMap<String, Integer> counts = new TreeMap<>();

  final List<ExecutionReport> reports = new ArrayList<>();
  private final MessageDigest sha256 = DigestChain.sha256();
  private final QuoteCursor quote = new QuoteCursor();
  private final ReferenceCursor reference = new ReferenceCursor();
  private final OddLotReferenceCursor oddLotReference = new OddLotReferenceCursor();
  private final SuspensionCursor suspension = new SuspensionCursor();
  private final HeartbeatCursor heartbeat = new HeartbeatCursor();
  private final HaltCursor halt = new HaltCursor();
  private final FeedHandler handler = new FeedHandler();
  private long lastTimeNs;

  static DayLog play(SimulatedExchange exchange) {
    DayLog log = new DayLog();
    while (exchange.nextEventNs() != Long.MAX_VALUE) {
      exchange.advance(log);
    }
    assertThat(log.handler.held()).isZero();
    return log;
  }

  @Override
  public void onDatagram(
      FeedLine line, byte[] buffer, int offset, int length, long exchangeTimeNs) {
    sha256.update(buffer, offset, length);
    require(exchangeTimeNs >= lastTimeNs, "time goes back");
    require(line.copy() == LineCopy.A, "copy");
    require(length <= 1_400, "datagram too long");
    lastTimeNs = exchangeTimeNs;
    handler.onDatagram(line, buffer, offset, length, exchangeTimeNs, this);
  }

  @Override
  public void accepted(MarketRecord record) {
    String stream = (record.market().place() + 1) + "/" + record.format();
    counts.merge(stream + "/" + record.line(), 1, Integer::sum);
    switch (record.format()) {
      case ReferenceCursor.FORMAT -> {
        if (record.line() == 1) {
          onReference(reference.wrap(record.buffer(), record.offset()), stream);
        }
      }
      case QuoteCursor.FORMAT -> onQuote(record, stream, quotes);
      case QuoteCursor.SNAPSHOT_FORMAT -> onQuote(record, stream, snapshots);
      case QuoteCursor.ODD_LOT_FORMAT -> onQuote(record, stream, oddLots);
      default -> tell(record, text(record));
    }
  }

  /** What records of another format said; there must be some. */
  List<String> other(int format) {
    return Objects.requireNonNull(other.get(format), "no record of format " + format);
  }

  private String text(MarketRecord record) {
    byte[] buffer = record.buffer();
    int offset = record.offset();
    return switch (record.format()) {
      case SuspensionCursor.FORMAT -> {
        suspension.wrap(buffer, offset);
        yield suspension.isCount()
            ? "count " + suspension.cycleCount()
            : CodeKey.toText(suspension.codeKey()) + " " + suspension.reason();
      }
      case HaltCursor.FORMAT -> {
        halt.wrap(buffer, offset);
        String sending = halt.isImmediate() ? "I " : "C ";
        yield halt.isEndOfCycle()
            ? sending + halt.sequence() + " count " + halt.cycleCount()
            : sending
                + halt.sequence()
                + " "
                + CodeKey.toText(halt.codeKey())
                + " "
                + time(halt.haltTimeNsOfDay())
                + " "
                + time(halt.resumeTimeNsOfDay());
      }
      case OddLotReferenceCursor.FORMAT -> {
        oddLotReference.wrap(buffer, offset);
        yield oddLotReference.isEndOfCycle()
            ? (oddLotReference.isAllCount() ? "AL " : "NE ") + oddLotReference.cycleCount()
            : CodeKey.toText(oddLotReference.codeKey())
                + " "
                + price(oddLotReference.referencePriceE4())
                + " "
                + oddLotReference.callCycleSeconds()
                + "s";
      }
      default -> throw new AssertionError("Unexpected format " + record.format());
    };
  }

  private void tell(MarketRecord record, String text) {
    other
        .computeIfAbsent(record.format(), format -> new ArrayList<>())
        .add(record.market() + " " + time(nsOfDay(lastTimeNs)) + " " + text);
  }

  private static String time(long nsOfDay) {
    return nsOfDay < 0 ? "none" : LocalTime.ofNanoOfDay(nsOfDay).toString();
  }

  private static long nsOfDay(long timeNs) {
    return (timeNs + 8 * 3_600_000_000_000L) % 86_400_000_000_000L;
  }

  @Override
  public void heartbeat(MarketRecord record) {
    heartbeat.wrap(record.buffer(), record.offset());
    counts.merge((record.market().place() + 1) + "/16/" + record.line(), 1, Integer::sum);
    tell(
        record,
        heartbeat.sequence() + " " + time(heartbeat.systemTimeNsOfDay()) + " " + heartbeat.state());
  }

  @Override
  public void gap(Market market, int format, int line, long from, long to) {
    throw new AssertionError("Gap in " + market + " " + format + ": " + from + " to " + to);
  }

  @Override
  public void quarantined(
      QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {
    throw new AssertionError("Quarantined: " + reason + " on " + stream);
  }

  @Override
  public void late(MarketRecord record) {
    throw new AssertionError("Late: " + record.format());
  }

  @Override
  public void duplicate(MarketRecord record) {
    throw new AssertionError("Duplicate: " + record.format() + " " + record.sequence());
  }

  @Override
  public void conflict(MarketRecord record) {
    throw new AssertionError("Conflict: " + record.format() + " " + record.sequence());
  }

  @Override
  public void passedOver(MarketRecord record) {
    throw new AssertionError("Passed over: " + record.format());
  }

  @Override
  public void restarted(Market market, int format, int line, long lastSequence) {
    throw new AssertionError("Restarted: " + market + " " + format);
  }

  private void onReference(ReferenceCursor r, String stream) {
    lines.add(
        r.isCount()
            ? stream + (r.isAllCount() ? " AL " : " NE ") + r.securityCount()
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

  private void onQuote(MarketRecord record, String stream, List<Quote> into) {
    QuoteCursor q = quote.wrap(record.buffer(), record.offset());
    boolean regular = record.format() == QuoteCursor.FORMAT;
    if (q.isEndOfSession()) {
      if (regular) {
        lines.add(stream + " end");
      }
      return;
    }
    Quote decoded = decode(q);
    require(regular || !decoded.isTradeOnly(), "trade only");
    boolean live = !q.isSnapshot();
    require(!live || decoded.nsOfDay == decoded.sentNsOfDay, "match time");
    into.add(decoded);
    if (regular) {
      lines.add(
          stream
              + " "
              + LocalTime.ofNanoOfDay(decoded.nsOfDay)
              + " "
              + decoded.code
              + (decoded.trade ? " " + price(decoded.priceE4) + "x" + decoded.lots : "")
              + " bids"
              + levels(decoded.bids)
              + " asks"
              + levels(decoded.asks)
              + " cum "
              + decoded.cumulativeLots
              + " "
              + decoded.status);
    }
  }

  private Quote decode(QuoteCursor q) {
    List<long[]> bids = new ArrayList<>();
    for (int i = 0; i < q.bidLevels(); i++) {
      bids.add(new long[] {q.bidPriceE4(i), q.bidQuantity(i)});
    }
    List<long[]> asks = new ArrayList<>();
    for (int i = 0; i < q.askLevels(); i++) {
      asks.add(new long[] {q.askPriceE4(i), q.askQuantity(i)});
    }
    String status =
        (q.isTrial() ? "trial " : "")
            + (q.isContinuous() ? "continuous" : "call")
            + (q.isOpeningPrint() ? " opening" : "")
            + (q.isClosingPrint() ? " closing" : "")
            + (q.isOpeningDelayed() ? " opening delayed" : "")
            + (q.isClosingDelayed() ? " closing delayed" : "")
            + (q.trend().isSuspended() ? " suspended " + q.trend() : "")
            + (q.isTradeOnly() ? " trade only" : "");
    return new Quote(
        CodeKey.toText(q.codeKey()),
        q.matchTimeNsOfDay(),
        nsOfDay(lastTimeNs),
        q.hasTrade(),
        q.hasTrade() ? q.tradePriceE4() : 0,
        q.hasTrade() ? q.tradeQuantity() : 0,
        q.cumulativeVolume(),
        bids,
        asks,
        q.tradeLimit(),
        q.bidLimit(),
        q.askLimit(),
        status,
        q.isSnapshot() ? List.of(q.openPriceE4(), q.highPriceE4(), q.lowPriceE4()) : List.of());
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
