package tw.kuroshio.benchmarks.cache;

import tw.kuroshio.benchmarks.ingest.Percentiles;

/**
 * How long one way of moving so many vectors took, each call one measurement.
 *
 * @param way such as {@code heap get}
 */
public record CacheTiming(String way, int vectors, Percentiles callNs) {}
