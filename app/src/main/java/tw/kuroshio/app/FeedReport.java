package tw.kuroshio.app;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.engine.Pipeline;
import tw.kuroshio.feed.BookReason;
import tw.kuroshio.feed.FeedCounts;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.MarketState;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.feed.RecordWarning;
import tw.kuroshio.feed.RefusedRecords;
import tw.kuroshio.feed.source.SourceCounts;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;

/** What came over the exchange's lines and what became of it. */
record FeedReport(
    FeedCounts counts,
    @Nullable SourceCounts source,
    MarketState market,
    long conflated,
    Map<BookReason, Long> unreliable) {

  /**
   * Takes the figures at the end of a day.
   *
   * @param source what became of a vendor's messages, null without one
   * @throws IllegalStateException when a record or message is not accounted for
   */
  static FeedReport of(
      FeedHandler feed, @Nullable SourceCounts source, Pipeline pipeline, Instruments instruments) {
    long unaccounted =
        feed.counts().unaccounted(feed.held()) + (source == null ? 0 : source.unaccounted());
    if (unaccounted != 0) {
      throw new IllegalStateException(
          "Every record must be accounted for, " + unaccounted + " are not");
    }
    Map<BookReason, Long> unreliable = new EnumMap<>(BookReason.class);
    OrderBooks books = pipeline.books();
    for (int i = 0; i < instruments.size(); i++) {
      @Nullable BookReason reason = books.reason(i);
      if (reason != null) {
        unreliable.merge(reason, 1L, Long::sum);
      }
    }
    return new FeedReport(
        feed.counts(), source, pipeline.market(), pipeline.conflated(), unreliable);
  }

  void print(PrintWriter out) {
    SourceCounts heard = source;
    if (heard != null) {
      out.printf(
          "source   %,d quotes = %,d applied + %,d repeated + %,d older + %,d of other times + %,d of"
              + " strangers; %,d trades, %,d books, %,d trial matches%n",
          heard.quotes(),
          heard.applied(),
          heard.repeated(),
          heard.older(),
          heard.otherTimes(),
          heard.strangers(),
          heard.trades(),
          heard.books(),
          heard.trials());
      out.printf(
          "         %,d disconnects, %,d subscriptions refused, %,d instruments fell silent, %,d"
              + " messages lost; set aside %s%n",
          heard.disconnects(),
          heard.subscriptionsRefused(),
          heard.silences(),
          heard.lost(),
          heard.setAside().isEmpty() ? "none" : heard.setAside());
    }
    out.printf(
        "records  %,d received = %,d applied + %,d second copies + %,d late + %,d heartbeats + %,d"
            + " conflicts + %,d others%n",
        counts.records(),
        counts.accepted(),
        counts.duplicates(),
        counts.late(),
        counts.heartbeats(),
        counts.conflicts(),
        counts.tooOld() + counts.passedOver() + counts.quarantined(QuarantineReason.SEQUENCE));
    out.printf(
        "gaps     %,d of %,d records; %,d books taken from snapshots; books not reliable at the end"
            + " %s; static data TWSE %s, TPEX %s%n",
        counts.gaps(),
        counts.missing(),
        market.recoveries(),
        unreliable.isEmpty() ? "none" : unreliable,
        whole(Market.TWSE),
        whole(Market.TPEX));
  }

  private String whole(Market of) {
    return market.isReferenceComplete(of) ? "whole" : "not whole";
  }

  /** Adds the vendor's messages that were set aside, by reason. */
  void putSetAside(Map<String, Long> quarantined) {
    SourceCounts heard = source;
    if (heard != null) {
      heard.setAside().forEach((fault, count) -> quarantined.put("SOURCE_" + fault, count));
    }
  }

  void put(ObjectNode json) {
    SourceCounts heard = source;
    if (heard != null) {
      json.putObject("source")
          .put("quotes", heard.quotes())
          .put("applied", heard.applied())
          .put("repeated", heard.repeated())
          .put("older", heard.older())
          .put("otherTimes", heard.otherTimes())
          .put("strangers", heard.strangers())
          .put("trades", heard.trades())
          .put("books", heard.books())
          .put("trials", heard.trials())
          .put("references", heard.references())
          .put("passedOver", heard.passedOver())
          .put("disconnects", heard.disconnects())
          .put("subscriptionsRefused", heard.subscriptionsRefused())
          .put("silences", heard.silences())
          .put("lost", heard.lost());
    }
    json.put("records", counts.records())
        .put("applied", counts.accepted())
        .put("duplicates", counts.duplicates())
        .put("late", counts.late())
        .put("conflicts", counts.conflicts())
        .put("heartbeats", counts.heartbeats())
        .put("passedOver", counts.passedOver())
        .put("tooOld", counts.tooOld())
        .put("gaps", counts.gaps())
        .put("missing", counts.missing())
        .put("restarts", counts.restarts())
        .put("recoveredFromSnapshots", market.recoveries())
        .put("conflatedTrades", conflated);
    ObjectNode reasons = json.putObject("booksNotReliable");
    unreliable.forEach((reason, count) -> reasons.put(reason.name(), count));
    ObjectNode whole = json.putObject("staticDataWhole");
    for (Market each : Market.values()) {
      whole.put(each.name(), market.isReferenceComplete(each));
    }
    ObjectNode warned = json.putObject("recordWarnings");
    for (RecordWarning warning : RecordWarning.values()) {
      long count = market.validation().warned(warning) + market.oddLotValidation().warned(warning);
      if (count > 0) {
        warned.put(warning.name(), count);
      }
    }
    ArrayNode refused = json.putArray("lastRefused");
    for (RefusedRecords.Refused each : market.refused().last()) {
      refused
          .addObject()
          .put("fault", each.fault().name())
          .put("stream", each.stream().name())
          .put("ingestNs", each.ingestTimeNs())
          .put("bytes", HexFormat.of().formatHex(each.bytes()));
    }
    ObjectNode streams = json.putObject("streams");
    for (FeedLine stream : FeedLine.values()) {
      if (counts.datagrams(stream) > 0) {
        streams
            .putObject(stream.name())
            .put("datagrams", counts.datagrams(stream))
            .put("records", counts.records(stream))
            .put("first", counts.first(stream));
      }
    }
  }
}
