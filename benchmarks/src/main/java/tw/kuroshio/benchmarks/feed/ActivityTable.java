package tw.kuroshio.benchmarks.feed;

import java.util.SplittableRandom;

/**
 * Draws instruments as unevenly as a market trades: the k-th busiest in proportion to 1/k^0.9,
 * which gives the busiest 50 of 2,000 nearly half of all records. Walker's alias method, so that a
 * draw costs the same for any number of instruments.
 */
final class ActivityTable {

  private static final double EXPONENT = 0.9;

  private final double[] keep;
  private final int[] alias;

  ActivityTable(int instruments, SplittableRandom random) {
    double[] share = new double[instruments];
    int[] order = shuffled(instruments, random);
    double sum = 0;
    for (int rank = 0; rank < instruments; rank++) {
      double weight = StrictMath.pow(rank + 1, -EXPONENT);
      share[order[rank]] = weight;
      sum += weight;
    }
    for (int i = 0; i < instruments; i++) {
      share[i] *= instruments / sum;
    }
    keep = share;
    alias = new int[instruments];
    pair();
  }

  private void pair() {
    int n = keep.length;
    int[] small = new int[n];
    int[] large = new int[n];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < n; i++) {
      alias[i] = i;
      if (keep[i] < 1) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    while (smalls > 0 && larges > 0) {
      int poor = small[--smalls];
      int rich = large[larges - 1];
      alias[poor] = rich;
      keep[rich] -= 1 - keep[poor];
      if (keep[rich] < 1) {
        larges--;
        small[smalls++] = rich;
      }
    }
  }

  int draw(SplittableRandom random) {
    int column = random.nextInt(keep.length);
    return random.nextDouble() < keep[column] ? column : alias[column];
  }

  /** 0 to {@code count - 1} in random order. */
  static int[] shuffled(int count, SplittableRandom random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int at = random.nextInt(i + 1);
      order[i] = order[at];
      order[at] = i;
    }
    return order;
  }
}
