package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.engine.Engine;
import tw.kuroshio.engine.EventLog;
import tw.kuroshio.engine.Stage;
import tw.kuroshio.engine.StageObserver;
import tw.kuroshio.feed.source.Size;
import tw.kuroshio.feed.source.SourceEvent;
import tw.kuroshio.feed.source.SourceQuote;
import tw.kuroshio.feed.source.SourceRecords;
import tw.kuroshio.feed.source.SourceSettings;
import tw.kuroshio.feed.source.SourceTrade;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Price;

/** A trade that is told after the day was closed is known, and moves nothing any more. */
class AfterTheDayTest {

  private static final long SECOND_NS = 1_000_000_000L;

  @TempDir private Path home = Path.of("");

  @Test
  void aLateTradeDoesNotHaltTheEngine() throws FileRefused {
    MarketRules rules = MarketRules.parse(RuleFiles.marketRules());
    MarketDay day = SimulatedDay.generate(options(), SimulatedDay.DEFAULT_DATE, rules);
    DayReference reference = HotPathAllocationTest.reference(day, RuleFiles.factors());
    TradingSystem system = new TradingSystem(reference, Settings.defaults(), 1, StageObserver.NONE);
    SourceRecords source =
        new SourceRecords(SourceSettings.of("test"), day.instruments(), system.rules());
    RunFolder folder = RunFolder.create(home, SimulatedDay.DEFAULT_DATE, "{}");
    try (EventLog log = folder.openLog(1)) {
      Engine engine = new Engine(system.pipeline(), log);
      FeedInputs inputs = new FeedInputs(engine);
      InstrumentId id = day.instruments().get(0).id();
      long priceE4 = day.referenceE4()[0];
      source.references(day.referenceE4(), inputs.at(engine.nextTimerNs() - 1), inputs);
      while (engine.nextTimerNs() != Long.MAX_VALUE) {
        engine.onInput(engine.nextTimer(), engine.nextTimerNs());
      }
      long features = system.pipeline().counts().in(Stage.FEATURES);
      SourceQuote late =
          new SourceQuote(
              id,
              Board.REGULAR,
              engine.nowNs() - 600 * SECOND_NS,
              false,
              false,
              SourceTrade.of(new Price(priceE4), new Size.Lots(1)),
              new Size.Lots(1),
              null);
      source.onEvent(new SourceEvent.Quoted(late), inputs.at(engine.nowNs()), inputs);
      assertThat(system.pipeline().books().lastTradePriceE4(0)).isEqualTo(priceE4);
      assertThat(system.pipeline().counts().in(Stage.FEATURES)).isEqualTo(features);
    }
  }

  private static RunOptions options() {
    return RunOptions.ofDay(RunCommand.SIMULATED, null, 4, Speed.MAX, 3, Path.of(""));
  }
}
