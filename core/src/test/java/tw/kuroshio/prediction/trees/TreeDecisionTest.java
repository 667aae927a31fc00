package tw.kuroshio.prediction.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Decisions at the points where other engines went wrong; expectations are read off LightGBM's
 * NumericalDecision and CategoricalDecision. −1 is the left leaf, +1 the right one.
 */
class TreeDecisionTest {

  private static final double LIBRARY_ZERO = 1e-35f;

  @ParameterizedTest
  @CsvSource({
    // No missing kind: NaN is compared as 0, the default side means nothing.
    "0, 0.5, NaN, -1",
    "0, -0.5, NaN, 1",
    "2, -0.5, NaN, 1",
    "2, 0.5, NaN, -1",
    "2, 0.5, 0.5, -1",
    "2, 0.5, 0.5000000000000001, 1",
    "2, 0.5, 0.49999999999999994, -1",
    // Zero is missing: NaN and anything the library calls zero take the default side.
    "4, 0.5, NaN, 1",
    "6, -0.5, NaN, -1",
    "4, 0.5, 0, 1",
    "6, -0.5, 0, -1",
    "6, -0.5, -0.0, -1",
    "6, -0.5, 4.9E-324, -1",
    "6, -0.5, 1e-35, -1",
    "6, -0.5, 1.1e-35, 1",
    "4, 0.5, 0.1, -1",
    // NaN is missing: zero goes through the comparison.
    "8, 0.5, NaN, 1",
    "10, -0.5, NaN, -1",
    "8, 0.5, 0, -1",
    "10, -0.5, 0, 1",
    // Infinities compare.
    "2, 1e300, Infinity, 1",
    "2, -1e300, -Infinity, -1",
    "10, 1e300, Infinity, 1",
    // The library writes an infinite threshold where it parts the missing from all others.
    "8, inf, 1e308, -1",
    "8, inf, Infinity, -1",
    "8, inf, NaN, 1",
    "8, -inf, -1e308, 1",
    "8, -inf, -Infinity, -1",
    // Entries up to 1e-35 become +0 before any comparison.
    "2, 0, 1e-36, -1",
    "2, -1e-36, -1e-36, 1",
    "2, 0, 1.1e-35, 1",
    "2, 0, -0.0, -1",
  })
  void numericSplit(int decision, String threshold, double value, double expected)
      throws ModelRefused {
    TreeModel model =
        TreeModel.parse(ModelTexts.withHeader(1, ModelTexts.stump(0, threshold, decision)));
    assertThat(score(model, value)).isEqualTo(expected);
  }

  @Test
  void theLibrarysZeroItselfIsZero() throws ModelRefused {
    TreeModel model = TreeModel.parse(ModelTexts.withHeader(1, ModelTexts.stump(0, "0", 2)));
    assertThat(score(model, LIBRARY_ZERO)).isEqualTo(-1.0);
    assertThat(score(model, Math.nextUp(LIBRARY_ZERO))).isEqualTo(1.0);
  }

  @ParameterizedTest
  @CsvSource({
    // The set is {0, 3, 33}; 9 has the missing bits set, which a categorical node ignores.
    "0, -1",
    "3, -1",
    "33, -1",
    "1, 1",
    "32, 1",
    "64, 1",
    "1000000, 1",
    "3.9, -1",
    "-0.5, -1",
    "-1, 1",
    "-1.5, 1",
    "NaN, 1",
    "2147483648, 1",
    "2147483647, 1",
    "-2147483649, 1",
    "1e300, 1",
    "-1e300, 1",
    "Infinity, 1",
    "-Infinity, 1",
    "4.9E-324, -1",
    "-0.0, -1",
  })
  void categoricalSplit(double value, double expected) throws ModelRefused {
    for (int decision : new int[] {1, 9, 3, 11}) {
      String tree =
          ModelTexts.stump(0, "0", decision).replace("num_cat=0", "num_cat=1")
              + "\ncat_boundaries=0 2\ncat_threshold=9 2";
      TreeModel model = TreeModel.parse(ModelTexts.withHeader(1, tree));
      assertThat(score(model, value)).as("decision %d", decision).isEqualTo(expected);
    }
  }

  @Test
  void linearLeafAddsTermsInOrderAndFallsBackOnNaN() throws ModelRefused {
    String tree =
        ModelTexts.stump(0, "0", 2).replace("is_linear=0", "is_linear=1")
            + "\nleaf_const=0.1 0.2\nnum_features=0 2\nleaf_features= 1 0\nleaf_coeff= 0.7 1e-3";
    TreeModel model = TreeModel.parse(ModelTexts.withHeader(2, tree));
    double[] out = new double[1];
    model.scoreRaw(new double[] {-1, 9}, 0, out);
    assertThat(out[0]).isEqualTo(0.1);
    model.scoreRaw(new double[] {3.3, 1.1}, 0, out);
    assertThat(out[0]).isEqualTo((0.2 + 0.7 * 1.1) + 1e-3 * 3.3);
    model.scoreRaw(new double[] {3.3, Double.NaN}, 0, out);
    assertThat(out[0]).isEqualTo(1.0);
    assertThat(model.linear()).isTrue();
  }

