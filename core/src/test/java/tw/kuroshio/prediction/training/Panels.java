package tw.kuroshio.prediction.training;

import java.util.List;
import java.util.Random;

/** Random panels, some of whose next returns follow the first feature. */
final class Panels {

  private Panels() {}

  /**
   * Two features; the log of the open drifts with the first one's rank of the session before.
   *
   * @param strength of that drift against unit noise
   */
  static TrainingPanel random(int sessions, int instruments, double strength, long seed) {
    Random random = new Random(seed);
    double[][] ranks = new double[sessions][instruments * 2];
    double[][] open = new double[sessions][instruments];
    boolean[][] locked = new boolean[sessions][instruments];
    for (int d = 0; d < sessions; d++) {
      for (int i = 0; i < instruments; i++) {
        double before = d == 0 ? 0.0 : ranks[d - 1][2 * i] - 0.5;
        // The first feature lasts, as a slow factor does.
        double kept = d > 0 && random.nextInt(10) > 0 ? ranks[d - 1][2 * i] : random.nextDouble();
        ranks[d][2 * i] = kept;
        ranks[d][2 * i + 1] = random.nextInt(10) == 0 ? Double.NaN : random.nextDouble();
        double drift = 0.01 * (strength * before + random.nextGaussian());
        open[d][i] = (d == 0 ? 100.0 : open[d - 1][i]) * StrictMath.exp(drift);
        locked[d][i] = random.nextInt(50) == 0;
      }
    }
    for (int d = 0; d < sessions; d++) {
      open[d][d % instruments] = Double.NaN;
      if (d + 1 < sessions) {
        open[d + 1][d % instruments] = 100.0;
      }
    }
    return new TrainingPanel(List.of("signal", "noise"), ranks, open, locked);
  }

  /** The same panel with everything from a session on replaced by other numbers. */
  static TrainingPanel tampered(TrainingPanel panel, int fromSession) {
    int sessions = panel.sessions();
    double[][] ranks = new double[sessions][];
    double[][] open = new double[sessions][];
    boolean[][] locked = new boolean[sessions][];
    for (int d = 0; d < sessions; d++) {
      ranks[d] = panel.ranks()[d].clone();
      open[d] = panel.open()[d].clone();
      locked[d] = panel.locked()[d].clone();
      for (int i = 0; d >= fromSession && i < open[d].length; i++) {
        ranks[d][2 * i] = 1.0 - ranks[d][2 * i];
        open[d][i] = 1_000.0 / (i + 1);
        locked[d][i] = !locked[d][i];
      }
    }
    return new TrainingPanel(panel.features(), ranks, open, locked);
  }
}
