package tw.kuroshio.adapters.redis;

/**
 * Leaves a server alone for a while after it failed, twice as long after each further failure, so
 * that a stopped one costs at most one time-out in that while. Told the time.
 */
final class CircuitBreaker {

  private final long firstNs;
  private final long longestNs;
  private long backOffNs;
  private boolean open;
  private long closesAtNs;

  CircuitBreaker(long firstNs, long longestNs) {
    this.firstNs = firstNs;
    this.longestNs = longestNs;
    backOffNs = firstNs;
  }

  /** Whether the server may be asked. */
  boolean allows(long nowNs) {
    return !open || nowNs - closesAtNs >= 0;
  }

  void failed(long nowNs) {
    open = true;
    closesAtNs = nowNs + backOffNs;
    backOffNs = Math.min(2 * backOffNs, longestNs);
  }

  void succeeded() {
    open = false;
    backOffNs = firstNs;
  }
}
