package tw.kuroshio.app;

import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import tw.kuroshio.engine.Pipeline;
import tw.kuroshio.engine.StageObserver;
import tw.kuroshio.engine.Stages;
import tw.kuroshio.engine.TradingDay;
import tw.kuroshio.execution.Execution;
import tw.kuroshio.execution.ExecutionOutput;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.features.intraday.LiveInputs;
import tw.kuroshio.features.language.FormulaException;
import tw.kuroshio.features.language.FormulaSet;
import tw.kuroshio.features.language.FunctionLibrary;
import tw.kuroshio.feed.DayExpectations;
import tw.kuroshio.feed.MarketState;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.SnapshotRecovery;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.ledger.ConservationCheck;
import tw.kuroshio.ledger.Ledger;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.Price;
import tw.kuroshio.portfolio.covariance.CovarianceEstimate;
import tw.kuroshio.portfolio.covariance.LedoitWolf;
import tw.kuroshio.portfolio.covariance.ReturnMatrix;
import tw.kuroshio.prediction.Predictions;
import tw.kuroshio.prediction.Predictor;
import tw.kuroshio.prediction.RankBlend;
import tw.kuroshio.prediction.TreePredictor;
import tw.kuroshio.prediction.trees.ModelRefused;
import tw.kuroshio.prediction.trees.TreeModel;
import tw.kuroshio.risk.Risk;
import tw.kuroshio.risk.TradingState;

/**
 * The wiring of one trading day, from its reference data: feed → features → prediction → portfolio
 * → risk → execution. A live run, a replay and a test build the same thing from the same bytes.
 */
final class TradingSystem {

  private static final String ARM = "main";

  /** Observed sessions a name needs before money is put on its covariance. */
  private static final int LEAST_OBSERVATIONS = 60;

  /** Volatility of a session where no name has a history: 3 %. */
  private static final double FALLBACK_VOLATILITY = 0.03;

  private final Pipeline pipeline;
  private final IncrementalFeatures features;
  private final ConservationCheck conservation;
  private final CompiledFormulas formulas;
  private final Predictor predictor;
  private final DayRules rules;

  TradingSystem(DayReference reference, Settings settings, int epoch, StageObserver observer) {
    this(reference, settings, epoch, observer, FunctionLibrary.standard());
  }

  /**
   * @param library the functions the formulas may call
   */
  TradingSystem(
      DayReference reference,
      Settings settings,
      int epoch,
      StageObserver observer,
      FunctionLibrary library) {
    Instruments instruments = reference.instruments();
    rules = MarketRules.parse(reference.rules()).on(reference.date());
    formulas = compile(reference.formulas(), library);
    predictor = predictor(reference.model(), formulas.names());

    HistoryStatistics statistics = HistoryStatistics.of(reference.history(), reference.date());
    MarketState market =
        new MarketState(
            instruments,
            rules,
            new DayExpectations(reference.referenceE4(), statistics.averageDailyShares()),
            (long) (SnapshotRecovery.PERIOD_NS * settings.clock()));
    OrderBooks books = market.books();
    features = new IncrementalFeatures(formulas, reference.history());
    features.rollTo(reference.date(), reference.exDateRatio());
    features.know(reference.history().fields());
    Predictions predictions =
        new Predictions(
            predictor,
            instruments,
            ARM,
            HexFormat.of().formatHex(formulas.schemaHash()),
            BookId.DEFAULT.account(),
            BookId.DEFAULT.strategy());

    Ledger ledger =
        new Ledger(instruments, rules.fees(), rules.calendar().settlementDate(reference.date()));
    conservation = new ConservationCheck(instruments, rules.fees());
    open(reference, ledger, conservation);

    ReturnMatrix returns = statistics.returns();
    CovarianceEstimate covariance =
        new LedoitWolf(LEAST_OBSERVATIONS, FALLBACK_VOLATILITY).estimate(returns);
    Risk risk =
        new Risk(
            instruments,
            rules,
            books,
            ledger,
            statistics.averageDailyShares(),
            settings.risk(),
            epoch,
            settings.hash());
    risk.setState(TradingState.TRADING);
    ArrayDeque<ExecutionOutput> executionOutputs = new ArrayDeque<>();
    Execution execution =
        new Execution(
            instruments,
            rules,
            books,
            ledger,
            risk,
            settings.execution(),
            epoch,
            executionOutputs::add);
    TradingDay day =
        new TradingDay(
            rules,
            settings.day(),
            instruments,
            returns,
            covariance,
            statistics.horizonVolatility(predictor.horizonSessions()),
            statistics.averageDailyValueTwd(),
            settings.portfolio());
    pipeline =
        new Pipeline(
            day,
            new Stages(
                market,
                features,
                liveInputs(reference, features, books, rules),
                predictions,
                ledger,
                risk,
                execution,
                executionOutputs),
            observer);
  }

  private static LiveInputs liveInputs(
      DayReference reference, IncrementalFeatures features, OrderBooks books, DayRules rules) {
    LiveInputs inputs = new LiveInputs(features, books, rules.session());
    for (int i = 0; i < reference.recentBars().size(); i++) {
      for (IntradayBars session : reference.recentBars().get(i)) {
        inputs.addClosedSession(i, session);
      }
    }
    return inputs;
  }

  private static void open(DayReference reference, Ledger ledger, ConservationCheck conservation) {
    for (int i = 0; i < reference.instruments().size(); i++) {
      if (reference.referenceE4()[i] > 0) {
        ledger.startMark(i, new Price(reference.referenceE4()[i]));
      }
    }
    ledger.openCash(BookId.DEFAULT.account(), reference.openingCash());
    conservation.startCash(reference.openingCash());
    for (DayReference.Holding holding : reference.holdings()) {
      ledger.openPosition(BookId.DEFAULT, holding.instrument(), holding.shares(), holding.cost());
      conservation.startPosition(
          holding.instrument(), holding.shares(), reference.referenceE4()[holding.instrument()]);
    }
  }

  static CompiledFormulas compile(String text, FunctionLibrary library) {
    try {
      return CompiledFormulas.of(FormulaSet.parse(text, library));
    } catch (FormulaException e) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED, "The factor definitions are refused: " + e.getMessage(), e);
    }
  }

  private static Predictor predictor(ModelArtefact artefact, List<String> columns) {
    try {
      return switch (artefact) {
        case ModelArtefact.Trained trained ->
            TreePredictor.of(TreeModel.parse(trained.text()), trained.calibration(), columns);
        case ModelArtefact.Baseline baseline -> RankBlend.of(columns);
      };
    } catch (ModelRefused e) {
      throw new Refusal(ExitCode.INPUT_REFUSED, "The run's model is refused: " + e.getMessage(), e);
    }
  }

  Pipeline pipeline() {
    return pipeline;
  }

  /** For readers on the engine's thread. */
  IncrementalFeatures features() {
    return features;
  }

  ConservationCheck conservation() {
    return conservation;
  }

  CompiledFormulas formulas() {
    return formulas;
  }

  Predictor predictor() {
    return predictor;
  }

  DayRules rules() {
    return rules;
  }
}
