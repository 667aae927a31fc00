package tw.kuroshio.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.evaluation.EvaluationSettings;
import tw.kuroshio.features.evaluation.FactorEvaluation;
import tw.kuroshio.features.evaluation.FactorEvaluator;
import tw.kuroshio.features.evaluation.FactorPanel;
import tw.kuroshio.features.evaluation.PanelEvaluation;
import tw.kuroshio.features.evaluation.SessionPass;

/**
 * Judges the factors of a panel on all processors and writes the report. The numbers do not depend
 * on how many there are.
 */
final class FactorReport {

  /** Sessions a task takes at a time; the first ones of each are ranked twice. */
  private static final int BLOCK = 128;

  private final String source;
  private final List<String> formulas;
  private final PanelEvaluation evaluation;

  private FactorReport(String source, List<String> formulas, PanelEvaluation evaluation) {
    this.source = source;
    this.formulas = List.copyOf(formulas);
    this.evaluation = evaluation;
  }

  /**
   * Evaluates a panel.
   *
   * @param source where the values come from, in words
   * @param formulas text of each factor of the panel, in its order, empty when there is none
   */
  static FactorReport of(
      FactorPanel panel, EvaluationSettings settings, String source, List<String> formulas) {
    if (panel.sessions() == 0) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED, source + " has no session in these days: choose other days");
    }
    return new FactorReport(source, formulas, evaluate(panel, settings));
  }

  private static PanelEvaluation evaluate(FactorPanel panel, EvaluationSettings settings) {
    FactorEvaluator evaluator = new FactorEvaluator(panel, settings);
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService executor = Executors.newFixedThreadPool(processors)) {
      List<Callable<Boolean>> passes = new ArrayList<>();
      for (int from = 0; from < panel.sessions(); from += BLOCK) {
        int begin = from;
        int end = Math.min(panel.sessions(), from + BLOCK);
        passes.add(
            () -> {
              SessionPass pass = evaluator.pass();
              pass.run(begin, end);
              return true;
            });
      }
      all(executor, passes);
      List<Callable<FactorEvaluation>> summaries = new ArrayList<>();
      for (int f = 0; f < panel.factors().size(); f++) {
        int factor = f;
        summaries.add(() -> evaluator.summary(factor));
      }
      return evaluator.finish(all(executor, summaries));
    }
  }

  private static <T> List<T> all(ExecutorService executor, List<Callable<T>> tasks) {
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> task : executor.invokeAll(tasks)) {
        results.add(task.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The factor report was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The factor report failed", e.getCause());
    }
  }

  PanelEvaluation evaluation() {
    return evaluation;
  }

  /** The page. */
  String html() {
    return FactorPage.of(evaluation, source, formulas);
  }

  /** The numbers. */
  String json() {
    return FactorJson.of(evaluation, source, formulas);
  }

  /**
   * Writes the page and, where asked for, the numbers; each file whole or not at all.
   *
   * @throws Refusal when a file cannot be written
   */
  void write(Path htmlFile, @Nullable Path jsonFile) {
    ReportFile.write(htmlFile, html());
    if (jsonFile != null) {
      ReportFile.write(jsonFile, json());
    }
  }
}
