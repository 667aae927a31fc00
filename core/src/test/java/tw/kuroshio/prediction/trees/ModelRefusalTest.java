package tw.kuroshio.prediction.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a hostile or damaged file is refused for, and that the message says where. */
class ModelRefusalTest {

  private static final String THREE_LEAVES =
      """
      Tree=0
      num_leaves=3
      num_cat=0
      split_feature=0 1
      threshold=0 1
      decision_type=2 2
      left_child=1 -1
      right_child=-3 -2
      leaf_value=1 2 3
      shrinkage=1""";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "left_child=1 -1 | left_child=0 -1 | left_child | node 0 is reached twice",
        "left_child=1 -1 | left_child=1 1 | left_child | node 1 is reached twice",
        "left_child=1 -1 | left_child=2 -1 | left_child | must be -3 to 1, was 2",
        "left_child=1 -1 | left_child=-9 -1 | left_child | must be -3 to 1, was -9",
        "left_child=1 -1 | left_child=-1 -2 | left_child | only 1 of 2 inner nodes",
        "right_child=-3 -2 | right_child=-3 -1 | right_child | leaf 0 is reached twice",
        "right_child=-3 -2 | right_child=-3 | right_child | must have 2 values, has 1",
        "right_child=-3 -2 | right_child=-3 -2 -2 | right_child | must have 2 values, has 3",
        "right_child=-3 -2 | right_child=-3 x | right_child | must be an integer, was \"x\"",
        "leaf_value=1 2 3 | leaf_value=1 2 nan | leaf_value | must be a number, was \"nan\"",
        "leaf_value=1 2 3 | leaf_value=1 2 inf | leaf_value | must be a number, was \"inf\"",
        "leaf_value=1 2 3 | leaf_value=1 2 1e999 | leaf_value | must be finite, was \"1e999\"",
        "leaf_value=1 2 3 | leaf_value=1 2 0x1p3 | leaf_value | must be a number",
        "leaf_value=1 2 3 | leaf_value=1 2 1d | leaf_value | must be a number",
        "leaf_value=1 2 3 | leaf_valu=1 2 3 | leaf_valu | no such key in tree 0",
        "threshold=0 1 | threshold=0 nan | threshold | must be a number",
        "split_feature=0 1 | split_feature=0 2 | split_feature | must be 0 to 1, was 2",
        "split_feature=0 1 | split_feature=0 -1 | split_feature | must be 0 to 1, was -1",
        "decision_type=2 2 | decision_type=2 12 | decision_type | must be 0 to 11, was 12",
        "decision_type=2 2 | decision_type=1 2 | threshold | a categorical node needs a set",
        "num_leaves=3 | num_leaves=2147483647 | num_leaves | must be 1 to 131072",
        "num_leaves=3 | num_leaves=131072 | leaf_value | must have 131072 values, has 3",
        "num_leaves=3 | num_leaves=0 | num_leaves | must be 1 to 131072, was 0",
        "num_leaves=3 | num_leaves=99999999999999999999 | num_leaves | must be an integer",
        "Tree=0 | Tree=1 | Tree | expected tree 0, was 1",
        "version=v4 | version=v5 | version | must be v2, v3 or v4, was \"v5\"",
        "objective=regression | objective=regresion | objective | unknown objective",
        "objective=regression | objective=regression sqr | objective | unknown flag \"sqr\"",
        "objective=regression | objective=binary | objective | needs sigmoid:value",
        "objective=regression | objective=binary sigmoid: | objective | must be a number",
        "objective=regression | objective=binary sigmoid:0 | objective | must be positive",
        "objective=regression | objective=multiclass num_class:3 | num_tree_per_iteration | has 3",
        "num_class=1 | num_class=2 | num_class | must be num_tree_per_iteration",
        "num_class=1 | num_klass=1 | num_klass | no such key in the header",
        "max_feature_idx=1 | max_feature_idx=2 | feature_names | must have 3 names, has 2",
        "feature_infos=none none | feature_infos=none | feature_infos | must have 2 entries",
        "label_index=0 | average_output=1 | average_output | takes no value",
        "label_index=0 | label_index | label_index | has no value",
      })
  void names(String from, String to, String key, String reason) {
    ModelRefused refused = refusal(text().replace(from, to));
    assertThat(refused).hasMessageContaining(reason);
    assertThat(refused.key()).isEqualTo(key);
    assertThat(refused.line()).isPositive();
    assertThat(refused).hasMessageStartingWith("Model refused at line " + refused.line());
  }

  @Test
  void lineNumberIsTheFilesOwn() {
    assertThat(refusal(text().replace("threshold=0 1", "threshold=0 x")).line()).isEqualTo(15);
  }

  @Test
  void duplicateKeysAreRefused() {
    assertThat(refusal(text().replace("num_cat=0", "num_cat=0\nnum_cat=0")))
        .hasMessageContaining("given twice in tree 0");
    assertThat(refusal(text().replace("num_class=1", "num_class=1\nnum_class=1")))
        .hasMessageContaining("given twice in the header");
  }

  @Test
  void reorderedKeysAreTheSameModel() throws ModelRefused {
    String moved =
        text().replace("shrinkage=1", "").replace("Tree=0\n", "Tree=0\nshrinkage=1\n").strip();
    TreeModel model = TreeModel.parse(bytes(moved.replace("3\n\n\n\n", "3\n\n\n")));
    double[] out = new double[1];
    model.scoreRaw(new double[] {-1, 2}, 0, out);
    assertThat(out[0]).isEqualTo(2.0);
  }

  @Test
  void categoricalOffsetsMustRise() {
    String sets =
        text()
            .replace("num_cat=0", "num_cat=2")
            .replace("decision_type=2 2", "decision_type=1 1")
            .replace("shrinkage=1", "cat_boundaries=0 3 2\ncat_threshold=1 2\nshrinkage=1");
    assertThat(refusal(sets)).hasMessageContaining("must be 0 to 2, was 3");
    assertThat(refusal(sets.replace("0 3 2", "0 2 1")))
        .hasMessageContaining("must not fall, 2 then 1");
    assertThat(refusal(sets.replace("0 3 2", "0 0 1")))
        .hasMessageContaining("must go from 0 to the 2");
    assertThat(refusal(sets.replace("0 3 2", "0 1 2").replace("=1 2\n", "=1 4294967296\n")))
        .hasMessageContaining("unsigned 32-bit word");
    assertThat(refusal(sets.replace("0 3 2", "0 1 2").replace("threshold=0 1", "threshold=0 0.5")))
        .hasMessageContaining("a categorical node needs a set of 0 to 1 (num_cat), was 0.5");
  }

  @Test
  void treeDeeperThanTheCapIsRefusedQuickly() {
    int leaves = 100_000;
    StringBuilder left = new StringBuilder();
    StringBuilder right = new StringBuilder();
    for (int node = 0; node < leaves - 1; node++) {
      left.append(node < leaves - 2 ? node + 1 : -leaves).append(' ');
      right.append(-node - 1).append(' ');
    }
    String zeros = "0 ".repeat(leaves - 1);
    String chain =
        "Tree=0\nnum_leaves="
            + leaves
            + "\nnum_cat=0\nsplit_feature="
            + zeros
            + "\nthreshold="
            + zeros
            + "\nleft_child="
            + left
            + "\nright_child="
            + right
            + "\nleaf_value=0 "
            + zeros;
    ModelRefused refused =
        catchThrowableOfType(
            ModelRefused.class, () -> TreeModel.parse(ModelTexts.withHeader(1, chain)));
    assertThat(refused).hasMessageContaining("a tree is at most 4096 deep");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertThat(refusal("")).hasMessageContaining("first line");
    assertThat(refusal(text().replace("f0", "f\0")))
        .hasMessageContaining("no NUL bytes")
        .hasMessageContaining("line 8");
    byte[] utf16 = text().getBytes(StandardCharsets.UTF_16);
    assertThat(catchThrowableOfType(ModelRefused.class, () -> TreeModel.parse(utf16))).isNotNull();
    assertThat(refusal("tree\n" + "x".repeat(ModelLines.MAX_LINE_BYTES + 1)))
        .hasMessageContaining("a line has at most 16777216 bytes");
  }

  @Test
  void treeSizesMustMatchTheTrees() {
    String sized = text().replace("\n\nTree=", "\ntree_sizes=SIZES\n\nTree=");
    assertThat(refusal(sized.replace("SIZES", "1 1")))
        .hasMessageContaining("tree 0 must have 1 bytes");
    assertThat(refusal(sized.replace("SIZES", "")))
        .hasMessageContaining("has 0 entries, the file has 1 trees");
  }

  private static ModelRefused refusal(String text) {
    ModelRefused refused =
        catchThrowableOfType(ModelRefused.class, () -> TreeModel.parse(bytes(text)));
    assertThat(refused).as("refusal of %s", text).isNotNull();
    return refused;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text() {
    return new String(ModelTexts.withHeader(2, THREE_LEAVES), StandardCharsets.UTF_8);
  }
}
