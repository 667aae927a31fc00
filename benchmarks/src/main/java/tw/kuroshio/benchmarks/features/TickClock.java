package tw.kuroshio.benchmarks.features;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import tw.kuroshio.benchmarks.ingest.Percentiles;

/** Runs sides over stretches of ticks and keeps what each cost. */
final class TickClock {

  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getPlatformMXBean(java.lang.management.ThreadMXBean.class);
  private static final int DIGITS = 3;
  private static final long HIGHEST_NS = 60_000_000_000L;

  private final TickSide side;
  private final Histogram all = new Histogram(HIGHEST_NS, DIGITS);
  private final Histogram pass = new Histogram(HIGHEST_NS, DIGITS);
  private final List<TickPass> passes = new ArrayList<>();

  TickClock(TickSide side) {
    this.side = side;
  }

  /** Each tick of the stretch by the clock. */
  void eachTick(TickStream ticks) {
    pass.reset();
    for (int k = 0; k < ticks.size; k++) {
      long before = System.nanoTime();
      side.tick(ticks, k);
      pass.recordValue(Math.min(System.nanoTime() - before, HIGHEST_NS));
    }
  }

  /** The stretch in one go; ends the pass. */
  void wholeStretch(TickStream ticks) {
    long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
    long cpuBefore = THREADS.getCurrentThreadCpuTime();
    long before = System.nanoTime();
    for (int k = 0; k < ticks.size; k++) {
      side.tick(ticks, k);
    }
    double count = ticks.size;
    double wall = (System.nanoTime() - before) / count;
    double cpu = (THREADS.getCurrentThreadCpuTime() - cpuBefore) / count;
    double bytes = (THREADS.getCurrentThreadAllocatedBytes() - bytesBefore) / count;
    if (!passes.isEmpty()) {
      all.add(pass);
    }
    passes.add(new TickPass(Percentiles.of(pass), wall, cpu, bytes));
  }

  TickResult result() {
    return new TickResult(
        side.name(),
        side.values(),
        Percentiles.of(all),
        passes.getFirst(),
        passes.subList(1, passes.size()));
  }

  /** What reading the clock twice costs, in the middle. */
  static long clockNs() {
    Histogram empty = new Histogram(HIGHEST_NS, DIGITS);
    for (int k = 0; k < 200_000; k++) {
      long before = System.nanoTime();
      empty.recordValue(System.nanoTime() - before);
    }
    return empty.getValueAtPercentile(50);
  }
}
