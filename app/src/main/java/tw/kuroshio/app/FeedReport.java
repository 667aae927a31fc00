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
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;

/** What came over the exchange's lines and what became of it. */
record FeedReport(
    FeedCounts counts, MarketState market, long conflated, Map<BookReason, Long> unreliable) {

  /**
   * Takes the figures at the end of a day.
   *
   * @throws IllegalStateException when a record is not accounted for
   */
  static FeedReport of(FeedHandler feed, Pipeline pipeline, Instruments instruments) {
    long unaccounted = feed.counts().unaccounted(feed.held());
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
    return new FeedReport(feed.counts(), pipeline.market(), pipeline.conflated(), unreliable);
  }

  void print(PrintWriter out) {
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

  void put(ObjectNode json) {
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
