package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.BatchEvaluator;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Both evaluators over the same sessions. */
final class FactorParity {

  private static final int MOST_SHOWN = 10;
  private static final int MOST_TICKS = 3;
  private static final double BARRIER_SHARE = 0.002;

  private final FactorInputs inputs;
  private final CompiledFormulas formulas;
  private final RandomGenerator random;
  private final int restarts;
  private final double[][][] batch;
  private final List<String> differences = new ArrayList<>();
  private IncrementalFeatures live;
  private long compared;
  private long missing;
  private long mismatches;
  private long ticks;
  private int restarted;

  FactorParity(FactorInputs inputs, CompiledFormulas formulas, long seed, int restarts) {
    this.inputs = inputs;
    this.formulas = formulas;
    this.restarts = restarts;
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    batch = new BatchEvaluator(formulas).evaluate(inputs.panel());
    live = warmed(LocalDate.ofEpochDay(inputs.sessions()[0]));
  }

  private IncrementalFeatures warmed(LocalDate day) {
    return new IncrementalFeatures(formulas, inputs.panel().before(day));
  }

  void run() {
    int[] sessions = inputs.sessions();
    for (int s = 0; s < sessions.length; s++) {
      LocalDate day = LocalDate.ofEpochDay(sessions[s]);
      live.rollTo(day, inputs.panel().exDateRatiosOn(day));
      live.know(inputs.panel().fields());
      play(day);
      live.closeSession();
      compare(day);
      if (random.nextInt(sessions.length) < restarts) {
        restart(day);
      }
    }
  }

  private void play(LocalDate day) {
    BarPanel panel = inputs.panel();
    boolean[] members = new boolean[panel.size()];
    for (int i = 0; i < panel.size(); i++) {
      members[i] = panel.universe().isMember(i, (int) day.toEpochDay());
    }
    for (int i = 0; i < panel.size(); i++) {
      DailyBars bars = panel.bars(i);
      int row = bars.rowOf(day);
      if (row < 0) {
        continue;
      }
      if (random.nextDouble() < BARRIER_SHARE) {
        live.barrier(members);
      }
      long open = bars.openE4()[row];
      for (int left = random.nextInt(MOST_TICKS); left > 0; left--) {
        long last = (long) (bars.closeE4()[row] * random.nextDouble(0.9, 1.1));
        live.onBar(i, open, Math.max(open, last), Math.min(open, last), last, 1_000, 10 * last);
        ticks++;
      }
      ProvisionalBar.closed(bars, row).enter(live, i);
      ticks++;
    }
  }

  private void compare(LocalDate day) {
    for (int i = 0; i < inputs.codes().size(); i++) {
      int row = inputs.panel().bars(i).rowOf(day);
      for (int f = 0; row >= 0 && f < formulas.size(); f++) {
        double want = batch[i][f][row];
        double is = live.raw(i, f);
        compared++;
        missing += Double.isNaN(want) && Double.isNaN(is) ? 1 : 0;
        if (Double.doubleToLongBits(want) != Double.doubleToLongBits(is)) {
          mismatches++;
          if (differences.size() < MOST_SHOWN) {
            differences.add(
                FactorsParityCommand.difference(
                    formulas.names().get(f), inputs.codes().get(i), day, is, want));
          }
        }
      }
    }
  }

  /** Goes on with what a snapshot holds, in an evaluator that was warmed up for another day. */
  private void restart(LocalDate day) {
    StateWriter snapshot = new StateWriter(1 << 20);
    live.writeState(snapshot);
    IncrementalFeatures fresh = warmed(day.minusDays(40));
    fresh.readState(new StateReader(snapshot.toByteArray()));
    live = fresh;
    restarted++;
  }

  long compared() {
    return compared;
  }

  long missing() {
    return missing;
  }

  long mismatches() {
    return mismatches;
  }

  long ticks() {
    return ticks;
  }

  int restarted() {
    return restarted;
  }

  List<String> differences() {
    return List.copyOf(differences);
  }
}
