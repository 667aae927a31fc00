package tw.kuroshio.features.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Panels made for tests: everything in the universe, closes like opens, two industries. */
final class Panels {

  /** First session of a made panel. */
  static final int START = 18_000;

  private Panels() {}

  static FactorPanel of(double[][][] values, double[][] open, boolean[][] locked) {
    int sessions = open.length;
    int instruments = open[0].length;
    int[] days = new int[sessions];
    boolean[][] universe = new boolean[sessions][instruments];
    double[][] traded = new double[sessions][instruments];
    for (int d = 0; d < sessions; d++) {
      days[d] = START + d;
      Arrays.fill(universe[d], true);
      Arrays.fill(traded[d], 1e6);
    }
    List<String> codes = new ArrayList<>();
    @Nullable String[] industry = new String[instruments];
    for (int i = 0; i < instruments; i++) {
      codes.add(Integer.toString(1101 + i));
      industry[i] = i % 3 == 0 ? "24" : i % 3 == 1 ? "17" : null;
    }
    List<String> names = new ArrayList<>();
    for (int f = 0; f < values.length; f++) {
      names.add("f" + f);
    }
    return new FactorPanel(
        days, codes, names, values, industry, universe, open, open, traded, locked);
  }
}
