package tw.kuroshio.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import tw.kuroshio.adapters.files.FileEventLog;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.multicast.Interfaces;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.adapters.multicast.MulticastReceiver;
import tw.kuroshio.adapters.multicast.MulticastUnavailable;
import tw.kuroshio.adapters.multicast.ReceiverSettings;
import tw.kuroshio.engine.Engine;
import tw.kuroshio.engine.EventLog;
import tw.kuroshio.engine.Pipeline;
import tw.kuroshio.engine.StageObserver;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.feed.FeedCounts;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.model.DigestChain;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Money;

/**
 * The receiving half of a live day on its own: all twenty lines on loopback, ring, feed handler,
 * engine and event log exactly as a run has them, the rank blend as model, and a sender and a venue
 * of the caller's. What measures the way from the socket to the log uses it. {@link #run} belongs
 * to the engine's thread, the counters of the sockets may be read from any, the others after the
 * run.
 */
public final class LiveIngest implements AutoCloseable {

  private static final int EPOCH = 1;

  private static final DayRunner.Progress NO_PROGRESS =
      new DayRunner.Progress() {
        @Override
        public void at(long virtualNs) {}

        @Override
        public void checkpoint(long seq) {}
      };

  /**
   * What the day begins with.
   *
   * @param history sessions strictly before the date, no ex-date on it
   * @param referenceE4 reference prices by dense instrument index, 10⁻⁴ TWD
   * @param openingShares held from the day before, bought at the reference price
   */
  public record Day(
      LocalDate date,
      Instruments instruments,
      BarPanel history,
      long[] referenceE4,
      Money openingCash,
      long[] openingShares) {}

  private final TradingSystem system;
  private final EventLog log;
  private final Engine engine;
  private final FeedHandler feed = new FeedHandler();
  private final Computations computations = new Computations(Run::compute);
  private final LiveReceiver receiver;
  private final LiveClock clock;

  private LiveIngest(
      TradingSystem system, EventLog log, MulticastReceiver<FeedLine> sockets, long startNs) {
    this.system = system;
    this.log = log;
    engine = new Engine(system.pipeline(), log);
    clock = new LiveClock(startNs, 1);
    receiver = new LiveReceiver(sockets, clock);
  }

  /**
   * Prepares the day, opens log and sockets and starts the clock, in this order.
   *
   * @param logFolder empty or absent; the caller removes it
   * @param around what the engine sees of the log, so that commits can be timed
   * @param startNs what the clock shows first, UTC nanoseconds since the epoch; it runs in real
   *     time
   * @throws Refusal when the log cannot be written or multicast is not to be had
   */
  public static LiveIngest open(
      Day day,
      Path logFolder,
      UnaryOperator<EventLog> around,
      LineAddresses addresses,
      long startNs) {
    TradingSystem system =
        new TradingSystem(reference(day), Settings.defaults(), EPOCH, StageObserver.NONE);
    EventLog log;
    try {
      log = FileEventLog.open(logFolder, DigestChain.sha256().digest(), EPOCH);
    } catch (FileRefused e) {
      throw Refusals.of(e);
    }
    try {
      MulticastReceiver<FeedLine> sockets =
          MulticastReceiver.open(
              addresses.of(EnumSet.allOf(FeedLine.class)),
              ReceiverSettings.on(Interfaces.loopback()));
      return new LiveIngest(system, around.apply(log), sockets, startNs);
    } catch (MulticastUnavailable e) {
      log.close();
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private static DayReference reference(Day day) {
    List<DayReference.Holding> holdings = new ArrayList<>();
    for (int i = 0; i < day.instruments().size(); i++) {
      long shares = day.openingShares()[i];
      if (shares > 0) {
        Money cost = new Money(Math.multiplyExact(shares, day.referenceE4()[i]));
        holdings.add(new DayReference.Holding(i, shares, cost));
      }
    }
    double[] noExDate = new double[day.instruments().size()];
    Arrays.fill(noExDate, 1.0);
    return new DayReference(
        day.date(),
        RuleFiles.marketRules(),
        RuleFiles.factors(),
        day.instruments(),
        day.history(),
        noExDate,
        day.referenceE4(),
        day.openingCash(),
        holdings,
        new ModelArtefact.Baseline("rank blend"));
  }

  /** Receives and trades until {@code stopped} says so. */
  public void run(Venue venue, IngestObserver observer, BooleanSupplier stopped)
      throws InterruptedException {
    VenueBooks books =
        new VenueBooks(engine, system.conservation(), new LockedLimitWatch(system.pipeline()));
    new LiveRunner(
            engine,
            new MulticastFeed(receiver, feed),
            venue,
            computations,
            books,
            clock,
            NO_PROGRESS,
            observer,
            stopped)
        .run();
  }

  /** The day's clock, UTC nanoseconds since the epoch; any thread. */
  public long nowNs() {
    return clock.nowNs();
  }

  /** Datagrams received and not yet taken by the engine, about; any thread. */
  public long waiting() {
    return receiver.waiting();
  }

  /** Datagrams taken from the kernel, those the ring dropped left out; any thread. */
  public long received() {
    return receiver.received();
  }

  /** Datagrams that found the ring full; any thread. */
  public long droppedByRing() {
    return receiver.dropped();
  }

  /** Datagrams that found the kernel's buffer full, if the system tells; any thread. */
  public OptionalLong droppedByKernel() {
    return receiver.droppedByKernel();
  }

  /** What became of every record received. */
  public FeedCounts counts() {
    return feed.counts();
  }

  /** Records that wait for a missing number. */
  public int held() {
    return feed.held();
  }

  public Pipeline pipeline() {
    return system.pipeline();
  }

  /** Leaves the groups and closes the log; call it when {@link #run} has returned. */
  @Override
  public void close() throws IOException {
    try (log;
        computations) {
      receiver.close();
    }
  }
}
