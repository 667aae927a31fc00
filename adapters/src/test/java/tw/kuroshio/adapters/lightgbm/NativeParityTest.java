package tw.kuroshio.adapters.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tw.kuroshio.prediction.trees.TreeModel;

/**
 * The Java scorer against the native library on models the library trains here: raw scores and leaf
 * indices bit for bit, converted outputs within 2 ulp, within 4 for a softmax. More models: {@code
 * -Dkuroshio.parity.models=600 -Dkuroshio.parity.rows=20000}.
 */
class NativeParityTest {

  private static final int MODELS = Integer.getInteger("kuroshio.parity.models", 72);
  private static final int ROWS = Integer.getInteger("kuroshio.parity.rows", 500);

  @BeforeAll
  static void library() {
    NativeOracle.require();
  }

  @Test
  void rawScoresAndLeavesHaveTheLibrarysBits() throws Exception {
    long pairs = 0;
    int categorical = 0;
    int linear = 0;
    int averaged = 0;
    for (int index = 0; index < MODELS; index++) {
      String text = RandomModels.train(index, 400, 6);
      TreeModel model = TreeModel.parse(text.getBytes(StandardCharsets.UTF_8));
      double[] rows = RandomModels.rows(text, ROWS, index);
      String what = "model " + index + " " + RandomModels.parameters(index);
      try (NativeOracle oracle = NativeOracle.of(text, RandomModels.COLUMNS)) {
        compare(model, oracle, rows, what);
        compareCut(model, oracle, rows, what);
      }
      pairs += (long) ROWS * model.treeCount();
      categorical += text.contains("cat_threshold") ? 1 : 0;
      linear += model.linear() ? 1 : 0;
      averaged += model.averaged() ? 1 : 0;
    }
    assertThat(pairs).isGreaterThan((long) MODELS * ROWS * 5);
    assertThat(categorical).isGreaterThan(MODELS / 4);
    assertThat(linear).isPositive();
    assertThat(averaged).isPositive();
  }

  private static void compare(TreeModel model, NativeOracle oracle, double[] rows, String what)
      throws Exception {
    int outputs = model.outputs();
    // One exponential an ulp off moves the sum that all classes are divided by.
    int ulps = model.objective().equals("multiclass") ? 4 : 2;
    double[] raw = oracle.raw(rows);
    double[] converted = oracle.converted(rows);
    double[] leaves = oracle.leaves(rows);
    double[] out = new double[outputs];
    int[] leaf = new int[model.treeCount()];
    for (int i = 0; i < ROWS; i++) {
      int offset = i * RandomModels.COLUMNS;
      boolean same = true;
      model.scoreRaw(rows, offset, out);
      for (int k = 0; k < outputs; k++) {
        long expected = Double.doubleToRawLongBits(raw[i * outputs + k]);
        same &= Double.doubleToRawLongBits(out[k]) == expected;
      }
      model.leaves(rows, offset, leaf);
      for (int t = 0; t < leaf.length; t++) {
        same &= leaf[t] == leaves[i * leaf.length + t];
      }
      model.predict(rows, offset, out);
      for (int k = 0; k < outputs; k++) {
        same &= ulpsApart(out[k], converted[i * outputs + k]) <= ulps;
      }
      if (!same) {
        fail("%s, row %s", what, Arrays.toString(Arrays.copyOfRange(rows, offset, offset + 5)));
      }
    }
  }

  /** The library writes some of its iterations; ours cut to the same must score the same. */
  private static void compareCut(TreeModel model, NativeOracle oracle, double[] rows, String what)
      throws Exception {
    String text = oracle.iterations(2, 3);
    TreeModel written = TreeModel.parse(text.getBytes(StandardCharsets.UTF_8));
    TreeModel cut = model.iterations(2, 3);
    double[] expected = new double[model.outputs()];
    double[] actual = new double[model.outputs()];
    for (int i = 0; i < ROWS; i += 10) {
      written.predict(rows, i * RandomModels.COLUMNS, expected);
      cut.predict(rows, i * RandomModels.COLUMNS, actual);
      assertThat(actual).as(what).isEqualTo(expected);
    }
  }

  private static long ulpsApart(double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.isNaN(a) && Double.isNaN(b) ? 0 : Long.MAX_VALUE;
    }
    return Math.abs(ordered(a) - ordered(b));
  }

  private static long ordered(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }
}
