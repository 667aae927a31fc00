package tw.kuroshio.benchmarks.feed;

/** Records struck in a day, both copies of both markets together. */
public record DamageCounts(long lost, long repeated, long reordered, long corrupted) {}
