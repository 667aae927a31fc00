package tw.kuroshio.benchmarks.ingest;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/** Processor time of this process so far: of chosen threads, and of all else together. */
final class CpuTimes {

  static final String ENGINE = "engine";
  static final String RECEIVER = "feed-receiver";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Map<String, Long> byThreadNs = new LinkedHashMap<>();
  private final long processNs;
  private final long engineBytes;

  private CpuTimes(long engineId) {
    processNs =
        ((OperatingSystemMXBean)
                ManagementFactory.getPlatformMXBean(
                    java.lang.management.OperatingSystemMXBean.class))
            .getProcessCpuTime();
    put(ENGINE, engineId);
    for (ThreadInfo info : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (info != null && info.getThreadName().equals(RECEIVER)) {
        put(RECEIVER, info.getThreadId());
      }
    }
    engineBytes = THREADS.getThreadAllocatedBytes(engineId);
  }

  private void put(String name, long id) {
    byThreadNs.put(name, THREADS.getThreadCpuTime(id));
    byThreadNs.put(name + ", kernel", THREADS.getThreadCpuTime(id) - THREADS.getThreadUserTime(id));
  }

  static CpuTimes now(Thread engine) {
    return new CpuTimes(engine.threadId());
  }

  long engineBytesSince(CpuTimes before) {
    return engineBytes - before.engineBytes;
  }

  /** Shares of a core since {@code before}, over {@code wallNs}. */
  Map<String, Double> sharesSince(CpuTimes before, long wallNs) {
    Map<String, Double> shares = new LinkedHashMap<>();
    long rest = processNs - before.processNs;
    for (Map.Entry<String, Long> thread : byThreadNs.entrySet()) {
      long ns = thread.getValue() - before.byThreadNs.getOrDefault(thread.getKey(), 0L);
      shares.put(thread.getKey(), ns / (double) wallNs);
      rest -= thread.getKey().endsWith("kernel") ? 0 : ns;
    }
    shares.put("others", rest / (double) wallNs);
    return shares;
  }
}
