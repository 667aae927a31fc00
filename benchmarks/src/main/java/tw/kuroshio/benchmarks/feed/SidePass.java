package tw.kuroshio.benchmarks.feed;

/**
 * What one side did with one pass over the day.
 *
 * @param allocatedBytes by the timed thread after the pass's first chunk
 * @param firstChunkNs wall time of the first chunk
 * @param booksDigest SHA-256 over the state of all instruments, hex
 */
public record SidePass(
    long wallNs,
    long cpuNs,
    long allocatedBytes,
    long firstChunkNs,
    SideCounts counts,
    String booksDigest) {

  /** Records accepted a second of wall time. */
  public double acceptedPerSecond() {
    return counts.accepted() * 1e9 / wallNs;
  }

  /** Records accepted a second of the thread's CPU time. */
  public double acceptedPerCpuSecond() {
    return counts.accepted() * 1e9 / cpuNs;
  }
}
