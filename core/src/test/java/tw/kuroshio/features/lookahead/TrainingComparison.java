package tw.kuroshio.features.lookahead;

import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.prediction.training.LimitPrices;
import tw.kuroshio.prediction.training.PanelBuilder;
import tw.kuroshio.prediction.training.TrainingPanel;

/**
 * What a model is trained on up to a session, which must be the same whatever became known after
 * it: ranks, opens, and who opened at a limit.
 */
final class TrainingComparison {

  private static final LimitPrices LIMITS =
      new LimitPrices() {
        @Override
        public long upE4(int instrument, int epochDay, long referenceE4) {
          return referenceE4 + referenceE4 / 40;
        }

        @Override
        public long downE4(int instrument, int epochDay, long referenceE4) {
          return referenceE4 - referenceE4 / 40;
        }
      };

  private final CompiledFormulas formulas;
  private final int[] days;
  private final Leaks leaks;

  /**
   * @param days the market's sessions
   */
  TrainingComparison(CompiledFormulas formulas, int[] days, Leaks leaks) {
    this.formulas = formulas;
    this.days = days;
    this.leaks = leaks;
  }

  void run(FactHistory before, FactHistory after, int day, String because) {
    TrainingPanel was = panel(before);
    TrainingPanel is = panel(after);
    for (String code : before.codes()) {
      int i = before.instrument(code);
      int k = after.instrument(code);
      for (int d = 0; d < LookAheadProbe.rowsUpTo(days, day) && k >= 0; d++) {
        for (int f = 0; f < formulas.size(); f++) {
          double rank = was.ranks()[d][i * formulas.size() + f];
          double rankAfter = is.ranks()[d][k * formulas.size() + f];
          String name = "training rank of " + formulas.names().get(f);
          leaks.compare(name, code, days[d], rank, rankAfter, because);
        }
        leaks.compare("training open", code, days[d], was.open()[d][i], is.open()[d][k], because);
        double locked = was.locked()[d][i] ? 1 : 0;
        double lockedAfter = is.locked()[d][k] ? 1 : 0;
        leaks.compare("locked open", code, days[d], locked, lockedAfter, because);
      }
    }
  }

  private TrainingPanel panel(FactHistory history) {
    return PanelBuilder.build(history.panel(), formulas, days, LIMITS);
  }
}
