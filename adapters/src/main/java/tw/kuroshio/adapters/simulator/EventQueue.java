package tw.kuroshio.adapters.simulator;

/**
 * The next due time of a fixed set of sources, smallest first, equal times in source order: a
 * binary heap with positions, so that a source's time can be moved either way.
 */
final class EventQueue {

  private final long[] dueNs;
  private final int[] heap;
  private final int[] position;

  EventQueue(int sources) {
    dueNs = new long[sources];
    heap = new int[sources];
    position = new int[sources];
    for (int i = 0; i < sources; i++) {
      dueNs[i] = Long.MAX_VALUE;
      heap[i] = i;
      position[i] = i;
    }
  }

  /** The source that is due first. */
  int first() {
    return heap[0];
  }

  /** When it is due; Long.MAX_VALUE when none is. */
  long firstNs() {
    return dueNs[heap[0]];
  }

  void schedule(int source, long timeNs) {
    dueNs[source] = timeNs;
    siftUp(position[source]);
    siftDown(position[source]);
  }

  private boolean before(int a, int b) {
    return dueNs[a] != dueNs[b] ? dueNs[a] < dueNs[b] : a < b;
  }

  private void siftUp(int from) {
    int at = from;
    while (at > 0 && before(heap[at], heap[(at - 1) / 2])) {
      swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }

  private void siftDown(int from) {
    int at = from;
    while (true) {
      int child = 2 * at + 1;
      if (child >= heap.length) {
        return;
      }
      if (child + 1 < heap.length && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], heap[at])) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private void swap(int a, int b) {
    int source = heap[a];
    heap[a] = heap[b];
    heap[b] = source;
    position[heap[a]] = a;
    position[heap[b]] = b;
  }
}
