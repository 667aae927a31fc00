package tw.kuroshio.features.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Factors joined by average linkage on the distance 1 − |ρ| (Sokal and Michener 1958, UPGMA). Of
 * equal distances the pair with the lowest numbers joins first; the cluster with the lower first
 * factor lies left. A correlation that is not known counts as 0.
 *
 * @param merges n − 1 of them, distances ascending
 * @param order factors from left to right, so that joined ones lie together
 * @param cluster by factor: number of its cluster when the tree is cut at {@link #CUT}, counted
 *     from 0 in the order from left to right
 */
public record RankClusters(List<Merge> merges, int[] order, int[] cluster) {

  /** Factors nearer than this, |ρ| above one half on average, are one cluster. */
  public static final double CUT = 0.5;

  /**
   * Two clusters become one.
   *
   * @param left number of a factor, or n + number of an earlier merge
   * @param right likewise
   * @param size factors in it
   */
  public record Merge(int left, int right, double distance, int size) {}

  /**
   * @param correlation symmetric, NaN where not known
   */
  static RankClusters of(double[][] correlation) {
    int n = correlation.length;
    double[][] distance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double rho = correlation[i][j];
        distance[i][j] = Double.isNaN(rho) ? 1 : 1 - Math.abs(rho);
      }
    }
    List<Merge> merges = new ArrayList<>();
    int[] node = new int[n];
    int[] size = new int[n];
    boolean[] gone = new boolean[n];
    for (int i = 0; i < n; i++) {
      node[i] = i;
      size[i] = 1;
    }
    while (merges.size() < n - 1) {
      int[] pair = nearest(distance, gone);
      int into = pair[0];
      int from = pair[1];
      double apart = distance[into][from];
      for (int k = 0; k < n; k++) {
        double mean =
            (size[into] * distance[into][k] + size[from] * distance[from][k])
                / (size[into] + size[from]);
        distance[into][k] = mean;
        distance[k][into] = mean;
      }
      size[into] += size[from];
      gone[from] = true;
      merges.add(new Merge(node[into], node[from], apart, size[into]));
      node[into] = n + merges.size() - 1;
    }
    int[] order = new int[n];
    int[] cluster = new int[n];
    lay(merges, n, order, cluster);
    return new RankClusters(List.copyOf(merges), order, cluster);
  }

  /** A cluster stands in the row of its lowest factor, so the first pair found has the lowest. */
  private static int[] nearest(double[][] distance, boolean[] gone) {
    int[] pair = {-1, -1};
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < gone.length; i++) {
      for (int j = i + 1; j < gone.length; j++) {
        if (!gone[i] && !gone[j] && distance[i][j] < least) {
          least = distance[i][j];
          pair[0] = i;
          pair[1] = j;
        }
      }
    }
    return pair;
  }

  private static void lay(List<Merge> merges, int n, int[] order, int[] cluster) {
    int[] stack = new int[2 * n];
    double[] joinedAt = new double[2 * n];
    int depth = 0;
    int placed = 0;
    int last = -1;
    if (n > 0) {
      stack[depth++] = n + merges.size() - 1;
      joinedAt[0] = Double.POSITIVE_INFINITY;
    }
    while (depth > 0) {
      int at = stack[--depth];
      double above = joinedAt[depth];
      double own = at < n ? 0 : merges.get(at - n).distance();
      // The highest node at or below the cut begins a cluster.
      last += own <= CUT && above > CUT ? 1 : 0;
      if (at < n) {
        order[placed++] = at;
        cluster[at] = last;
        continue;
      }
      stack[depth] = merges.get(at - n).right();
      joinedAt[depth++] = own;
      stack[depth] = merges.get(at - n).left();
      joinedAt[depth++] = own;
    }
  }
}
