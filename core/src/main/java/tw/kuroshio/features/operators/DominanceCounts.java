package tw.kuroshio.features.operators;

/**
 * How many of m points, of which the i-th from the left has the height h(i), lie at or right of a
 * place and at or above a height: a wavelet matrix (Claude and Navarro, SPIRE 2012) in a stretch of
 * a state array. For each bit of the heights, highest first, it holds how many of the first i
 * points have it set, the points being ordered stably by the bit before. A count takes two reads a
 * bit.
 */
final class DominanceCounts {

  private DominanceCounts() {}

  /** Bits of a height below {@code points}. */
  private static int levels(int points) {
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(points - 1));
  }

  /** Doubles the counts of {@code points} points take. */
  static int size(int points) {
    return levels(points) * (points + 1);
  }

  /**
   * Fills the counts.
   *
   * @param heights where the heights lie, whole numbers from 0 below {@code points}, from left to
   *     right; left in another order
   * @param spare where as many doubles may be written over
   */
  static void build(double[] state, int at, int points, int heights, int spare) {
    for (int level = levels(points) - 1; level >= 0; level--) {
      int counts = at + level * (points + 1);
      int zeros = 0;
      int ones = 0;
      state[counts] = 0.0;
      for (int i = 0; i < points; i++) {
        double height = state[heights + i];
        if ((((int) height) >> level & 1) == 0) {
          state[heights + zeros++] = height;
        } else {
          state[spare + ones++] = height;
        }
        state[counts + i + 1] = ones;
      }
      System.arraycopy(state, spare, state, heights + zeros, ones);
    }
  }

  /** Points at or right of {@code place} and at or above {@code height}, both 0 to m. */
  static int atLeast(double[] state, int at, int points, int place, int height) {
    if (height == points) {
      return 0;
    }
    int low = place;
    int high = points;
    int higher = 0;
    for (int level = levels(points) - 1; level >= 0; level--) {
      int counts = at + level * (points + 1);
      int onesBelow = (int) state[counts + low];
      int onesUpTo = (int) state[counts + high];
      if ((height >> level & 1) == 0) {
        higher += onesUpTo - onesBelow;
        low -= onesBelow;
        high -= onesUpTo;
      } else {
        int zeros = points - (int) state[counts + points];
        low = zeros + onesBelow;
        high = zeros + onesUpTo;
      }
    }
    return higher + high - low;
  }
}