  @Test
  void treesAreAddedInFileOrder() throws ModelRefused {
    String[] trees = new String[3];
    String[] left = {"1e16", "1", "-1e16"};
    for (int i = 0; i < 3; i++) {
      trees[i] =
          ModelTexts.stump(i, "0", 2).replace("leaf_value=-1 1", "leaf_value=" + left[i] + " 0");
    }
    TreeModel model = TreeModel.parse(ModelTexts.withHeader(1, trees));
    assertThat(score(model, -1)).isEqualTo((1e16 + 1) - 1e16).isNotEqualTo(1.0);
    assertThat(score(model.iterations(1, 1), -1)).isEqualTo(1.0);
    assertThat(score(model.iterations(1, 0), -1)).isEqualTo(1 - 1e16);
    assertThat(model.iterations(2, 9).treeCount()).isEqualTo(1);
    assertThat(model.iterations(9, 1).treeCount()).isZero();
    assertThat(score(model.iterations(9, 1), -1)).isEqualTo(0.0);
    assertThat(model.contentHash()).hasSize(64).isEqualTo(model.iterations(1, 1).contentHash());
  }

  /** The library writes such a model when training stops at once, and predicts 0 with it. */
  @Test
  void modelWithoutTreesScoresZero() throws ModelRefused {
    TreeModel model = TreeModel.parse(ModelTexts.withHeader("tree_sizes=\n", 1));
    assertThat(model.treeCount()).isZero();
    assertThat(score(model, 5)).isEqualTo(0.0);
  }

  @Test
  void rowIsReadFromItsOffsetOnly() throws ModelRefused {
    TreeModel model = TreeModel.parse(ModelTexts.withHeader(1, ModelTexts.stump(0, "0", 2)));
    double[] out = new double[1];
    model.scoreRaw(new double[] {5, -5, 5}, 1, out);
    assertThat(out[0]).isEqualTo(-1.0);
    int[] leaf = new int[1];
    model.leaves(new double[] {-5, 5}, 1, leaf);
    assertThat(leaf).containsExactly(1);
    assertThatThrownBy(() -> model.scoreRaw(new double[] {5}, 1, out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs 1 values, 0 are there");
  }

  @ParameterizedTest
  @CsvSource({
    "regression, -1, 1",
    "regression sqrt, -1, 1",
    "huber sqrt, -1, 1",
    "poisson, 0.36787944117144233, 2.718281828459045",
    "binary sigmoid:2, 0.11920292202211755, 0.8807970779778823",
    "cross_entropy, 0.2689414213699951, 0.7310585786300049",
    "xentlambda, 0.31326168751822286, 1.3132616875182228",
    "lambdarank, -1, 1",
    "custom, -1, 1",
  })
  void objectiveConverts(String objective, double left, double right) throws ModelRefused {
    byte[] text =
        ModelTexts.withHeader("objective=" + objective + "\n", 1, ModelTexts.stump(0, "0", 2));
    TreeModel model = TreeModel.parse(text);
    double[] out = new double[1];
    model.predict(new double[] {-1}, 0, out);
    assertThat(out[0]).isEqualTo(left);
    model.predict(new double[] {1}, 0, out);
    assertThat(out[0]).isEqualTo(right);
  }

  @Test
  void squareRootFlagSquaresWithTheSign() throws ModelRefused {
    String tree = ModelTexts.stump(0, "0", 2).replace("leaf_value=-1 1", "leaf_value=-3 0");
    TreeModel model = TreeModel.parse(ModelTexts.withHeader("objective=quantile sqrt\n", 1, tree));
    double[] out = new double[1];
    model.predict(new double[] {-1}, 0, out);
    assertThat(out[0]).isEqualTo(-9.0);
    model.predict(new double[] {1}, 0, out);
    assertThat(out[0]).isEqualTo(0.0);
  }

  @Test
  void lineEndsDoNotMatter() throws ModelRefused {
    String text =
        new String(ModelTexts.withHeader(1, ModelTexts.stump(0, "0", 2)), StandardCharsets.UTF_8);
    int size = text.indexOf("end of trees") - text.indexOf("Tree=0");
    String withSizes = text.replace("\n\nTree=", "\ntree_sizes=" + size + "\n\nTree=");
    byte[] windows = withSizes.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    assertThat(score(TreeModel.parse(windows), -1)).isEqualTo(-1.0);
    assertThat(score(TreeModel.parse(withSizes.getBytes(StandardCharsets.UTF_8)), -1))
        .isEqualTo(-1.0);
  }

  @Test
  void pandasLineIsKept() throws ModelRefused {
    String text =
        new String(ModelTexts.withHeader(1, ModelTexts.stump(0, "0", 2)), StandardCharsets.UTF_8)
            + "\npandas_categorical:[[\"半導體\"]]\n";
    TreeModel model = TreeModel.parse(text.getBytes(StandardCharsets.UTF_8));
    assertThat(model.pandasCategorical()).isEqualTo("[[\"半導體\"]]");
  }

  private static double score(TreeModel model, double value) {
    double[] out = new double[1];
    model.scoreRaw(new double[] {value}, 0, out);
    return out[0];
  }
}
