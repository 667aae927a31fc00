package tw.kuroshio.app;

import java.io.PrintWriter;
import java.util.Locale;
import tw.kuroshio.engine.DaySettings;
import tw.kuroshio.engine.Pipeline;
import tw.kuroshio.engine.Stage;

/** The six stages as lines of text: counts and latency percentiles. */
final class StageTable {

  private static final long NS_PER_SECOND = 1_000_000_000L;

  private StageTable() {}

  static void print(PrintWriter out, long virtualNs, Pipeline pipeline, LatencyRecorder latency) {
    out.println(time(virtualNs));
    for (Stage stage : Stage.values()) {
      out.println(line(stage, pipeline, latency));
    }
    out.flush();
  }

  static String line(Stage stage, Pipeline pipeline, LatencyRecorder latency) {
    return String.format(
        Locale.ROOT,
        "  %-10s  in %,11d  out %,11d  p50 %9s  p99 %9s",
        stage.word(),
        pipeline.counts().in(stage),
        pipeline.counts().out(stage),
        duration(latency.percentileNs(stage, 50)),
        duration(latency.percentileNs(stage, 99)));
  }

  /** Time of day in Taipei. */
  static String time(long virtualNs) {
    long seconds = DaySettings.nsOfDay(virtualNs) / NS_PER_SECOND;
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }

  private static String duration(long ns) {
    if (ns < 1_000) {
      return ns + " ns";
    }
    if (ns < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f µs", ns / 1e3);
    }
    return String.format(Locale.ROOT, "%.1f ms", ns / 1e6);
  }
}
