/**
 * Stage 2: market data to factor values. Formulas are text in the factor {@link
 * tw.kuroshio.features.language language}; {@link tw.kuroshio.features.BatchEvaluator} computes
 * them over history, {@link tw.kuroshio.features.IncrementalFeatures} as the day goes, both with
 * the same {@link tw.kuroshio.features.operators operators} in the same order, so that closed days
 * plus a provisional bar give the same bits either way.
 */
package tw.kuroshio.features;
