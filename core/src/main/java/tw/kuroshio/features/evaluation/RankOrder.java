package tw.kuroshio.features.evaluation;

import java.util.Arrays;

/**
 * One cross-section in the order of its values, sorted once and then correlated with many others.
 * One owner, one thread; refilled for each date.
 */
final class RankOrder {

  private static final int NONE = -1;

  private int[] order;
  private int[] spare;

  /** By instrument: place in the order, {@link #NONE} without a value. */
  private final int[] place;

  /** By place: first place of the equal values it is among. */
  private final int[] tieStart;

  private int count;
  private int lastTie;
  private boolean tied;

  RankOrder(int instruments) {
    order = new int[instruments];
    spare = new int[instruments];
    place = new int[instruments];
    tieStart = new int[instruments];
  }

  /** Takes in the finite values of the members. */
  RankOrder fill(double[] values, boolean[] members) {
    count = 0;
    tied = false;
    for (int i = 0; i < place.length; i++) {
      place[i] = NONE;
      if (members[i] && Double.isFinite(values[i])) {
        order[count++] = i;
      }
    }
    sort(values);
    int start = 0;
    for (int p = 0; p < count; p++) {
      place[order[p]] = p;
      // −0.0 equals 0.0 here, as it does in a comparison of values.
      if (p > 0 && values[order[p]] != values[order[p - 1]]) {
        start = p;
      }
      tied |= start != p;
      tieStart[p] = start;
    }
    return this;
  }

  /** Merge sort from runs of one, stable, so equal values stay in the order of instruments. */
  private void sort(double[] values) {
    for (int width = 1; width < count; width *= 2) {
      for (int from = 0; from < count; from += 2 * width) {
        merge(values, from, Math.min(from + width, count), Math.min(from + 2 * width, count));
      }
      int[] sorted = spare;
      spare = order;
      order = sorted;
    }
  }

  private void merge(double[] values, int from, int middle, int end) {
    int left = from;
    int right = middle;
    for (int at = from; at < end; at++) {
      boolean takeLeft =
          right == end || (left < middle && values[order[left]] <= values[order[right]]);
      spare[at] = takeLeft ? order[left++] : order[right++];
    }
  }

  /** Members with a value. */
  int count() {
    return count;
  }

  /** Instrument at a place, 0 the lowest. */
  int at(int place) {
    return order[place];
  }

  /** Instruments from the lowest to the highest: the live array, {@link #count} of it. */
  int[] order() {
    return order;
  }

  /** By instrument, its place, negative without a value: the live array. */
  int[] places() {
    return place;
  }

  /** Whether any two values are equal. */
  boolean isTied() {
    return tied;
  }

  boolean has(int instrument) {
    return place[instrument] != NONE;
  }

  int tieStart(int place) {
    return tieStart[place];
  }

  /** Quantile of the values it was filled with, linear between neighbours; NaN of none. */
  double quantile(double[] values, double probability) {
    return Distribution.quantile(count, p -> values[order[p]], probability);
  }

  /**
   * Begins an order that is appended to, in place of {@link #fill}.
   *
   * @see #append
   */
  void clear() {
    count = 0;
    tied = false;
    Arrays.fill(place, NONE);
  }

  /**
   * Appends the next higher instrument.
   *
   * @param tie number shared by equal values and by nothing else
   */
  void append(int instrument, int tie) {
    boolean equal = count > 0 && tie == lastTie;
    tied |= equal;
    order[count] = instrument;
    place[instrument] = count;
    tieStart[count] = equal ? tieStart[count - 1] : count;
    lastTie = tie;
    count++;
  }

  /** Writes the fifth each instrument is in by its tie-averaged rank; -1 without a value. */
  void fillQuintiles(byte[] target) {
    Arrays.fill(target, (byte) NONE);
    for (int start = 0; start < count; ) {
      int end = start + 1;
      while (end < count && tieStart[end] == start) {
        end++;
      }
      // Twice the average of the places, counted from one half: exact in whole numbers.
      byte quintile = (byte) (Quintiles.COUNT * (start + end) / (2 * count));
      for (int at = start; at < end; at++) {
        target[order[at]] = quintile;
      }
      start = end;
    }
  }
}
