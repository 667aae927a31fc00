package tw.kuroshio.benchmarks.feed;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Adds up what a side's timed sections cost the calling thread. */
final class SideTiming {

  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getPlatformMXBean(java.lang.management.ThreadMXBean.class);

  private long wallNs;
  private long cpuNs;
  private long allocatedBytes;
  private long firstChunkNs;
  private boolean any;

  /**
   * Runs a chunk. Allocation is counted from the second on: a new handler takes its channels'
   * memory with the first record of each.
   */
  void time(FeedSide side, DatagramChunk chunk) {
    long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    long cpuBefore = THREADS.getCurrentThreadCpuTime();
    long before = System.nanoTime();
    side.take(chunk);
    long took = System.nanoTime() - before;
    cpuNs += THREADS.getCurrentThreadCpuTime() - cpuBefore;
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
    wallNs += took;
    if (any) {
      allocatedBytes += allocated;
    } else {
      firstChunkNs = took;
      any = true;
    }
  }

  long wallNs() {
    return wallNs;
  }

  long cpuNs() {
    return cpuNs;
  }

  long firstChunkNs() {
    return firstChunkNs;
  }

  long allocatedBytes() {
    return allocatedBytes;
  }
}
