package tw.kuroshio.prediction.trees;

/** That children make a tree: from the root every inner node and every leaf is reached once. */
final class TreeShape {

  private final Fields fields;
  private final int[] left;
  private final int[] right;
  private final boolean[] nodeSeen;
  private final boolean[] leafSeen;

  /** Nodes still to visit with their depths; never more than there are nodes. */
  private final int[] stack;

  private final int[] depths;
  private int height;

  TreeShape(Fields fields, int[] left, int[] right) {
    this.fields = fields;
    this.left = left;
    this.right = right;
    nodeSeen = new boolean[left.length];
    leafSeen = new boolean[left.length + 1];
    stack = new int[left.length + 1];
    depths = new int[left.length + 1];
  }

  void check() throws ModelRefused {
    push("left_child", 0, 1);
    int reached = 0;
    while (height > 0) {
      int node = stack[--height];
      int depth = depths[height];
      reached++;
      visit("left_child", left[node], depth);
      visit("right_child", right[node], depth);
    }
    if (reached < left.length) {
      throw fields.refused(
          "left_child", "only " + reached + " of " + left.length + " inner nodes are reached");
    }
  }

  private void visit(String key, int child, int depth) throws ModelRefused {
    if (child >= 0) {
      push(key, child, depth + 1);
      return;
    }
    if (leafSeen[~child]) {
      throw fields.refused(key, "leaf " + ~child + " is reached twice");
    }
    leafSeen[~child] = true;
  }

  private void push(String key, int node, int depth) throws ModelRefused {
    if (nodeSeen[node]) {
      throw fields.refused(key, "node " + node + " is reached twice");
    }
    if (depth > TreeParser.MAX_DEPTH) {
      throw fields.refused(key, "a tree is at most " + TreeParser.MAX_DEPTH + " deep");
    }
    nodeSeen[node] = true;
    stack[height] = node;
    depths[height++] = depth;
  }
}
