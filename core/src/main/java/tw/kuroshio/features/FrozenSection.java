package tw.kuroshio.features;

import java.util.Arrays;
import tw.kuroshio.features.operators.CrossOperator;

/**
 * The cross-section of one operator as it was at a barrier, and what it gives members then and
 * afterwards: an instrument whose value changes takes the place the new value has among the others,
 * which stand still.
 */
final class FrozenSection {

  private static final double NOISE = 1e-12;

  private final CrossOperator operator;
  private final double[] member;
  private final double[] memberKey;
  private final int[] group;
  private final double[] sorted;

  /** Keys in rising order, and where each key's members begin in {@link #sorted}. */
  private double[] keys = new double[0];

  private int[] from = new int[1];
  private double[] mean = new double[0];
  private double[] spread = new double[0];

  FrozenSection(CrossOperator operator, int instruments) {
    this.operator = operator;
    this.member = new double[instruments];
    this.memberKey = new double[instruments];
    this.group = new int[instruments];
    this.sorted = new double[instruments];
    Arrays.fill(member, Double.NaN);
    Arrays.fill(group, -1);
  }

  /**
   * Freezes.
   *
   * @param values by instrument, NaN of those who are no members or have none
   * @param key by instrument, looked at by grouped operators only
   */
  void freeze(double[] values, double[] key) {
    System.arraycopy(values, 0, member, 0, member.length);
    System.arraycopy(key, 0, memberKey, 0, member.length);
    findKeys(key);
    int groups = from.length - 1;
    int[] next = from.clone();
    mean = new double[groups];
    spread = new double[groups];
    for (int i = 0; i < member.length; i++) {
      if (counts(i)) {
        sorted[next[group[i]]++] = member[i];
      }
    }
    for (int g = 0; g < groups; g++) {
      // folded in the order of instruments, so before sorting
      summarise(g);
      Arrays.sort(sorted, from[g], from[g + 1]);
    }
  }

  private boolean counts(int instrument) {
    return group[instrument] >= 0 && !Double.isNaN(member[instrument]);
  }

  private void findKeys(double[] key) {
    if (!operator.grouped()) {
      keys = new double[1];
      Arrays.fill(group, 0);
    } else {
      double[] found = Arrays.stream(key).filter(k -> !Double.isNaN(k)).sorted().toArray();
      keys = Arrays.stream(found).distinct().toArray();
      for (int i = 0; i < group.length; i++) {
        group[i] = groupOf(key[i]);
      }
    }
    from = new int[keys.length + 1];
    for (int i = 0; i < member.length; i++) {
      if (counts(i)) {
        from[group[i] + 1]++;
      }
    }
    for (int g = 0; g < keys.length; g++) {
      from[g + 1] += from[g];
    }
  }

  private int groupOf(double key) {
    if (!operator.grouped()) {
      return 0;
    }
    int place = Double.isNaN(key) ? -1 : Arrays.binarySearch(keys, key);
    return Math.max(place, -1);
  }

  private void summarise(int g) {
    int count = 0;
    double squares = 0.0;
    double magnitudes = 0.0;
    for (int at = from[g]; at < from[g + 1]; at++) {
      double x = sorted[at];
      count++;
      double before = mean[g];
      mean[g] += (x - before) / count;
      squares += (x - before) * (x - mean[g]);
      magnitudes += Math.abs(x);
    }
    double deviation = count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    if (deviation < NOISE * Math.abs(mean[g])) {
      deviation = Double.NaN;
    }
    spread[g] = operator.kind() == CrossOperator.Kind.SCALE ? magnitudes : deviation;
  }

  /** What the operator gives the instrument when its value and key are these; NaN = missing. */
  double value(int instrument, double x, double key) {
    int g = groupOf(key);
    if (g < 0 || g >= from.length - 1 || from[g] == from[g + 1]) {
      return Double.NaN;
    }
    return switch (operator.kind()) {
      case RANK -> rank(instrument, g, x);
      case ZSCORE -> spread[g] == 0.0 ? Double.NaN : (x - mean[g]) / spread[g];
      case DEMEAN -> x - mean[g];
      case WINSORIZE -> winsorized(g, x);
      case SCALE -> spread[g] == 0.0 ? Double.NaN : operator.parameter() * x / spread[g];
      case COUNT -> from[g + 1] - from[g];
      case MEAN -> mean[g];
      case MEDIAN -> quantile(g, 0.5);
      case STD -> spread[g];
      case MIN -> sorted[from[g]];
      case MAX -> sorted[from[g + 1] - 1];
    };
  }

  private double rank(int instrument, int g, double x) {
    double frozen = group[instrument] == g ? member[instrument] : Double.NaN;
    return CrossSection.place(sorted, from[g], from[g + 1], frozen, x);
  }

  private double winsorized(int g, double x) {
    double low = quantile(g, operator.parameter());
    double high = quantile(g, 1.0 - operator.parameter());
    return Math.min(Math.max(x, low), high);
  }

  /** Linear between order statistics. */
  private double quantile(int g, double q) {
    double place = q * (from[g + 1] - from[g] - 1);
    int below = (int) place;
    double low = sorted[from[g] + below];
    double high = sorted[Math.min(from[g] + below + 1, from[g + 1] - 1)];
    return low + (place - below) * (high - low);
  }

  /** The members' values: with the keys, all that the section is made of. */
  double[] members() {
    return member;
  }

  double[] keys() {
    return memberKey;
  }
}
