package tw.kuroshio.features;

import java.util.Arrays;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * The cross-section of every formula as frozen at the last barrier, and the ranks in it. A formula
 * of which no value has changed since the barrier before is not ranked again.
 */
final class FormulaRanks {

  /** Columns that are taken out of the rows at a time: those of one cache line. */
  private static final int BLOCK = 8;

  private final int instruments;

  /** By formula and instrument: raw values of the members at the last barrier, NaN of others. */
  private final double[][] frozen;

  private final FeatureMatrix ranks;
  private final CrossSection[] sections;
  private final ValueOrder order;
  private final double[][] taken;
  private final double[][] placed;

  FormulaRanks(int instruments, int formulas) {
    this.instruments = instruments;
    frozen = new double[formulas][instruments];
    for (double[] column : frozen) {
      Arrays.fill(column, Double.NaN);
    }
    ranks = new FeatureMatrix(instruments, formulas);
    sections = new CrossSection[formulas];
    Arrays.setAll(sections, f -> new CrossSection(instruments));
    order = new ValueOrder(instruments);
    taken = new double[BLOCK][instruments];
    placed = new double[BLOCK][instruments];
  }

  /** Freezes the raw values of the members and ranks them. */
  void freeze(FeatureMatrix raw, boolean[] live) {
    int[] changed = new int[BLOCK];
    for (int first = 0; first < frozen.length; first += BLOCK) {
      int width = Math.min(BLOCK, frozen.length - first);
      take(raw, live, first, width);
      int count = 0;
      for (int k = 0; k < width; k++) {
        if (!Arrays.equals(taken[k], frozen[first + k])) {
          double[] before = frozen[first + k];
          frozen[first + k] = taken[k];
          taken[k] = before;
          rank(first + k, placed[count]);
          changed[count++] = first + k;
        }
      }
      place(changed, count);
    }
  }

  private void take(FeatureMatrix raw, boolean[] live, int first, int width) {
    double[] values = raw.values();
    for (int i = 0; i < instruments; i++) {
      int at = raw.offset(i) + first;
      boolean member = live[i];
      for (int k = 0; k < width; k++) {
        taken[k][i] = member ? values[at + k] : Double.NaN;
      }
    }
  }

  /** As {@link CrossSection#rank} has it, without a search a member. */
  private void rank(int formula, double[] target) {
    order.sort(frozen[formula]);
    sections[formula].take(order);
    Arrays.fill(target, Double.NaN);
    int count = order.count();
    int above = 0;
    for (int below = 0; below < count; below = above) {
      double value = order.value(below);
      above = below + 1;
      while (above < count && order.value(above) == value) {
        above++;
      }
      double rank = (below + above) / (2.0 * count);
      for (int place = below; place < above; place++) {
        target[order.owner(place)] = rank;
      }
    }
  }

  /** Writes columns of ranks into the rows. */
  private void place(int[] formulas, int count) {
    double[] target = ranks.values();
    for (int i = 0; i < instruments; i++) {
      int at = ranks.offset(i);
      for (int k = 0; k < count; k++) {
        target[at + formulas[k]] = placed[k][i];
      }
    }
  }

  FeatureMatrix ranks() {
    return ranks;
  }

  /** The place of a new value of the instrument among the frozen ones, its own replaced. */
  double place(int instrument, int formula, double value) {
    CrossSection section = sections[formula];
    return section.count() == 0 ? Double.NaN : section.place(frozen[formula][instrument], value);
  }

  /** The frozen values row by row. */
  void writeState(StateWriter out) {
    FeatureMatrix rows = new FeatureMatrix(instruments, frozen.length);
    for (int f = 0; f < frozen.length; f++) {
      for (int i = 0; i < instruments; i++) {
        rows.set(i, f, frozen[f][i]);
      }
    }
    out.putDoubles(rows.values());
  }

  void readState(StateReader in) {
    FeatureMatrix rows = new FeatureMatrix(instruments, frozen.length);
    InstrumentArrays.read(in, rows.values());
    boolean[] all = new boolean[instruments];
    Arrays.fill(all, true);
    freeze(rows, all);
  }
}
