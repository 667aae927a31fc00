package tw.kuroshio.prediction.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every public model file against the predictions published with it. The references carry 17
 * significant digits, so every comparison is of bits, but for the probabilities of five classes: an
 * older C library's exponential leaves 11 of those 2,500 up to 3 ulp away.
 */
class PublicModelsTest {

  @Test
  void marketModelGivesThePublishedBits() {
    TreeModel model = PublicModels.model("tw_reg400.model.txt");
    List<String> lines = PublicModels.lines("tw_reg400.input_pred.csv");
    assertThat(Arrays.asList(lines.getFirst().split(",", -1)).subList(2, 30))
        .isEqualTo(model.featureNames());
    double[] out = new double[1];
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      double[] row = new double[28];
      for (int i = 0; i < 28; i++) {
        row[i] = cells[i + 2].isEmpty() ? Double.NaN : Double.parseDouble(cells[i + 2]);
      }
      model.scoreRaw(row, 0, out);
      assertBits(out[0], Double.parseDouble(cells[30]), line);
    }
    assertThat(lines).hasSize(3_001);
    assertThat(model.treeCount()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"boston_housing", "pure_categorical", "mixed_categorical"})
  void regressionModelsGiveThePublishedBits(String name) {
    TreeModel model = PublicModels.model("lleaves/" + name + ".model.txt");
    double[][] rows = PublicModels.table("lleaves/" + name + ".input_pred.csv", ",", 1);
    int features = model.featureCount();
    double[] out = new double[1];
    for (double[] row : rows) {
      model.predict(row, 0, out);
      assertBits(out[0], row[features], Arrays.toString(row));
      model.scoreRaw(row, 0, out);
      assertBits(out[0], row[features + 1], Arrays.toString(row));
    }
    assertThat(rows).hasNumberOfRows(1_000);
  }

  @Test
  void multiclassModelGivesThePublishedBitsAndProbabilities() {
    TreeModel model = PublicModels.model("leaves/lgmulticlass.model");
    double[][] rows = PublicModels.table("leaves/multiclass_test.tsv", "\t", 0);
    double[][] raw = PublicModels.table("leaves/lgmulticlass_true_raw_predictions.txt", "\t", 0);
    double[][] predicted = PublicModels.table("leaves/lgmulticlass_true_predictions.txt", "\t", 0);
    double[] out = new double[5];
    int sameBits = 0;
    for (int i = 0; i < rows.length; i++) {
      model.scoreRaw(rows[i], 1, out);
      assertThat(out).as("row %d", i).isEqualTo(raw[i]);
      model.predict(rows[i], 1, out);
      for (int k = 0; k < 5; k++) {
        long apart =
            Math.abs(Double.doubleToLongBits(out[k]) - Double.doubleToLongBits(predicted[i][k]));
        assertThat(apart).as("row %d class %d, in ulp", i, k).isLessThanOrEqualTo(3);
        sameBits += apart == 0 ? 1 : 0;
      }
    }
    assertThat(rows).hasNumberOfRows(500);
    assertThat(sameBits).isGreaterThan(2_480);
  }

  @Test
  void dartModelReachesThePublishedLeaves() {
    TreeModel model = PublicModels.model("leaves/lg_breast_cancer.txt");
    double[][] rows = PublicModels.table("leaves/lg_breast_cancer_data.txt", " ", 0);
    double[][] leaves = PublicModels.table("leaves/lg_breast_cancer_data_pred_leaves.txt", " ", 0);
    int[] out = new int[model.treeCount()];
    for (int i = 0; i < rows.length; i++) {
      model.leaves(rows[i], 0, out);
      assertThat(Arrays.stream(out).asDoubleStream().toArray()).isEqualTo(leaves[i]);
    }
    assertThat(leaves).hasNumberOfRows(57);
  }

  /** The reference holds the bare average: no logistic follows the division by 30 trees. */
  @Test
  void forestGivesThePublishedAverage() {
    TreeModel model = PublicModels.model("leaves/lg_rf_iris.model");
    assertThat(model.averaged()).isTrue();
    List<String> rows = PublicModels.lines("leaves/iris_test.libsvm");
    double[][] reference = PublicModels.table("leaves/lg_rf_iris_true_predictions.txt", " ", 0);
    double[] out = new double[1];
    for (int i = 0; i < rows.size(); i++) {
      double[] row = new double[4];
      String[] cells = rows.get(i).split(" ", -1);
      for (int c = 1; c < cells.length; c++) {
        String[] pair = cells[c].split(":", -1);
        row[Integer.parseInt(pair[0])] = Double.parseDouble(pair[1]);
      }
      model.scoreRaw(row, 0, out);
      assertBits(out[0] / 30, reference[i][0], rows.get(i));
    }
    assertThat(rows).hasSize(30);
  }

  @Test
  void modelWhoseTreesWereCutAwayIsRefused() {
    byte[] text = PublicModels.bytes("lleaves/malformed_mtpl2_small.model.txt");
    assertThatThrownBy(() -> TreeModel.parse(text))
        .isInstanceOf(ModelRefused.class)
        .hasMessageContaining("key tree_sizes")
        .hasMessageContaining("has 1000 entries, the file has 200 trees");
  }

  /** Two trees read by hand: category 100 of X2 is in the set {100}, see the file's words. */
  @Test
  void categoricalModelMatchesItsTreesReadByHand() {
    TreeModel model = PublicModels.model("leaves/model_simple.txt");
    String text = new String(PublicModels.bytes("leaves/model_simple.txt"), StandardCharsets.UTF_8);
    double[] first = leafValues(text, 0);
    double[] second = leafValues(text, 1);
    double[] out = new double[1];
    model.scoreRaw(new double[] {0, 100}, 0, out);
    assertBits(out[0], 0.0 + first[0] + second[0], "in the set");
    model.scoreRaw(new double[] {340.5, 99}, 0, out);
    assertBits(out[0], 0.0 + first[1] + second[1], "below the threshold");
    model.scoreRaw(new double[] {999, Double.NaN}, 0, out);
    assertBits(out[0], 0.0 + first[2] + second[2], "above the threshold");
  }

  private static double[] leafValues(String text, int tree) {
    String line = text.split("leaf_value=", -1)[tree + 1].lines().findFirst().orElseThrow();
    return Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /** Three files hold one tree block without a header; they are refused so, and read with one. */
  @ParameterizedTest
  @ValueSource(strings = {"tree_1leaf", "tree_2leaves", "tree_3leaves"})
  void bareTreeNeedsAHeader(String name) throws ModelRefused {
    byte[] bare = PublicModels.bytes("leaves/" + name + ".txt");
    assertThatThrownBy(() -> TreeModel.parse(bare))
        .isInstanceOf(ModelRefused.class)
        .hasMessageContaining("first line");
    String tree = new String(bare, StandardCharsets.UTF_8).replaceFirst("Tree=\\d+", "Tree=0");
    TreeModel model = TreeModel.parse(ModelTexts.withHeader(2, tree.strip()));
    double[] out = new double[1];
    model.predict(new double[] {5.0, 100}, 0, out);
    assertThat(out[0])
        .isEqualTo(name.equals("tree_1leaf") ? 0.123 : name.equals("tree_2leaves") ? 0.43 : 0.54);
    model.predict(new double[] {5.000000000000001, 101}, 0, out);
    assertThat(out[0])
        .isEqualTo(name.equals("tree_1leaf") ? 0.123 : name.equals("tree_2leaves") ? 0.59 : 0.35);
  }

  private static void assertBits(double actual, double expected, String row) {
    assertThat(Double.doubleToRawLongBits(actual))
        .as("%s: %s against %s", row, actual, expected)
        .isEqualTo(Double.doubleToRawLongBits(expected));
  }
}
