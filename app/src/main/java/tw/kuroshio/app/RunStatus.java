package tw.kuroshio.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import tw.kuroshio.engine.Pipeline;
import tw.kuroshio.engine.Stage;

/**
 * What the console shows of a run at a moment.
 *
 * @param text for people
 * @param metrics counts in Prometheus' text format
 */
record RunStatus(String text, String metrics) {

  /** Before there are counts. */
  static RunStatus of(String text) {
    return new RunStatus(text, "");
  }

  /** On the engine's thread. */
  static RunStatus of(
      long virtualNs, Pipeline pipeline, LatencyRecorder latency, ParityWatch.Outcome parity) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    StageTable.print(out, virtualNs, pipeline, latency);
    out.printf(
        Locale.ROOT,
        "  parity      %,d values compared, %,d differ%n",
        parity.compared(),
        parity.mismatches());
    out.flush();
    return new RunStatus(text.toString(), metrics(pipeline, parity));
  }

  private static String metrics(Pipeline pipeline, ParityWatch.Outcome parity) {
    StringBuilder text = new StringBuilder();
    head(text, "kuroshio_stage_inputs_total", "Inputs of each stage.");
    for (Stage stage : Stage.values()) {
      stage(text, "kuroshio_stage_inputs_total", stage, pipeline.counts().in(stage));
    }
    head(text, "kuroshio_stage_outputs_total", "Outputs of each stage.");
    for (Stage stage : Stage.values()) {
      stage(text, "kuroshio_stage_outputs_total", stage, pipeline.counts().out(stage));
    }
    head(text, "kuroshio_parity_compared_total", "Live factor values recomputed from history.");
    text.append("kuroshio_parity_compared_total ").append(parity.compared()).append('\n');
    head(text, "kuroshio_parity_mismatches_total", "Of those, values that were not the same.");
    text.append("kuroshio_parity_mismatches_total ").append(parity.mismatches()).append('\n');
    return text.toString();
  }

  private static void head(StringBuilder text, String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" counter\n");
  }

  private static void stage(StringBuilder text, String name, Stage stage, long count) {
    text.append(name).append("{stage=\"").append(stage.word()).append("\"} ").append(count);
    text.append('\n');
  }
}
