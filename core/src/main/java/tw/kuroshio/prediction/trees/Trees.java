package tw.kuroshio.prediction.trees;

import java.util.Arrays;

/**
 * All trees of a model in flat arrays. A child ≥ 0 is an inner node, a negative one the leaf
 * ~value; nodes and leaves are numbered through the whole model.
 */
final class Trees {

  static final int CATEGORICAL = 1;
  static final int DEFAULT_LEFT = 2;
  static final int MISSING_MASK = 0x0C;
  static final int MISSING_ZERO = 0x04;
  static final int MISSING_NAN = 0x08;

  /** The library's zero: the float 1e-35 widened. Anything this near to zero is +0.0. */
  static final double ZERO = 1e-35f;

  int treeCount;
  int nodeCount;
  int leafCount;
  int wordCount;
  int termCount;
  boolean anyLinear;

  /** First node of a tree, or ~leaf when the tree has one leaf. */
  int[] root = new int[16];

  int[] firstLeaf = new int[16];
  boolean[] linear = new boolean[16];

  int[] feature = new int[256];
  double[] threshold = new double[256];
  byte[] decision = new byte[256];
  int[] left = new int[256];
  int[] right = new int[256];

  /** Range of a categorical node in {@link #words}. */
  int[] wordsFrom = new int[256];

  int[] wordsTo = new int[256];
  int[] words = new int[64];

  double[] leafValue = new double[256];
  double[] leafConstant = new double[256];

  /** First term of a leaf's linear model; its last is before the next leaf's first. */
  int[] firstTerm = new int[257];

  int[] termFeature = new int[64];
  double[] termCoefficient = new double[64];

  void reserve(int nodes, int leaves, int moreWords, int moreTerms) {
    if (treeCount == root.length) {
      root = Arrays.copyOf(root, treeCount * 2);
      firstLeaf = Arrays.copyOf(firstLeaf, treeCount * 2);
      linear = Arrays.copyOf(linear, treeCount * 2);
    }
    if (nodeCount + nodes > feature.length) {
      int size = grown(nodeCount, nodes);
      feature = Arrays.copyOf(feature, size);
      threshold = Arrays.copyOf(threshold, size);
      decision = Arrays.copyOf(decision, size);
      left = Arrays.copyOf(left, size);
      right = Arrays.copyOf(right, size);
      wordsFrom = Arrays.copyOf(wordsFrom, size);
      wordsTo = Arrays.copyOf(wordsTo, size);
    }
    if (leafCount + leaves > leafValue.length) {
      int size = grown(leafCount, leaves);
      leafValue = Arrays.copyOf(leafValue, size);
      leafConstant = Arrays.copyOf(leafConstant, size);
      firstTerm = Arrays.copyOf(firstTerm, size + 1);
    }
    if (wordCount + moreWords > words.length) {
      words = Arrays.copyOf(words, grown(wordCount, moreWords));
    }
    if (termCount + moreTerms > termFeature.length) {
      int size = grown(termCount, moreTerms);
      termFeature = Arrays.copyOf(termFeature, size);
      termCoefficient = Arrays.copyOf(termCoefficient, size);
    }
  }

  private static int grown(int used, int more) {
    return Math.max(Math.addExact(used, more), Math.addExact(used, used / 2));
  }

  /** The leaf of a tree that a row reaches. */
  int leaf(int tree, double[] row, int offset) {
    int node = root[tree];
    while (node >= 0) {
      node = goesLeft(node, conditioned(row[offset + feature[node]])) ? left[node] : right[node];
    }
    return ~node;
  }

  /** What a tree adds to its class's score. */
  double output(int tree, double[] row, int offset) {
    int leaf = leaf(tree, row, offset);
    return linear[tree] ? linearOutput(leaf, row, offset) : leafValue[leaf];
  }

  private double linearOutput(int leaf, double[] row, int offset) {
    double output = leafConstant[leaf];
    for (int term = firstTerm[leaf]; term < firstTerm[leaf + 1]; term++) {
      double value = conditioned(row[offset + termFeature[term]]);
      if (Double.isNaN(value)) {
        return leafValue[leaf];
      }
      output += termCoefficient[term] * value;
    }
    return output;
  }

  /** The library drops entries this near to zero before it predicts; NaN stays. */
  private static double conditioned(double value) {
    return value <= ZERO && value >= -ZERO ? 0.0 : value;
  }

  private boolean goesLeft(int node, double value) {
    int flags = decision[node];
    if ((flags & CATEGORICAL) != 0) {
      return inSet(node, value);
    }
    int missing = flags & MISSING_MASK;
    if (Double.isNaN(value)) {
      if (missing == 0) {
        return 0.0 <= threshold[node];
      }
      return (flags & DEFAULT_LEFT) != 0;
    }
    if (missing == MISSING_ZERO && value == 0.0) {
      return (flags & DEFAULT_LEFT) != 0;
    }
    return value <= threshold[node];
  }

  private boolean inSet(int node, double value) {
    if (Double.isNaN(value)) {
      return false;
    }
    // Truncates toward zero; what no int can hold saturates and is in no set.
    int category = (int) value;
    if (category < 0) {
      return false;
    }
    int word = wordsFrom[node] + (category >>> 5);
    return word < wordsTo[node] && (words[word] >>> (category & 31) & 1) != 0;
  }
}
