/**
 * Trains models with the native LightGBM library, in a process of its own: a wrong handle or a
 * missing system library ends that process and nothing else.
 */
package tw.kuroshio.adapters.lightgbm;
