package tw.kuroshio.prediction.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tw.kuroshio.features.evaluation.IcSummary;
import tw.kuroshio.prediction.Calibration;
import tw.kuroshio.prediction.training.TrainingOutcome.Failed;
import tw.kuroshio.prediction.training.TrainingOutcome.LibraryMissing;
import tw.kuroshio.prediction.training.TrainingOutcome.Trained;
import tw.kuroshio.prediction.training.TrainingResult.Model;
import tw.kuroshio.prediction.training.TrainingResult.NotTrained;
import tw.kuroshio.prediction.training.TrainingResult.Reason;
import tw.kuroshio.prediction.training.WalkForward.Fold;
import tw.kuroshio.prediction.trees.ModelRefused;
import tw.kuroshio.prediction.trees.TreeModel;

/**
 * Trains a model on a panel and validates the recipe on purged walk-forward folds of it. Pure but
 * for the trainer it is given: the panel's last session is the last thing known, and nothing else
 * enters.
 */
public final class WalkForwardTraining {

  private final TrainingPanel panel;
  private final TrainingPlan plan;
  private final Labels labels;

  public WalkForwardTraining(TrainingPanel panel, TrainingPlan plan) {
    this.panel = panel;
    this.plan = plan;
    labels = new Labels(panel, plan.horizonSessions());
  }

  public Labels labels() {
    return labels;
  }

  /** Trains the folds and the final model in one request. */
  public TrainingResult run(ModelTrainer trainer) {
    if (panel.sessions() < plan.minSessions()) {
      return new NotTrained(
          Reason.TOO_FEW_SESSIONS,
          "Training needs " + plan.minSessions() + " sessions of history, was " + panel.sessions());
    }
    List<Fold> folds = folds();
    TrainingRequest request = request();
    for (int prefix : request.prefixes()) {
      if (prefix < plan.parameters().minRowsInLeaf() * 2) {
        return new NotTrained(
            Reason.TOO_FEW_ROWS,
            "Training needs "
                + plan.parameters().minRowsInLeaf() * 2
                + " rows in every fold, was "
                + prefix);
      }
    }
    return switch (trainer.train(request)) {
      case Trained trained -> validate(trained, folds, request);
      case LibraryMissing missing -> new NotTrained(Reason.LIBRARY_MISSING, missing.message());
      case Failed failed -> new NotTrained(Reason.TRAINER_FAILED, failed.message());
    };
  }

  /** The folds over the sessions with known labels. */
  public List<Fold> folds() {
    return WalkForward.folds(labels.knownSessions(), plan.folds(), plan.horizonSessions());
  }

  /** The rows to learn from, as prefixes: one per fold, then all. */
  public TrainingRequest request() {
    TrainingRows rows = new TrainingRows(panel);
    List<Fold> folds = folds();
    int[] prefixes = new int[folds.size() + 1];
    int known = labels.knownSessions();
    for (int session = 0; session < known; session++) {
      // Counted from the newest session, so that it is always among those learned from.
      if ((known - 1 - session) % plan.sessionStride() == 0) {
        rows.add(session, labels.labels(session, plan.labelForm()));
        for (int f = 0; f < folds.size(); f++) {
          if (session < folds.get(f).trainEnd()) {
            prefixes[f] = rows.count();
          }
        }
      }
    }
    prefixes[folds.size()] = rows.count();
    return new TrainingRequest(
        panel.features(), rows.rows(), rows.labels(), prefixes, plan.parameters());
  }

  private TrainingResult validate(Trained trained, List<Fold> folds, TrainingRequest request) {
    try {
      List<Double> foldIc = new ArrayList<>();
      double[] daily = new double[0];
      for (int f = 0; f < folds.size(); f++) {
        double[] ic = dailyIc(TreeModel.parse(trained.models().get(f)), folds.get(f));
        foldIc.add(IcSummary.of(ic, plan.horizonSessions()).mean());
        int before = daily.length;
        daily = Arrays.copyOf(daily, before + ic.length);
        System.arraycopy(ic, 0, daily, before, ic.length);
      }
      IcSummary summary = IcSummary.of(daily, plan.horizonSessions());
      byte[] text = trained.models().getLast();
      return new Model(
          TreeModel.parse(text),
          text,
          Calibration.validated(summary.mean(), summary.standardError(), summary.dates()),
          summary,
          List.copyOf(foldIc),
          request.labels().length,
          trained.nativeVersion());
    } catch (ModelRefused e) {
      return new NotTrained(
          Reason.MODEL_REFUSED, "The trained model is unsound. " + e.getMessage());
    }
  }

  /** The coefficient of every session of a fold's validation, NaN where it says nothing. */
  private double[] dailyIc(TreeModel model, Fold fold) {
    double[] daily = new double[fold.validationEnd() - fold.validationStart()];
    double[] out = new double[1];
    double[] score = new double[panel.instruments()];
    for (int d = 0; d < daily.length; d++) {
      int session = fold.validationStart() + d;
      double[] ranks = panel.ranks()[session];
      for (int i = 0; i < score.length; i++) {
        model.predict(ranks, i * panel.features().size(), out);
        score[i] = hasFeature(ranks, i) ? out[0] : Double.NaN;
      }
      daily[d] = RankCorrelation.spearman(score, labels.returns(session));
    }
    return daily;
  }

  private boolean hasFeature(double[] ranks, int instrument) {
    int columns = panel.features().size();
    for (int c = instrument * columns; c < (instrument + 1) * columns; c++) {
      if (!Double.isNaN(ranks[c])) {
        return true;
      }
    }
    return false;
  }
}
