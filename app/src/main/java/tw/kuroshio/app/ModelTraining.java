package tw.kuroshio.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import tw.kuroshio.adapters.lightgbm.LightGbmTrainer;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.prediction.training.PanelBuilder;
import tw.kuroshio.prediction.training.TrainingPanel;
import tw.kuroshio.prediction.training.TrainingPlan;
import tw.kuroshio.prediction.training.TrainingResult;
import tw.kuroshio.prediction.training.WalkForwardTraining;

/**
 * Trains the day's model on the history before it, in a child process, and says in one sentence
 * what came of it. Nothing of the day itself is within reach here.
 */
final class ModelTraining {

  private final CompiledFormulas formulas;
  private final Instruments instruments;
  private final BarPanel history;
  private final MarketRules rules;
  private final int[] sessions;

  ModelTraining(
      CompiledFormulas formulas, Instruments instruments, BarPanel history, MarketRules rules) {
    this.formulas = formulas;
    this.instruments = instruments;
    this.history = history;
    this.rules = rules;
    this.sessions = sessions(history);
  }

  /** Market sessions in a history: days on which at least one instrument traded, oldest first. */
  static int[] sessions(BarPanel history) {
    TreeSet<Integer> days = new TreeSet<>();
    for (int i = 0; i < history.size(); i++) {
      for (int day : history.bars(i).epochDay()) {
        days.add(day);
      }
    }
    return days.stream().mapToInt(day -> day).toArray();
  }

  /**
   * Trains, or says why the baseline predicts.
   *
   * @param workFolder existing folder for the child's files, which are gone afterwards
   */
  ModelArtefact train(int seed, Path workFolder) {
    TrainingPlan plan = TrainingPlan.standard(seed);
    if (sessions.length < plan.minSessions()) {
      return new ModelArtefact.Baseline(
          String.format(
              Locale.ROOT,
              "baseline: %d sessions of history, training needs %d",
              sessions.length,
              plan.minSessions()));
    }
    TrainingResult result =
        new WalkForwardTraining(panel(), plan)
            .run(new LightGbmTrainer(workFolder, LightGbmTrainer.TIME_LIMIT));
    return switch (result) {
      case TrainingResult.NotTrained none ->
          new ModelArtefact.Baseline("baseline: " + none.message());
      case TrainingResult.Model model ->
          new ModelArtefact.Trained(
              model.modelText(), model.calibration(), model.nativeVersion(), sentence(model));
    };
  }

  private static String sentence(TrainingResult.Model model) {
    return String.format(
        Locale.ROOT,
        "trained: %,d rows; walk-forward rank IC %.4f (t %.2f, %d dates, folds %s); IC used %.4f",
        model.trainingRows(),
        model.validation().mean(),
        model.validation().tValue(),
        model.validation().dates(),
        model.foldIc().stream().map(ic -> String.format(Locale.ROOT, "%.4f", ic)).toList(),
        model.calibration().informationCoefficient());
  }

  private TrainingPanel panel() {
    return PanelBuilder.build(
        history, formulas, sessions, new DatedLimits(rules, i -> instruments.get(i).kind()));
  }

  /** The processor's name, which decides the last bits of native training; empty if unknown. */
  static String cpu() {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
      return lines.stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
