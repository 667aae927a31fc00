package tw.kuroshio.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.FileEventLogReader;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.MarketDataFolder;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.engine.Engine;
import tw.kuroshio.engine.EventLog;
import tw.kuroshio.engine.Replay;
import tw.kuroshio.engine.StageObserver;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.features.factor.FactorFiles;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.FeedListener;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.feed.SessionBar;
import tw.kuroshio.feed.SessionBars;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** A simulated day whose formulas read the book: its values, its replay, its recovery. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveFactorsDayTest {

  // Static: an instance field would be filled only after the method that plays once.
  @TempDir private static Path folder = Path.of("");

  private final MarketDay day =
      SimulatedDay.generate(
          HotPathAllocationTest.options(),
          SimulatedDay.DEFAULT_DATE,
          MarketRules.parse(RuleFiles.marketRules()));
  private final TradingSystem system = system(RuleFiles.factors() + liveFactors());
  private byte[] snapshot = new byte[0];

  /** Text of the formulas of live fields. */
  static String liveFactors() {
    String name = FactorFiles.FOLDER + FactorFiles.LIVE;
    try (InputStream in = LiveFactorsDayTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TradingSystem system(String formulas) {
    DayReference reference = HotPathAllocationTest.reference(day, formulas);
    return new TradingSystem(reference, Settings.defaults(), 1, StageObserver.NONE);
  }

  @BeforeAll
  void playTheSimulatedDay() throws FileRefused {
    RunFolder run = RunFolder.create(folder.resolve("home"), SimulatedDay.DEFAULT_DATE, "{}");
    snapshot = play(day, system, run);
  }

  /** Plays a day to its end; the state after a third of its datagrams. */
  private static byte[] play(MarketDay day, TradingSystem system, RunFolder run)
      throws FileRefused {
    List<HotPathAllocationTest.Datagram> datagrams = HotPathAllocationTest.datagrams(day);
    StateWriter state = new StateWriter();
    try (EventLog log = run.openLog(1)) {
      Engine engine = new Engine(system.pipeline(), log);
      FeedHandler feed = new FeedHandler();
      Feeding feeding = new Feeding(engine);
      for (int k = 0; k < datagrams.size(); k++) {
        HotPathAllocationTest.Datagram datagram = datagrams.get(k);
        fire(engine, datagram.timeNs());
        byte[] bytes = datagram.bytes();
        feed.onDatagram(datagram.line(), bytes, 0, bytes.length, datagram.timeNs(), feeding);
        if (k == datagrams.size() / 3) {
          engine.writeState(state);
        }
      }
      fire(engine, Long.MAX_VALUE - 1);
      engine.release(output -> {});
    }
    return state.toByteArray();
  }

  private static void fire(Engine engine, long beforeNs) {
    while (engine.nextTimerNs() <= beforeNs) {
      engine.onInput(engine.nextTimer(), Math.max(engine.nowNs(), engine.nextTimerNs()));
    }
  }

  @Test
  void aReplayEndsInTheSameState() throws FileRefused {
    TradingSystem again = system(RuleFiles.factors() + liveFactors());
    try (FileEventLogReader reader = RunFolder.open(folder.resolve("home")).readLog()) {
      assertThat(Replay.run(again.pipeline(), reader, null, Long.MAX_VALUE))
          .isInstanceOfSatisfying(
              Replay.Result.Clean.class, clean -> assertThat(clean.checkpoints()).isPositive());
    }
    assertThat(again.pipeline().market().stateHash())
        .isEqualTo(system.pipeline().market().stateHash());
    assertThat(again.features().stateHash()).isEqualTo(system.features().stateHash());
  }

  @Test
  void aRecoveryInTheMorningAgreesAtTheEnd() throws FileRefused {
    TradingSystem again = system(RuleFiles.factors() + liveFactors());
    try (FileEventLogReader reader = RunFolder.open(folder.resolve("home")).readLog()) {
      assertThat(Replay.resume(again.pipeline(), snapshot, reader))
          .isInstanceOf(Replay.Result.Clean.class);
    }
    assertThat(again.features().stateHash()).isEqualTo(system.features().stateHash());
  }

  @Test
  void theFormulasEnterTheDigestOfTheFeatures() throws FileRefused {
    TradingSystem without = system(RuleFiles.factors());
    try (FileEventLogReader reader = RunFolder.open(folder.resolve("home")).readLog()) {
      assertThat(Replay.run(without.pipeline(), reader, null, Long.MAX_VALUE))
          .isInstanceOfSatisfying(
              Replay.Result.Differs.class,
              differs -> assertThat(differs.what()).contains("stage features"));
    }
  }

  /** At the end of the day, against the day's own minute bars and books. */
  @Test
  void theRowsHoldWhatTheDayWas() {
    IncrementalFeatures features = system.features();
    OrderBooks books = system.pipeline().books();
    SessionBars bars = system.pipeline().market().bars();
    int traded = 0;
    int quoted = 0;
    for (int i = 0; i < day.instruments().size(); i++) {
      if (books.lastTradePriceE4(i) == 0) {
        continue;
      }
      traded++;
      assertThat(value(features, i, "realised_volatility")).isEqualTo(Math.sqrt(variance(bars, i)));
      assertThat(value(features, i, "to_limit_up"))
          .isEqualTo(
              (double) (books.limitUpPriceE4(i) - books.lastTradePriceE4(i))
                  / books.lastTradePriceE4(i));
      boolean locked = value(features, i, "locked_up") + value(features, i, "locked_down") > 0;
      if (!locked) {
        quoted++;
        assertThat(value(features, i, "spread_today")).isBetween(1e-4, 0.1);
      }
      assertThat(value(features, i, "minute_of_session")).isEqualTo(280);
      assertThat(value(features, i, "market_phase")).isZero();
      assertThat(value(features, i, "price_impact")).as("no history").isNaN();
    }
    assertThat(traded).isGreaterThan(50);
    assertThat(quoted).isGreaterThan(50);
  }

  /** Twenty sessions of bars before the day; the other stock lacks one of them. */
  @Test
  void aDayOnBarsKnowsTheSessionsBefore() throws IOException, FileRefused {
    MarketRules rules = MarketRules.parse(RuleFiles.marketRules());
    LocalDate date = LocalDate.of(2020, 3, 6);
    StringBuilder bars = new StringBuilder("symbol,day,time,open,high,low,close,volume\n");
    LocalDate.of(2020, 2, 6)
        .datesUntil(date.plusDays(1))
        .filter(rules.calendar()::isTradingDay)
        .forEach(
            each -> {
              append(bars, "1101", each);
              if (!each.equals(LocalDate.of(2020, 2, 20))) {
                append(bars, "2330", each);
              }
            });
    Path data = Files.createDirectory(folder.resolve("bars"));
    Files.writeString(data.resolve("bars5m_1.csv"), bars.toString());
    Files.writeString(
        data.resolve("daily_1.csv"),
        """
        symbol,date,open,high,low,close,volume,value,trades,change,ex_flag
        1101,2020-02-05,40,40,40,40,1000,40000,1,0,0
        2330,2020-02-05,40,40,40,40,1000,40000,1,0,0
        """);
    Files.writeString(
        data.resolve("isin_listing_1.csv"),
        """
        type,code,name,ISIN,start,market,group,CFI
        股票,1101,某某,TW0001101004,1962/02/09,上市,水泥工業,ESVUFR
        股票,2330,某某,TW0002330008,1994/09/05,上市,半導體業,ESVUFR
        """);
    MarketDay recorded =
        RecordedDay.prepare(
            MarketDataFolder.open(data).read(rules, date), date, rules, null, Set.of(), "bars");
    assertThat(recorded.recentBars().getFirst()).hasSize(20);
    assertThat(recorded.recentBars().getLast()).hasSize(19);

    TradingSystem onBars =
        new TradingSystem(reread(recorded, date), Settings.defaults(), 1, StageObserver.NONE);
    play(recorded, onBars, RunFolder.create(folder.resolve("onBars"), date, "{}"));
    IncrementalFeatures features = onBars.features();
    assertThat(value(features, 0, "price_impact")).isBetween(1e-6, 1e-3);
    assertThat(value(features, 0, "rel_volume_now")).isBetween(-3.0, 3.0);
    assertThat(value(features, 1, "price_impact")).as("19 and today").isBetween(1e-6, 1e-3);
    assertThat(value(features, 1, "rel_volume_now")).as("19 before today").isNaN();
  }

  private static void append(StringBuilder bars, String symbol, LocalDate day) {
    String digits = day.toString().replace("-", "");
    bars.append("%s,%s,09:00,40,40.4,40,40.4,100000%n".formatted(symbol, digits));
    bars.append("%s,%s,09:05,40.4,40.4,40,40,400000%n".formatted(symbol, digits));
    bars.append("%s,%s,11:00,40,40.2,40,40.2,200000%n".formatted(symbol, digits));
  }

  /** The day as a replay would read it. */
  private static DayReference reread(MarketDay recorded, LocalDate date) {
    StateWriter out = new StateWriter();
    new DayReference(
            date,
            RuleFiles.marketRules(),
            RuleFiles.factors() + liveFactors(),
            recorded.instruments(),
            recorded.history(),
            recorded.exDateRatio(),
            recorded.referenceE4(),
            Money.ofTwd(1_000_000),
            List.of(),
            new ModelArtefact.Baseline("baseline: for the test"),
            recorded.recentBars(),
            DayFacts.NONE)
        .write(out);
    return DayReference.read(new StateReader(out.toByteArray()));
  }

  private static double value(IncrementalFeatures features, int i, String formula) {
    return features.raw(i, features.formulas().indexOf(formula));
  }

  /** From the closes of the one-minute bars. */
  private static double variance(SessionBars bars, int i) {
    SessionBar bar = new SessionBar();
    double sum = 0.0;
    long before = bars.officialOpenE4(i);
    for (int m = bars.nextMinute(i, 0); m >= 0; m = bars.nextMinute(i, m + 1)) {
      if (bars.minute(i, m, bar)) {
        double r = StrictMath.log((double) bar.closeE4() / before);
        sum += r * r;
        before = bar.closeE4();
      }
    }
    return sum;
  }

  private record Feeding(Engine engine) implements FeedListener {

    @Override
    public void accepted(MarketRecord record) {
      engine.onMarket(record);
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
