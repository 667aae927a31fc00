package tw.kuroshio.features;

import java.util.Arrays;

/**
 * The values of one formula over the universe at one instant, and places in it. The rank of a value
 * is (position − 0.5)/n with positions 1 to n and ties averaged: strictly between 0 and 1, 0.5 in
 * the middle whatever n, 0.5 for all when all are equal.
 */
public final class CrossSection {

  private final double[] sorted;
  private int count;

  /**
   * @param capacity most values it can hold
   */
  public CrossSection(int capacity) {
    sorted = new double[capacity];
  }

  /** Ranks over the live members; NaN for the others and where the value is missing. */
  public static double[] ranks(double[] values, boolean[] live) {
    CrossSection section = new CrossSection(values.length);
    for (int i = 0; i < values.length; i++) {
      if (live[i]) {
        section.add(values[i]);
      }
    }
    section.freeze();
    double[] ranks = new double[values.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = live[i] ? section.rank(values[i]) : Double.NaN;
    }
    return ranks;
  }

  void clear() {
    count = 0;
  }

  /** Adds a member; a missing value is passed over. */
  void add(double value) {
    if (!Double.isNaN(value)) {
      sorted[count++] = value;
    }
  }

  void freeze() {
    Arrays.sort(sorted, 0, count);
  }

  /** Takes the members of a sorted order. */
  void take(ValueOrder order) {
    count = order.count();
    for (int place = 0; place < count; place++) {
      sorted[place] = order.value(place);
    }
  }

  /** Members with a value. */
  int count() {
    return count;
  }

  /** Rank of a member's value, NaN of NaN. */
  double rank(double member) {
    return place(member, member);
  }

  /**
   * Rank that {@code value} has when it replaces {@code member} and all others stay.
   *
   * @param member the value frozen for the same instrument, NaN when it was not a member
   */
  double place(double member, double value) {
    return place(sorted, 0, count, member, value);
  }

  /** The same in a stretch of sorted values. */
  static double place(double[] sorted, int from, int to, double member, double value) {
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    int others = to - from;
    int below = below(sorted, from, to, value) - from;
    int atOrBelow = atOrBelow(sorted, from + below, to, value) - from;
    if (!Double.isNaN(member)) {
      others--;
      below -= member < value ? 1 : 0;
      atOrBelow -= member <= value ? 1 : 0;
    }
    return (below + atOrBelow + 1) / (2.0 * (others + 1));
  }

  private static int below(double[] sorted, int from, int to, double value) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int atOrBelow(double[] sorted, int below, int to, double value) {
    if (below == to || sorted[below] != value) {
      return below;
    }
    int low = below + 1;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] == value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
