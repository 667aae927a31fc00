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
  private final ValueOrder order;
  private final double[] member;
  private final double[] memberKey;
  private final int[] group;
  private final double[] memberRank;

  /** Members' values by group, rising, and whose they are; of operators on the order alone. */
  private final double[] sorted;

  private final int[] owner;

  /** Keys in rising order, and where each key's members begin in {@link #sorted}. */
  private double[] keys = new double[0];

  private int[] from = new int[1];
  private double[] mean = new double[0];
  private double[] spread = new double[0];

  /**
   * @param order for use while freezing; sections may share one
   */
  FrozenSection(CrossOperator operator, int instruments, ValueOrder order) {
    this.operator = operator;
    this.order = order;
    this.member = new double[instruments];
    this.memberKey = new double[instruments];
    this.group = new int[instruments];
    this.memberRank = new double[instruments];
    this.sorted = new double[instruments];
    this.owner = new int[instruments];
    Arrays.fill(member, Double.NaN);
    Arrays.fill(memberKey, Double.NaN);
    Arrays.fill(group, operator.grouped() ? -1 : 0);
    if (!operator.grouped()) {
      keys = new double[1];
    }
    from = new int[keys.length + 1];
  }

  /**
   * Freezes.
   *
   * @param values by instrument, NaN of those who are no members or have none
   * @param key by instrument, looked at by grouped operators only
   */
  void freeze(double[] values, double[] key) {
    boolean sameKeys = Arrays.equals(key, memberKey);
    if (sameKeys && Arrays.equals(values, member)) {
      return;
    }
    System.arraycopy(values, 0, member, 0, member.length);
    System.arraycopy(key, 0, memberKey, 0, member.length);
    if (operator.grouped() && !sameKeys) {
      findKeys();
    }
    count();
    switch (operator.kind()) {
      case COUNT -> {}
      case ZSCORE, DEMEAN, MEAN, STD, SCALE -> summarise();
      case WINSORIZE, MEDIAN, MIN, MAX -> sort();
      case RANK -> {
        sort();
        rank();
      }
    }
  }

  private boolean counts(int instrument) {
    return group[instrument] >= 0 && !Double.isNaN(member[instrument]);
  }

  private void findKeys() {
    double[] found = memberKey.clone();
    Arrays.sort(found);
    int distinct = 0;
    for (double key : found) {
      // NaN comes last
      if (!Double.isNaN(key) && (distinct == 0 || key != found[distinct - 1])) {
        found[distinct++] = key;
      }
    }
    keys = Arrays.copyOf(found, distinct);
    for (int i = 0; i < group.length; i++) {
      group[i] = search(memberKey[i]);
    }
  }

  private int search(double key) {
    int low = 0;
    int high = keys.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] < key) {
        low = middle + 1;
      } else if (keys[middle] > key) {
        high = middle - 1;
      } else {
        return keys[middle] == key ? middle : -1;
      }
    }
    return -1;
  }

  private void count() {
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

  /** Folds each group in the order of instruments. */
  private void summarise() {
    int[] count = new int[keys.length];
    double[] squares = new double[keys.length];
    double[] magnitudes = new double[keys.length];
    mean = new double[keys.length];
    spread = new double[keys.length];
    for (int i = 0; i < member.length; i++) {
      if (counts(i)) {
        int g = group[i];
        double x = member[i];
        count[g]++;
        double before = mean[g];
        mean[g] += (x - before) / count[g];
        squares[g] += (x - before) * (x - mean[g]);
        magnitudes[g] += Math.abs(x);
      }
    }
    for (int g = 0; g < spread.length; g++) {
      double deviation = count[g] < 2 ? Double.NaN : Math.sqrt(squares[g] / (count[g] - 1));
      if (deviation < NOISE * Math.abs(mean[g])) {
        deviation = Double.NaN;
      }
      spread[g] = operator.kind() == CrossOperator.Kind.SCALE ? magnitudes[g] : deviation;
    }
  }

  /** Orders all at once, then deals them out to their groups. */
  private void sort() {
    order.sort(member);
    int[] next = from.clone();
    for (int place = 0; place < order.count(); place++) {
      int instrument = order.owner(place);
      if (group[instrument] >= 0) {
        int to = next[group[instrument]]++;
        sorted[to] = order.value(place);
        owner[to] = instrument;
      }
    }
  }

  /** As {@link CrossSection#place} has it, without a search a member. */
  private void rank() {
    for (int g = 0; g < keys.length; g++) {
      int count = from[g + 1] - from[g];
      int above = from[g];
      for (int below = from[g]; below < from[g + 1]; below = above) {
        while (above < from[g + 1] && sorted[above] == sorted[below]) {
          above++;
        }
        double rank = (below + above - 2 * from[g]) / (2.0 * count);
        for (int at = below; at < above; at++) {
          memberRank[owner[at]] = rank;
        }
      }
    }
  }

  /** What the operator gives the instrument when its value and key are these; NaN = missing. */
  double value(int instrument, double x, double key) {
    int g = groupOf(instrument, key);
    if (g < 0 || from[g] == from[g + 1]) {
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

  private int groupOf(int instrument, double key) {
    if (!operator.grouped()) {
      return 0;
    }
    return key == memberKey[instrument] ? group[instrument] : search(key);
  }

  private double rank(int instrument, int g, double x) {
    boolean own = group[instrument] == g;
    if (own && x == member[instrument]) {
      return memberRank[instrument];
    }
    double frozen = own ? member[instrument] : Double.NaN;
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
