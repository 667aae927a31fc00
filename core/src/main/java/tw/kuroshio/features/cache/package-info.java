/**
 * The newest feature vector of each instrument, kept for whoever displays it. A {@link
 * tw.kuroshio.features.cache.FeatureCache} is no input of the engine: nothing it holds, loses or
 * fails to answer may change an order or a digest.
 */
package tw.kuroshio.features.cache;
