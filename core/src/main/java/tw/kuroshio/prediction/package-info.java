/**
 * Stage 3: from ranked features to expected returns. A {@link tw.kuroshio.prediction.Predictor}
 * scores one instrument's row; {@link tw.kuroshio.prediction.Predictions} sets the scores against
 * the cross-section and turns them into expected returns.
 */
package tw.kuroshio.prediction;
