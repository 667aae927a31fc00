/**
 * What a factor is worth: coverage, distribution, rank IC by date and horizon with its uncertainty,
 * decay, turnover, quintile returns before and after costs, correlations and clusters, and what is
 * left after the number of factors tried. {@link tw.kuroshio.features.evaluation.FactorEvaluator}
 * is the entry; everything is a pure function of a {@link
 * tw.kuroshio.features.evaluation.FactorPanel}.
 */
package tw.kuroshio.features.evaluation;
