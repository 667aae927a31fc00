package tw.kuroshio.benchmarks.ingest;

import org.HdrHistogram.Histogram;

/** A distribution's percentiles, in nanoseconds; 0 when nothing was measured. */
public record Percentiles(
    long count, long p50, long p90, long p99, long p999, long p9999, long max) {

  /** Of values in nanoseconds. */
  public static Percentiles of(Histogram histogram) {
    if (histogram.getTotalCount() == 0) {
      return new Percentiles(0, 0, 0, 0, 0, 0, 0);
    }
    return new Percentiles(
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(90),
        histogram.getValueAtPercentile(99),
        histogram.getValueAtPercentile(99.9),
        histogram.getValueAtPercentile(99.99),
        histogram.getMaxValue());
  }
}
