/**
 * From the socket to the log at a fixed rate: sender, probe, steps and the search for the limit.
 */
package tw.kuroshio.benchmarks.ingest;
