package tw.kuroshio.prediction.trees;

import java.util.List;

/** Checks the fields of one tree and appends it to the model's flat arrays. */
final class TreeParser {

  static final int MAX_LEAVES = 131_072;
  static final int MAX_DEPTH = 4_096;

  static final List<String> KEYS =
      List.of(
          "num_leaves",
          "num_cat",
          "split_feature",
          "split_gain",
          "threshold",
          "decision_type",
          "left_child",
          "right_child",
          "leaf_value",
          "leaf_weight",
          "leaf_count",
          "internal_value",
          "internal_weight",
          "internal_count",
          "cat_boundaries",
          "cat_threshold",
          "is_linear",
          "leaf_const",
          "num_features",
          "leaf_features",
          "leaf_coeff",
          "shrinkage");

  private static final int[] NONE = {};

  private final Trees trees;
  private final int features;

  TreeParser(Trees trees, int features) {
    this.trees = trees;
    this.features = features;
  }

  void append(Fields fields) throws ModelRefused {
    int leaves = fields.need("num_leaves").integer(1, MAX_LEAVES);
    int categories = fields.need("num_cat").integer(0, MAX_LEAVES);
    double[] leafValue = fields.need("leaf_value").doubles(leaves);
    Field linearField = fields.find("is_linear");
    boolean linear = linearField != null && linearField.integer(0, 1) == 1;
    trees.reserve(leaves - 1, leaves, 0, 0);
    int firstNode = trees.nodeCount;
    int firstLeaf = trees.leafCount;
    System.arraycopy(leafValue, 0, trees.leafValue, firstLeaf, leaves);
    if (leaves > 1) {
      appendNodes(fields, leaves, categories);
    }
    appendLinear(fields, leaves, linear);
    int tree = trees.treeCount++;
    trees.root[tree] = leaves > 1 ? firstNode : ~firstLeaf;
    trees.firstLeaf[tree] = firstLeaf;
    trees.linear[tree] = linear;
    trees.anyLinear |= linear;
    trees.nodeCount += leaves - 1;
    trees.leafCount += leaves;
  }

  private void appendNodes(Fields fields, int leaves, int categories) throws ModelRefused {
    int nodes = leaves - 1;
    int firstNode = trees.nodeCount;
    int[] feature = fields.need("split_feature").integers(nodes, 0, features - 1);
    double[] threshold = fields.need("threshold").doublesOrInfinite(nodes);
    Field decisionField = fields.find("decision_type");
    int[] decision = decisionField == null ? new int[nodes] : decisionField.integers(nodes, 0, 11);
    int[] left = fields.need("left_child").integers(nodes, -leaves, nodes - 1);
    int[] right = fields.need("right_child").integers(nodes, -leaves, nodes - 1);
    new TreeShape(fields, left, right).check();
    for (int node = 0; node < nodes; node++) {
      trees.feature[firstNode + node] = feature[node];
      trees.threshold[firstNode + node] = threshold[node];
      trees.decision[firstNode + node] = (byte) decision[node];
      trees.left[firstNode + node] = child(left[node]);
      trees.right[firstNode + node] = child(right[node]);
    }
    appendSets(fields, nodes, categories);
  }

  private int child(int local) {
    return local >= 0 ? trees.nodeCount + local : ~(trees.leafCount + ~local);
  }

  private void appendSets(Fields fields, int nodes, int sets) throws ModelRefused {
    int[] boundaries = NONE;
    int firstWord = trees.wordCount;
    if (sets > 0) {
      Field words = fields.need("cat_threshold");
      int count = words.tokens();
      boundaries = fields.need("cat_boundaries").integers(sets + 1, 0, count);
      checkBoundaries(fields, boundaries, count);
      trees.reserve(0, 0, count, 0);
      System.arraycopy(words.words(count), 0, trees.words, firstWord, count);
      trees.wordCount += count;
    }
    for (int node = trees.nodeCount; node < trees.nodeCount + nodes; node++) {
      if ((trees.decision[node] & Trees.CATEGORICAL) != 0) {
        int set = setOf(fields, node, sets);
        trees.wordsFrom[node] = firstWord + boundaries[set];
        trees.wordsTo[node] = firstWord + boundaries[set + 1];
      }
    }
  }

  private int setOf(Fields fields, int node, int sets) throws ModelRefused {
    double set = trees.threshold[node];
    if (!(set >= 0 && set < sets) || set != StrictMath.rint(set)) {
      throw fields.refused(
          "threshold",
          "a categorical node needs a set of 0 to " + (sets - 1) + " (num_cat), was " + set);
    }
    return (int) set;
  }

  private static void checkBoundaries(Fields fields, int[] boundaries, int words)
      throws ModelRefused {
    for (int i = 1; i < boundaries.length; i++) {
      if (boundaries[i] < boundaries[i - 1]) {
        throw fields.refused(
            "cat_boundaries", "must not fall, " + boundaries[i - 1] + " then " + boundaries[i]);
      }
    }
    if (boundaries[0] != 0 || boundaries[boundaries.length - 1] != words) {
      throw fields.refused(
          "cat_boundaries",
          "must go from 0 to the "
              + words
              + " words of cat_threshold, was "
              + boundaries[0]
              + " to "
              + boundaries[boundaries.length - 1]);
    }
  }

  private void appendLinear(Fields fields, int leaves, boolean linear) throws ModelRefused {
    int[] counts = linear ? fields.need("num_features").integers(leaves, 0, features) : NONE;
    long total = 0;
    for (int count : counts) {
      total += count;
    }
    if (total > ModelParser.MAX_BYTES) {
      throw fields.refused("num_features", "sum to " + total);
    }
    int firstLeaf = trees.leafCount;
    int term = trees.termCount;
    trees.reserve(0, 0, 0, 0);
    if (linear) {
      double[] constant = fields.need("leaf_const").doubles(leaves);
      System.arraycopy(constant, 0, trees.leafConstant, firstLeaf, leaves);
      int[] termFeature = fields.need("leaf_features").integers((int) total, 0, features - 1);
      double[] coefficient = fields.need("leaf_coeff").doubles((int) total);
      trees.reserve(0, 0, 0, (int) total);
      System.arraycopy(termFeature, 0, trees.termFeature, term, (int) total);
      System.arraycopy(coefficient, 0, trees.termCoefficient, term, (int) total);
      trees.termCount += (int) total;
    }
    for (int leaf = 0; leaf < leaves; leaf++) {
      trees.firstTerm[firstLeaf + leaf] = term;
      term += linear ? counts[leaf] : 0;
    }
    trees.firstTerm[firstLeaf + leaves] = term;
  }
}
