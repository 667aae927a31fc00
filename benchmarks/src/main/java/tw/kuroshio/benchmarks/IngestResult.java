package tw.kuroshio.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.benchmarks.ingest.IngestBenchmark;
import tw.kuroshio.benchmarks.ingest.StepResult;

/**
 * What {@code bench ingest} found.
 *
 * @param burst times the mean rate, null for a search
 * @param steps the cold one first
 */
record IngestResult(
    Machine machine,
    IngestBenchmark.SenderPlace sender,
    @Nullable Integer burst,
    List<StepResult> steps) {

  static final int GOAL = 500_000;

  StepResult cold() {
    return steps.getFirst();
  }

  List<StepResult> warm() {
    return steps.subList(1, steps.size());
  }

  /** The highest rate sustained, 0 when none was. */
  int sustained() {
    return warm().stream()
        .filter(StepResult::isSustained)
        .mapToInt(step -> step.spec().schedule().peakRate())
        .max()
        .orElse(0);
  }
}
