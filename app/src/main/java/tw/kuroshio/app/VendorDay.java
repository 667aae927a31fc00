package tw.kuroshio.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tw.kuroshio.adapters.fugle.FugleClient;
import tw.kuroshio.adapters.mis.MisClient;
import tw.kuroshio.adapters.mis.MisSettings;
import tw.kuroshio.adapters.shioaji.ShioajiClient;
import tw.kuroshio.adapters.simulator.LineDamage;
import tw.kuroshio.adapters.simulator.SimulatedExchange;
import tw.kuroshio.adapters.vendor.StreamSettings;
import tw.kuroshio.engine.Engine;
import tw.kuroshio.feed.source.SourceCounts;
import tw.kuroshio.feed.source.SourceRecords;
import tw.kuroshio.feed.source.SourceSettings;
import tw.kuroshio.feed.source.SourceSink;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.Instrument;

/**
 * A day whose market data is a vendor's while the simulated exchange takes the orders: connects,
 * runs the day, tells what was heard.
 */
final class VendorDay {

  /** The clock starts so long before the exchange's first event. */
  private static final long LEAD_NS = 1_000_000_000L;

  private static final ZoneOffset TAIPEI = ZoneOffset.ofHours(8);

  private final RunFeed.OfVendor feed;
  private final DayReference reference;
  private final DayRules rules;
  private final Speed speed;
  private final long seed;

  VendorDay(RunFeed.OfVendor feed, DayReference reference, DayRules rules, Speed speed, long seed) {
    this.feed = feed;
    this.reference = reference;
    this.rules = rules;
    this.speed = speed;
    this.seed = seed;
  }

  /** How a day ended: whole or stopped, and what became of the vendor's messages. */
  record Outcome(boolean whole, SourceCounts counts) {}

  /** Runs to the end of the day, or until it is stopped. */
  Outcome run(
      Engine engine,
      SimulatedExchange exchange,
      LineDamage network,
      Computations computations,
      VenueBooks books,
      DayRunner.Progress progress,
      BooleanSupplier stopped,
      PrintWriter out)
      throws InterruptedException {
    LiveClock clock =
        isWallClock(reference.date(), speed)
            ? new LiveClock(wallNs(), 1)
            : new LiveClock(exchange.nextEventNs() - LEAD_NS, speed.factor());
    SourceRecords records =
        new SourceRecords(
            SourceSettings.of(feed.vendor().word()).onClock(speed.factor()),
            reference.instruments(),
            rules);
    long[] own = feed.vendor().tellsReferences() ? null : reference.referenceE4();
    String name = feed.vendor().word();
    Consumer<String> teller =
        words -> {
          out.printf("source   %s %s%n", name, words);
          out.flush();
        };
    try (VendorFeed source = new VendorFeed(records, own, clock, teller, this::adapter);
        LiveVenue venue =
            new LiveVenue(exchange, network, (stream, bytes, offset, length, ns) -> {}, clock)) {
      boolean whole =
          new LiveRunner(
                  engine,
                  source,
                  venue,
                  computations,
                  books,
                  clock,
                  progress,
                  IngestObserver.NONE,
                  () -> stopped.getAsBoolean() || source.failure() != null)
              .run();
      String failure = source.failure();
      if (failure != null) {
        throw new Refusal(ExitCode.UNREACHABLE, "No market data from " + name + ": " + failure);
      }
      return new Outcome(whole, source.counts());
    }
  }

  private AutoCloseable adapter(SourceSink sink) {
    var ids = reference.instruments().asList().stream().map(Instrument::id).toList();
    return switch (feed.vendor()) {
      case MIS -> new MisClient(MisSettings.of(feed.service(), seed), ids, rules.session(), sink);
      case FUGLE ->
          new FugleClient(
              StreamSettings.of(feed.service(), feed.subscriptions(), seed),
              ids,
              Objects.requireNonNull(feed.key()),
              sink);
      case SHIOAJI ->
          new ShioajiClient(
              StreamSettings.of(feed.service(), feed.subscriptions(), seed), ids, feed.key(), sink);
    };
  }

  /** Today at the pace of the day itself: the clock is the wall's. */
  static boolean isWallClock(LocalDate date, Speed speed) {
    return speed.factor() == 1 && date.equals(today());
  }

  static LocalDate today() {
    return LocalDate.now(TAIPEI);
  }

  private static long wallNs() {
    return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  }
}
