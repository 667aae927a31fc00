package tw.kuroshio.prediction.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged files give a refusal or a model that scores as the whole one: never another exception,
 * never another model. Damage to a number cannot be told from another number, so where numbers are
 * hit only the kind of failure is checked.
 */
class ModelFuzzTest {

  private static final long SEED = 20_250_407;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "leaves/model_simple.txt",
        "leaves/lg_breast_cancer.txt",
        "leaves/lg_rf_iris.model",
        "lleaves/mixed_categorical.model.txt"
      })
  void truncatedAnywhere(String name) {
    byte[] whole = PublicModels.bytes(name);
    TreeModel model = PublicModels.model(name);
    int step = Math.max(1, whole.length / 500);
    for (int length = 0; length < whole.length; length += step) {
      assertRefusedOrEqual(model, Arrays.copyOf(whole, length), "cut at " + length);
    }
  }

  @Test
  void ownModelTruncatedAtEveryByte() throws ModelRefused {
    byte[] whole = linearAndCategorical();
    TreeModel model = TreeModel.parse(whole);
    int endOfTrees = new String(whole, StandardCharsets.UTF_8).indexOf("end of trees");
    for (int length = 0; length < whole.length; length++) {
      TreeModel read = assertRefusedOrEqual(model, Arrays.copyOf(whole, length), "cut " + length);
      assertThat(read == null || length > endOfTrees).as("cut at %d", length).isTrue();
    }
  }

  @Test
  void anyByteOfAnyKeyChanged() throws ModelRefused {
    byte[] whole = linearAndCategorical();
    TreeModel model = TreeModel.parse(whole);
    Random random = new Random(SEED);
    boolean inKey = true;
    for (int at = 0; at < whole.length; at++) {
      if (whole[at] == '\n') {
        inKey = true;
      } else if (whole[at] == '=') {
        inKey = false;
      } else if (inKey) {
        byte[] damaged = whole.clone();
        damaged[at] = (byte) (whole[at] + 1 + random.nextInt(255));
        assertRefusedOrEqual(model, damaged, "byte " + at + " is " + damaged[at]);
      }
    }
  }

  @Test
  void linesDroppedDoubledAndSwapped() throws ModelRefused {
    String[] lines = new String(linearAndCategorical(), StandardCharsets.UTF_8).split("\n", -1);
    TreeModel model = TreeModel.parse(linearAndCategorical());
    Random random = new Random(SEED);
    for (int i = 0; i < lines.length; i++) {
      String[] swapped = lines.clone();
      int other = random.nextInt(lines.length);
      swapped[i] = lines[other];
      swapped[other] = lines[i];
      String[] doubled = lines.clone();
      doubled[i] = lines[i] + "\n" + lines[i];
      if (!mayBeAbsent(lines[i])) {
        String[] dropped = lines.clone();
        dropped[i] = "label_index=0";
        assertRefusedOrEqual(model, join(dropped), "dropped " + lines[i]);
      }
      assertRefusedOrEqual(model, join(doubled), "doubled " + lines[i]);
      assertRefusedOrEqual(model, join(swapped), "swapped " + lines[i] + " and " + lines[other]);
    }
  }

  /** Without these the format says what holds, so nothing can tell that they were there. */
  private static boolean mayBeAbsent(String line) {
    return line.startsWith("objective")
        || line.startsWith("decision_type")
        || line.startsWith("is_linear");
  }

  @Test
  void anyByteChangedFailsOnlyByRefusal() {
    byte[] whole = linearAndCategorical();
    Random random = new Random(SEED);
    int refusals = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = whole.clone();
      for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
        damaged[random.nextInt(whole.length)] = (byte) random.nextInt(256);
      }
      try {
        TreeModel.parse(damaged).scoreRaw(new double[] {0.5, 3, 1}, 0, new double[10_000]);
      } catch (ModelRefused e) {
        refusals++;
      } catch (IllegalArgumentException e) {
        // Another number of features than the row has.
        assertThat(e).hasMessageContaining("A row needs");
      }
    }
    assertThat(refusals).isGreaterThan(10_000);
  }

  private static @Nullable TreeModel assertRefusedOrEqual(
      TreeModel model, byte[] damaged, String how) {
    TreeModel read;
    try {
      read = TreeModel.parse(damaged);
    } catch (ModelRefused e) {
      assertThat(e.getMessage()).startsWith("Model refused");
      return null;
    }
    assertThat(read.featureCount()).as(how).isEqualTo(model.featureCount());
    assertThat(read.treeCount()).as(how).isEqualTo(model.treeCount());
    Random random = new Random(SEED);
    double[] row = new double[model.featureCount()];
    double[] expected = new double[model.outputs()];
    double[] actual = new double[model.outputs()];
    for (int i = 0; i < 20; i++) {
      for (int f = 0; f < row.length; f++) {
        row[f] = i % 5 == 0 ? random.nextInt(8) : random.nextGaussian() * 100;
      }
      model.predict(row, 0, expected);
      read.predict(row, 0, actual);
      assertThat(actual).as(how).isEqualTo(expected);
    }
    return read;
  }

  private static byte[] join(String[] lines) {
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] linearAndCategorical() {
    return ModelTexts.withHeader(
        3,
        """
        Tree=0
        num_leaves=4
        num_cat=1
        split_feature=0 1 2
        split_gain=3 2 1
        threshold=0.25 0 -1.5
        decision_type=10 1 2
        left_child=1 -1 -3
        right_child=2 -2 -4
        leaf_value=0.5 -0.25 1.5 2.75
        leaf_weight=1 1 1 1
        leaf_count=1 1 1 1
        internal_value=0 0 0
        internal_weight=1 1 1
        internal_count=4 2 2
        cat_boundaries=0 2
        cat_threshold=5 4000000000
        is_linear=1
        leaf_const=0.5 -0.25 1.5 2.75
        num_features=1 0 2 1
        leaf_features=0  1 2  2
        leaf_coeff=0.5  1.25 -3  0.0625
        shrinkage=1""",
        ModelTexts.stump(1, "0.5", 6),
        """
        Tree=2
        num_leaves=1
        num_cat=0
        split_feature=
        threshold=
        decision_type=
        left_child=
        right_child=
        leaf_value=0.125
        shrinkage=1""");
  }
}
