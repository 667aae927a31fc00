package tw.kuroshio.benchmarks;

import java.util.List;

/**
 * What {@code bench feed} found.
 *
 * @param peer the peer, its version and settings
 * @param variations empty when they were not asked for
 */
record FeedResult(Machine machine, String peer, FeedSeries main, List<FeedSeries> variations) {}
