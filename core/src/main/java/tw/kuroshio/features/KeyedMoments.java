package tw.kuroshio.features;

import java.util.Arrays;
import tw.kuroshio.features.operators.GroupStatistic.Kind;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * Number, mean, squared deviations, lowest and highest of the values of each key. Moments are kept
 * about the key's first value, so that a large common level costs no digits. A value depends on the
 * order of additions; of two such objects one is folded into the other by Chan's formulas.
 */
final class KeyedMoments {

  private static final double NOISE = 1e-12;

  // layout of a key's run, in rising order of keys
  private static final int KEY = 0;
  private static final int COUNT = 1;
  private static final int PIVOT = 2;

  /** Mean less the pivot. */
  private static final int OFFSET = 3;

  /** Sum of squared deviations from the mean. */
  private static final int SQUARES = 4;

  private static final int LEAST = 5;
  private static final int GREATEST = 6;
  private static final int WIDTH = 7;

  private double[] runs = new double[0];
  private int keys;

  void clear() {
    keys = 0;
  }

  /** Adds a finite value. */
  void add(double key, double x) {
    int at = place(key);
    if (isOf(key, at)) {
      double count = ++runs[at + COUNT];
      double before = x - runs[at + PIVOT] - runs[at + OFFSET];
      runs[at + OFFSET] += before / count;
      runs[at + SQUARES] += before * (x - runs[at + PIVOT] - runs[at + OFFSET]);
      runs[at + LEAST] = Math.min(runs[at + LEAST], x);
      runs[at + GREATEST] = Math.max(runs[at + GREATEST], x);
    } else {
      insert(at);
      runs[at + KEY] = key;
      runs[at + COUNT] = 1.0;
      runs[at + PIVOT] = x;
      runs[at + OFFSET] = 0.0;
      runs[at + SQUARES] = 0.0;
      runs[at + LEAST] = x;
      runs[at + GREATEST] = x;
    }
  }

  /** Adds what later values come to. */
  void fold(KeyedMoments later) {
    for (int from = 0; from < later.keys * WIDTH; from += WIDTH) {
      int at = place(later.runs[from + KEY]);
      if (isOf(later.runs[from + KEY], at)) {
        fold(at, later.runs, from);
      } else {
        insert(at);
        System.arraycopy(later.runs, from, runs, at, WIDTH);
      }
    }
  }

  private void fold(int at, double[] later, int from) {
    double before = runs[at + COUNT];
    double more = later[from + COUNT];
    double count = before + more;
    double apart =
        later[from + PIVOT] - runs[at + PIVOT] + (later[from + OFFSET] - runs[at + OFFSET]);
    runs[at + COUNT] = count;
    runs[at + OFFSET] += apart * (more / count);
    runs[at + SQUARES] += later[from + SQUARES] + apart * apart * (before * more / count);
    runs[at + LEAST] = Math.min(runs[at + LEAST], later[from + LEAST]);
    runs[at + GREATEST] = Math.max(runs[at + GREATEST], later[from + GREATEST]);
  }

  /** NaN of an unknown key. */
  double value(Kind kind, double key) {
    int at = place(key);
    if (!isOf(key, at)) {
      return Double.NaN;
    }
    return switch (kind) {
      case COUNT -> runs[at + COUNT];
      case MEAN -> mean(at);
      case STD -> deviation(at);
      case MIN -> runs[at + LEAST];
      case MAX -> runs[at + GREATEST];
    };
  }

  private double mean(int at) {
    return runs[at + PIVOT] + runs[at + OFFSET];
  }

  /** Below the noise of rounding there is none. */
  private double deviation(int at) {
    double count = runs[at + COUNT];
    double deviation = count < 2.0 ? Double.NaN : Math.sqrt(runs[at + SQUARES] / (count - 1.0));
    return deviation < NOISE * Math.abs(mean(at)) ? Double.NaN : deviation;
  }

  /** Where the run of a key is or would be. */
  private int place(double key) {
    int low = 0;
    int high = keys;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runs[middle * WIDTH] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low * WIDTH;
  }

  private boolean isOf(double key, int at) {
    return at < keys * WIDTH && runs[at] == key;
  }

  private void insert(int at) {
    int end = keys * WIDTH;
    if (runs.length == end) {
      runs = Arrays.copyOf(runs, Math.max(WIDTH, 2 * end));
    }
    System.arraycopy(runs, at, runs, at + WIDTH, end - at);
    keys++;
  }

  void writeState(StateWriter out) {
    out.putDoubles(Arrays.copyOf(runs, keys * WIDTH));
  }

  void readState(StateReader in) {
    runs = in.getDoubles();
    keys = runs.length / WIDTH;
    if (keys * WIDTH != runs.length) {
      throw new IllegalArgumentException("State has groups of another layout");
    }
  }
}
