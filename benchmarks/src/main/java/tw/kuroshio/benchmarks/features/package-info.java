/** Factors at a tick, over the universe and over history, beside ta4j, TA-Lib and DuckDB. */
package tw.kuroshio.benchmarks.features;
