package tw.kuroshio.feed;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Assumptions;

/** Counts the heap bytes a piece of work takes on this thread; skips the test where it cannot. */
public final class AllocationMeter {

  private final ThreadMXBean threads =
      (ThreadMXBean) ManagementFactory.getPlatformMXBean(java.lang.management.ThreadMXBean.class);
  private final long thread = Thread.currentThread().threadId();

  public AllocationMeter() {
    Assumptions.assumeTrue(
        threads.isThreadAllocatedMemorySupported(),
        "this JVM does not count allocation: use a HotSpot JDK 25");
  }

  /** The least of three runs, without what reading the counter takes itself. */
  public long bytesOf(Runnable work) {
    long reading = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      reading = Math.min(reading, bytes(() -> {}));
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      least = Math.min(least, bytes(work));
    }
    return least - reading;
  }

  private long bytes(Runnable work) {
    long before = threads.getThreadAllocatedBytes(thread);
    work.run();
    return threads.getThreadAllocatedBytes(thread) - before;
  }
}
