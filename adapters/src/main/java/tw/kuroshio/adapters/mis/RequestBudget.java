package tw.kuroshio.adapters.mis;

import java.util.ArrayDeque;

/** At most so many requests in any span of so long. Pure: time is told. One thread. */
final class RequestBudget {

  private final int requests;
  private final long spanNs;
  private final ArrayDeque<Long> sentNs = new ArrayDeque<>();

  RequestBudget(int requests, long spanNs) {
    if (requests < 1 || spanNs < 1) {
      throw new IllegalArgumentException(
          "Requests must be positive in a positive span, were " + requests + " in " + spanNs);
    }
    this.requests = requests;
    this.spanNs = spanNs;
  }

  /** How long to wait before the next request; 0 = none. */
  long waitNs(long nowNs) {
    return sentNs.size() < requests ? 0 : Math.max(0, sentNs.getFirst() + spanNs - nowNs);
  }

  /** A request is sent. */
  void sent(long nowNs) {
    if (sentNs.size() == requests) {
      sentNs.removeFirst();
    }
    sentNs.addLast(nowNs);
  }
}
