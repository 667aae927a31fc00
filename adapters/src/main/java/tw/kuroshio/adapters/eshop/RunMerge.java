package tw.kuroshio.adapters.eshop;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import tw.kuroshio.feed.eshop.EShopKind;
import tw.kuroshio.feed.eshop.EShopLayout;

/**
 * Merges sorted runs of one scratch file by time; of one instant the earlier run goes first. A
 * binary heap of runs, each with a window into the file.
 */
final class RunMerge {

  private static final int MIN_WINDOW_ROWS = 64;
  private static final int RUN_BITS = 20;

  private final FileChannel channel;
  private final int length;
  private final EShopKind kind;
  private final EShopLayout layout;
  private final byte[][] windows;
  private final int[] positions;
  private final int[] limits;
  private final long[] nextBytes;
  private final long[] endBytes;

  /** Time and number of the first row of each run, the earliest at 0. */
  private final long[] heap;

  private int heapSize;
  private boolean started;

  RunMerge(FileChannel channel, List<SortedRun> runs, EShopFile file, int memoryBytes)
      throws IOException {
    this.channel = channel;
    length = file.rowLength();
    kind = file.kind();
    layout = file.layout();
    int count = runs.size();
    if (count >= 1 << RUN_BITS) {
      throw new IOException("it has more pieces than can be merged");
    }
    int rows = Math.max(memoryBytes / count / length, MIN_WINDOW_ROWS);
    windows = new byte[count][rows * length];
    positions = new int[count];
    limits = new int[count];
    nextBytes = new long[count];
    endBytes = new long[count];
    heap = new long[count];
    for (int run = 0; run < count; run++) {
      nextBytes[run] = runs.get(run).from();
      endBytes[run] = runs.get(run).to();
      if (fill(run)) {
        heap[heapSize] = key(run);
        siftUp(heapSize++);
      }
    }
  }

  boolean next() throws IOException {
    if (!started || heapSize == 0) {
      started = true;
      return heapSize > 0;
    }
    int run = top();
    positions[run] += length;
    if (positions[run] < limits[run] || fill(run)) {
      heap[0] = key(run);
    } else {
      heap[0] = heap[--heapSize];
    }
    siftDown();
    return heapSize > 0;
  }

  byte[] buffer() {
    return windows[top()];
  }

  int offset() {
    return positions[top()];
  }

  long timeMicrosOfDay() {
    return heap[0] >>> RUN_BITS;
  }

  private int top() {
    return (int) heap[0] & (1 << RUN_BITS) - 1;
  }

  private long key(int run) {
    long micros = kind.timeNsOfDay(windows[run], positions[run], layout) / 1_000;
    return (micros << RUN_BITS) | run;
  }

  private boolean fill(int run) throws IOException {
    byte[] window = windows[run];
    int count = (int) Math.min(window.length, endBytes[run] - nextBytes[run]);
    ByteBuffer target = ByteBuffer.wrap(window, 0, count);
    while (target.hasRemaining()) {
      if (channel.read(target, nextBytes[run] + target.position()) < 0) {
        throw new EOFException("it became shorter");
      }
    }
    nextBytes[run] += count;
    positions[run] = 0;
    limits[run] = count;
    return count > 0;
  }

  private void siftUp(int from) {
    int child = from;
    while (child > 0) {
      int parent = (child - 1) / 2;
      if (heap[parent] <= heap[child]) {
        return;
      }
      swap(parent, child);
      child = parent;
    }
  }

  private void siftDown() {
    int parent = 0;
    while (2 * parent + 1 < heapSize) {
      int child = 2 * parent + 1;
      if (child + 1 < heapSize && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[parent] <= heap[child]) {
        return;
      }
      swap(parent, child);
      parent = child;
    }
  }

  private void swap(int a, int b) {
    long kept = heap[a];
    heap[a] = heap[b];
    heap[b] = kept;
  }
}
