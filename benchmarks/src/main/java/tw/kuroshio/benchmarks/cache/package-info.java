/** The feature cache in the heap against the one on a real server. */
package tw.kuroshio.benchmarks.cache;
