/**
 * Gradient-boosted trees in LightGBM's text format: a parser that treats the file as hostile input,
 * and a scorer whose raw scores have the same bits as the native library's.
 */
package tw.kuroshio.prediction.trees;
