package tw.kuroshio.engine;

import java.util.Queue;
import tw.kuroshio.execution.Execution;
import tw.kuroshio.execution.ExecutionOutput;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.features.intraday.LiveInputs;
import tw.kuroshio.feed.MarketState;
import tw.kuroshio.ledger.Ledger;
import tw.kuroshio.prediction.Predictions;
import tw.kuroshio.risk.Risk;

/**
 * The stateful parts of a trading day, made and joined by the application's wiring.
 *
 * @param inputs what formulas read of the books
 * @param executionOutputs where execution puts what it says; the pipeline empties it
 */
public record Stages(
    MarketState market,
    IncrementalFeatures features,
    LiveInputs inputs,
    Predictions predictions,
    Ledger ledger,
    Risk risk,
    Execution execution,
    Queue<ExecutionOutput> executionOutputs) {}
