package tw.kuroshio.features;

import java.util.Arrays;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** The cross-section of every formula as frozen at the last barrier, and the ranks in it. */
final class FormulaRanks {

  /** Raw values of the members at the last barrier, NaN of the others. */
  private final FeatureMatrix frozen;

  private final FeatureMatrix ranks;
  private final CrossSection[] sections;
  private final ValueOrder order;

  FormulaRanks(int instruments, int formulas) {
    frozen = new FeatureMatrix(instruments, formulas);
    ranks = new FeatureMatrix(instruments, formulas);
    sections = new CrossSection[formulas];
    order = new ValueOrder(instruments);
    Arrays.setAll(sections, f -> new CrossSection(instruments));
  }

  /** Freezes the raw values of the members and ranks them. */
  void freeze(FeatureMatrix raw, boolean[] live) {
    for (int i = 0; i < frozen.rows(); i++) {
      int offset = frozen.offset(i);
      if (live[i]) {
        System.arraycopy(raw.values(), offset, frozen.values(), offset, frozen.columns());
      } else {
        Arrays.fill(frozen.values(), offset, offset + frozen.columns(), Double.NaN);
      }
    }
    rank();
  }

  private void rank() {
    Arrays.fill(ranks.values(), Double.NaN);
    for (int f = 0; f < sections.length; f++) {
      order.clear();
      for (int i = 0; i < frozen.rows(); i++) {
        double value = frozen.get(i, f);
        if (!Double.isNaN(value)) {
          order.add(value, i);
        }
      }
      order.sort();
      sections[f].take(order);
      rank(f);
    }
  }

  /** As {@link CrossSection#rank} has it, without a search a member. */
  private void rank(int formula) {
    int count = order.count();
    int above = 0;
    for (int below = 0; below < count; below = above) {
      double value = order.value(below);
      while (above < count && order.value(above) == value) {
        above++;
      }
      double rank = (below + above) / (2.0 * count);
      for (int place = below; place < above; place++) {
        ranks.set(order.owner(place), formula, rank);
      }
    }
  }

  FeatureMatrix ranks() {
    return ranks;
  }

  /** The place of a new value of the instrument among the frozen ones, its own replaced. */
  double place(int instrument, int formula, double value) {
    CrossSection section = sections[formula];
    return section.count() == 0
        ? Double.NaN
        : section.place(frozen.get(instrument, formula), value);
  }

  void writeState(StateWriter out) {
    out.putDoubles(frozen.values());
  }

  void readState(StateReader in) {
    IncrementalFeatures.read(in, frozen.values());
    rank();
  }
}
