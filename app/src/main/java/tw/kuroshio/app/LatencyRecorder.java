package tw.kuroshio.app;

import org.HdrHistogram.Histogram;
import tw.kuroshio.engine.Stage;
import tw.kuroshio.engine.StageObserver;

/**
 * Wall-clock time that each stage takes for one input, in nanoseconds. Recording does not allocate.
 * Read and written on the engine's thread. Never enters a digest.
 */
final class LatencyRecorder implements StageObserver {

  private static final long HIGHEST_NS = 60_000_000_000L;

  private final Histogram[] byStage = new Histogram[Stage.values().length];
  private long beganNs;

  LatencyRecorder() {
    for (int i = 0; i < byStage.length; i++) {
      byStage[i] = new Histogram(HIGHEST_NS, 3);
    }
  }

  @Override
  public void begin(Stage stage) {
    beganNs = System.nanoTime();
  }

  @Override
  public void end(Stage stage) {
    long tookNs = System.nanoTime() - beganNs;
    byStage[stage.place()].recordValue(Math.min(Math.max(tookNs, 0), HIGHEST_NS));
  }

  /** 0 when nothing was measured. */
  long percentileNs(Stage stage, double percentile) {
    Histogram histogram = byStage[stage.place()];
    return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile);
  }
}
