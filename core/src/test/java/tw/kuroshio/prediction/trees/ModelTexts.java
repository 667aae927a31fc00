package tw.kuroshio.prediction.trees;

import java.nio.charset.StandardCharsets;

/** Small model files of our own. */
final class ModelTexts {

  private ModelTexts() {}

  /** Tree blocks under a regression header for features f0, f1 …, without tree_sizes. */
  static byte[] withHeader(int features, String... trees) {
    return withHeader("objective=regression\n", features, trees);
  }

  static byte[] withHeader(String extra, int features, String... trees) {
    StringBuilder text = new StringBuilder("tree\nversion=v4\nnum_class=1\n");
    text.append("num_tree_per_iteration=1\nlabel_index=0\nmax_feature_idx=").append(features - 1);
    text.append('\n').append(extra).append("feature_names=");
    for (int i = 0; i < features; i++) {
      text.append(i == 0 ? "" : " ").append('f').append(i);
    }
    text.append("\nfeature_infos=").append("none ".repeat(features).strip()).append("\n\n");
    for (String tree : trees) {
      text.append(tree).append("\n\n\n");
    }
    text.append("end of trees\n\nfeature_importances:\n\nparameters:\nend of parameters\n");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One split of f0 at {@code threshold}: −1 on the left, +1 on the right. */
  static String stump(int index, String threshold, int decision) {
    return "Tree="
        + index
        + "\nnum_leaves=2\nnum_cat=0\nsplit_feature=0\nthreshold="
        + threshold
        + "\ndecision_type="
        + decision
        + "\nleft_child=-1\nright_child=-2\nleaf_value=-1 1\nis_linear=0\nshrinkage=1";
  }
}
