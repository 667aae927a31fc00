package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.adapters.simulator.ExchangeListener;
import tw.kuroshio.adapters.simulator.SimulatedExchange;
import tw.kuroshio.engine.Engine;
import tw.kuroshio.engine.EventLog;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.FeedListener;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Money;

/**
 * A market record's whole way (frame, check, sequence, log, book, factors, score, digests) makes no
 * object. Feed and features have stricter tests of their own, with a longer warm-up and exactly 0
 * bytes.
 */
class HotPathAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  record Datagram(FeedLine line, byte[] bytes, long timeNs) {}

  @TempDir private Path home = Path.of("");

  @Test
  void aMarketRecordAllocatesNothing() throws FileRefused {
    assertAllocatesNothing(RuleFiles.factors());
  }

  @Test
  void norWhereFormulasReadTheBook() throws FileRefused {
    assertAllocatesNothing(RuleFiles.factors() + LiveFactorsDayTest.liveFactors());
  }

  private void assertAllocatesNothing(String formulas) throws FileRefused {
    MarketRules rules = MarketRules.parse(RuleFiles.marketRules());
    MarketDay day = SimulatedDay.generate(options(), SimulatedDay.DEFAULT_DATE, rules);
    List<Datagram> datagrams = datagrams(day);
    TradingSystem system =
        new TradingSystem(reference(day, formulas), Settings.defaults(), 1, new LatencyRecorder());
    RunFolder folder = RunFolder.create(home, SimulatedDay.DEFAULT_DATE, "{}");
    try (EventLog log = folder.openLog(1)) {
      Engine engine = new Engine(system.pipeline(), log);
      FeedHandler feed = new FeedHandler();
      Feeding feeding = new Feeding(engine, log);
      int half = datagrams.size() / 2;
      feed(datagrams, 0, half, engine, feed, feeding);
      feeding.ofCommits = 0;
      long before = allocated();
      feed(datagrams, half, datagrams.size(), engine, feed, feeding);
      long allocated = allocated() - before - feeding.ofCommits;
      assertThat(feeding.accepted).isGreaterThan(10_000);
      assertThat(system.pipeline().predictions().scored()).isPositive();
      // A few records in ten thousand still allocate some bytes while the compiler settles; one
      // object a record would be 16 bytes a record at the least.
      assertThat(allocated)
          .as("bytes for %d records", datagrams.size() - half)
          .isLessThan(datagrams.size() - half);
    }
  }

  private static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /** Feeds records; at the first record after the decision time the barrier is passed. */
  private static void feed(
      List<Datagram> datagrams, int from, int to, Engine engine, FeedHandler feed, Feeding into) {
    for (int i = from; i < to; i++) {
      Datagram datagram = datagrams.get(i);
      if (!into.decided && datagram.timeNs > engine.nextTimerNs()) {
        engine.onInput(engine.nextTimer(), datagram.timeNs);
        into.decided = true;
      }
      feed.onDatagram(
          datagram.line, datagram.bytes, 0, datagram.bytes.length, datagram.timeNs, into);
    }
  }

  static RunOptions options() {
    return RunOptions.ofDay(RunCommand.SIMULATED, null, 60, Speed.MAX, 3, Path.of(""));
  }

  static DayReference reference(MarketDay day, String formulas) {
    return new DayReference(
        SimulatedDay.DEFAULT_DATE,
        RuleFiles.marketRules(),
        formulas,
        day.instruments(),
        day.history(),
        day.exDateRatio(),
        day.referenceE4(),
        Money.ofTwd(1_000_000),
        List.of(),
        new ModelArtefact.Baseline("baseline: for the test"));
  }

  static List<Datagram> datagrams(MarketDay day) {
    List<Datagram> datagrams = new ArrayList<>();
    SimulatedExchange exchange = new SimulatedExchange(day.script(), 3);
    while (exchange.nextEventNs() != Long.MAX_VALUE) {
      exchange.advance(
          new ExchangeListener() {
            @Override
            public void onDatagram(
                FeedLine line, byte[] buffer, int offset, int length, long timeNs) {
              byte[] copy = new byte[length];
              System.arraycopy(buffer, offset, copy, 0, length);
              datagrams.add(new Datagram(line, copy, timeNs));
            }

            @Override
            public void onReport(ExecutionReport report) {
              throw new AssertionError("no order was sent");
            }
          });
    }
    return datagrams;
  }

  private static final class Feeding implements FeedListener {

    private final Engine engine;
    private final EventLog log;
    private long accepted;
    private long ofCommits;
    private boolean decided;

    Feeding(Engine engine, EventLog log) {
      this.engine = engine;
      this.log = log;
    }

    @Override
    public void accepted(MarketRecord record) {
      accepted++;
      engine.onMarket(record);
      if (accepted % 1_024 == 0) {
        // A commit is made for a group of records and may make objects.
        long before = allocated();
        log.commit();
        ofCommits += allocated() - before;
      }
    }

    @Override
    public void duplicate(MarketRecord record) {
      throw new AssertionError("a duplicate");
    }

    @Override
    public void gap(Market market, int format, int line, long from, long to) {
      throw new AssertionError("a gap");
    }

    @Override
    public void quarantined(
        QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {
      throw new AssertionError("quarantined: " + reason);
    }
  }
}
