package tw.kuroshio.prediction;

import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.StrategyId;

/**
 * What is expected of one instrument.
 *
 * @param expectedReturn total return in excess of the cross-section's mean, a natural fraction over
 *     the horizon
 * @param horizonSessions sessions the return is earned over
 * @param modelVersion what predicted: a model file's SHA-256, or the baseline's
 * @param arm arm of the experiment the model belongs to
 * @param featureSchemaHash the features the model was shown
 */
public record Prediction(
    InstrumentId instrument,
    double expectedReturn,
    int horizonSessions,
    String modelVersion,
    String arm,
    String featureSchemaHash,
    AccountId account,
    StrategyId strategy) {}
