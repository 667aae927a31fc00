package tw.kuroshio.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.prediction.trees.ModelRefused;
import tw.kuroshio.prediction.trees.TreeModel;

class PredictorTest {

  private static final double NAN = Double.NaN;

  @Test
  void rankBlendAveragesSignedCentredRanks() {
    RankBlend blend = RankBlend.of(List.of("ret_6m", "own_idea", "ret_1m", "st_reversal"));
    assertThat(blend.factors()).containsExactly("ret_6m", "ret_1m", "st_reversal");
    assertThat(blend.columns()).isEqualTo(4);
    // (+0.4 − (−0.3) + 0.1)/3, then without the second, then shifted by an offset.
    assertThat(blend.score(new double[] {0.9, 0.1, 0.2, 0.6}, 0)).isEqualTo(0.8 / 3, within(1e-15));
    assertThat(blend.score(new double[] {0.9, 0.1, NAN, 0.6}, 0)).isEqualTo(0.25, within(1e-15));
    assertThat(blend.score(new double[] {7, 7, 0.9, 0.1, 0.2, 0.6}, 2))
        .isEqualTo(0.8 / 3, within(1e-15));
  }

  @Test
  void rankBlendWithoutFactorsPredictsNothing() {
    assertThat(RankBlend.of(List.of("own_idea")).score(new double[] {0.9}, 0)).isNaN();
    assertThat(RankBlend.of(List.of("ret_1m")).score(new double[] {NAN}, 0)).isNaN();
    assertThat(RankBlend.of(List.of("ret_1m")).score(new double[] {Double.POSITIVE_INFINITY}, 0))
        .isNaN();
  }

  @Test
  void rankBlendVersionFollowsItsFactors() {
    String one = RankBlend.of(List.of("ret_1m")).version();
    assertThat(one).hasSize(64).isEqualTo(RankBlend.of(List.of("ret_1m", "x")).version());
    assertThat(one).isNotEqualTo(RankBlend.of(List.of("ret_3m")).version());
  }

  @Test
  void treePredictorFindsColumnsByName() throws ModelRefused {
    TreeModel model = model("b a", 1);
    TreePredictor predictor =
        TreePredictor.of(model, Calibration.prior(), List.of("x", "a", "y", "b"));
    // The model splits its first feature, b, at 0.5.
    assertThat(predictor.score(new double[] {NAN, 0.9, NAN, 0.4}, 0)).isEqualTo(-1.0);
    assertThat(predictor.score(new double[] {NAN, 0.1, NAN, 0.6}, 0)).isEqualTo(1.0);
    assertThat(predictor.version()).isEqualTo(model.contentHash());
    assertThat(predictor.columns()).isEqualTo(4);
  }

  @Test
  void treePredictorRefusesColumnsItCannotMatch() throws ModelRefused {
    TreeModel model = model("b a", 1);
    assertThatThrownBy(() -> TreePredictor.of(model, Calibration.prior(), List.of("a", "x")))
        .isInstanceOf(ModelRefused.class)
        .hasMessage(
            "Model refused, key feature_names: feature \"b\" must be one of the columns, once:"
                + " [a, x]");
    assertThatThrownBy(() -> TreePredictor.of(model, Calibration.prior(), List.of("a", "b", "b")))
        .isInstanceOf(ModelRefused.class);
    assertThatThrownBy(
            () -> TreePredictor.of(model("b a", 2), Calibration.prior(), List.of("a", "b")))
        .isInstanceOf(ModelRefused.class)
        .hasMessageContaining("a return model has one output, was 2");
  }

  @Test
  void treePredictorSkipsRowsItCannotJudge() throws ModelRefused {
    TreePredictor predictor =
        TreePredictor.of(model("b a", 1), Calibration.prior(), List.of("a", "b"));
    assertThat(predictor.score(new double[] {NAN, NAN}, 0)).isNaN();
    assertThat(predictor.score(new double[] {0.5, Double.NEGATIVE_INFINITY}, 0)).isNaN();
    assertThat(predictor.score(new double[] {0.5, NAN}, 0)).isEqualTo(-1.0);
  }

  @Test
  void calibrationShrinksEvidenceAndDropsWhatIsNotPositive() {
    assertThat(Calibration.prior().informationCoefficient()).isEqualTo(0.02);
    assertThat(Calibration.validated(0.04, 0.03, 120).informationCoefficient())
        .isEqualTo(0.02, within(1e-15));
    assertThat(Calibration.validated(0.04, 0.0, 120).informationCoefficient()).isEqualTo(0.04);
    assertThat(Calibration.validated(-0.01, 0.01, 120).informationCoefficient()).isZero();
    assertThat(Calibration.validated(0.0, 0.01, 120).informationCoefficient()).isZero();
    assertThat(Calibration.validated(NAN, NAN, 0).informationCoefficient()).isZero();
    assertThat(Calibration.validated(0.04, NAN, 1).informationCoefficient()).isZero();
  }

  /** A stump on the first feature at 0.5: −1 and 1; NaN is compared as 0. */
  static TreeModel model(String features, int classes) throws ModelRefused {
    StringBuilder text =
        new StringBuilder("tree\nversion=v4\nnum_class=" + classes + "\nlabel_index=0\n")
            .append("max_feature_idx=1\nfeature_names=")
            .append(features)
            .append("\nfeature_infos=none none\n\n");
    for (int tree = 0; tree < classes; tree++) {
      text.append("Tree=").append(tree).append('\n');
      text.append("num_leaves=2\nnum_cat=0\nsplit_feature=0\nthreshold=0.5\nleft_child=-1\n");
      text.append("right_child=-2\nleaf_value=-1 1\n\n");
    }
    text.append("end of trees\n");
    return TreeModel.parse(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
