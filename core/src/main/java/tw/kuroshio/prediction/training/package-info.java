/**
 * Training data and validation: labels from prices after the decision, purged walk-forward splits,
 * and rank correlations within each date. Pure; the trainer itself is a port.
 */
package tw.kuroshio.prediction.training;
