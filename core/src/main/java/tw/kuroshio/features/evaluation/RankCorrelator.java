package tw.kuroshio.features.evaluation;

/**
 * Spearman's rank correlation of two cross-sections over the instruments that have both, ties
 * averaged (Spearman 1904; Kendall 1945 for ties): Pearson's correlation of the ranks. Neither side
 * is sorted again: a walk along each order ranks what both have. Sums are whole numbers, so the
 * result does not depend on the order of instruments. One owner, one thread.
 */
final class RankCorrelator {

  /** By instrument: twice the rank on the side walked first, counted from 0. */
  private final int[] ranks;

  private final int[] members;
  private int pairs;
  private long squares;
  private long products;

  RankCorrelator(int instruments) {
    ranks = new int[instruments];
    members = new int[instruments];
  }

  /** NaN with fewer than {@code leastPairs} pairs or when a side is all one value. */
  double correlation(RankOrder x, RankOrder y, int leastPairs) {
    if (x.count() < leastPairs || y.count() < leastPairs) {
      return Double.NaN;
    }
    walk(x, y);
    long n = pairs;
    // The mean of twice the ranks 0 to n − 1 is n − 1, with or without ties.
    long ofMean = n * (n - 1) * (n - 1);
    long squaresX = squares - ofMean;
    if (n < leastPairs || squaresX == 0) {
      return Double.NaN;
    }
    walkBack(y, x);
    long squaresY = squares - ofMean;
    return squaresY == 0
        ? Double.NaN
        : (products - ofMean) / Math.sqrt((double) squaresX * squaresY);
  }

  /** Ranks the pairs along one side and leaves the ranks behind. */
  private void walk(RankOrder along, RankOrder other) {
    if (along.isTied()) {
      members(along, other);
      long sum = 0;
      for (int start = 0; start < pairs; ) {
        int end = tieEnd(along, start);
        int rank = start + end - 1;
        for (int at = start; at < end; at++) {
          ranks[along.at(members[at])] = rank;
        }
        sum += (long) rank * rank * (end - start);
        start = end;
      }
      squares = sum;
      return;
    }
    int[] order = along.order();
    int[] place = other.places();
    int rank = 0;
    for (int p = 0; p < along.count(); p++) {
      int i = order[p];
      ranks[i] = rank;
      // Two for a pair, nothing else: a sign bit costs less than a branch.
      rank += ~(place[i] >> 31) & 2;
    }
    pairs = rank / 2;
    squares = untiedSquares(pairs);
  }

  /** Ranks the same pairs along the other side and multiplies. */
  private void walkBack(RankOrder along, RankOrder other) {
    if (along.isTied()) {
      members(along, other);
      long sum = 0;
      long sumOfProducts = 0;
      for (int start = 0; start < pairs; ) {
        int end = tieEnd(along, start);
        int rank = start + end - 1;
        for (int at = start; at < end; at++) {
          sumOfProducts += (long) rank * ranks[along.at(members[at])];
        }
        sum += (long) rank * rank * (end - start);
        start = end;
      }
      squares = sum;
      products = sumOfProducts;
      return;
    }
    int[] order = along.order();
    int[] place = other.places();
    int rank = 0;
    long sum = 0;
    for (int p = 0; p < along.count(); p++) {
      int i = order[p];
      int paired = ~(place[i] >> 31);
      sum += (long) (ranks[i] & paired) * rank;
      rank += paired & 2;
    }
    squares = untiedSquares(pairs);
    products = sum;
  }

  /** Places along an order of those that the other side has, too. */
  private void members(RankOrder along, RankOrder other) {
    int m = 0;
    for (int p = 0; p < along.count(); p++) {
      members[m] = p;
      m += other.has(along.at(p)) ? 1 : 0;
    }
    pairs = m;
  }

  private int tieEnd(RankOrder along, int start) {
    int tie = along.tieStart(members[start]);
    int end = start + 1;
    while (end < pairs && along.tieStart(members[end]) == tie) {
      end++;
    }
    return end;
  }

  /** Sum of the squares of 0, 2, …, 2(n − 1). */
  private static long untiedSquares(long n) {
    return 2 * n * (n - 1) * (2 * n - 1) / 3;
  }
}
