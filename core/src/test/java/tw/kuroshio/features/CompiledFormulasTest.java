package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CompiledFormulasTest {

  @Test
  void sharesEqualSubexpressionsAcrossFormulas() {
    CompiledFormulas formulas =
        FactorText.compile("a = ts_sum(ret(1), 5)\nb = 1 + ts_sum(P / delay(P, 1) - 1, 5)");
    assertThat(formulas.toText())
        .isEqualTo(
            """
            n0 = P
            n1 = delay[1](n0)
            n2 = div(n0, n1)
            n3 = 1.0
            n4 = sub(n2, n3)
            n5 = ts_sum[5](n4)
            n6 = add(n3, n5)
            a = n5
            b = n6
            """);
  }

  @Test
  void foldsConstants() {
    assertThat(FactorText.compile("a = P * (2 * sqrt(9) - 1)").toText())
        .isEqualTo("n0 = P\nn1 = 5.0\nn2 = mul(n0, n1)\na = n2\n");
  }

  @Test
  void schemaHashIgnoresSpellingAndSeesMeaning() {
    byte[] hash = FactorText.compile("a = P / ts_mean(P, 20) - 1").schemaHash();
    assertThat(FactorText.compile("# gap\n\n  a=(P/(ts_mean((P),20)))-1.0").schemaHash())
        .isEqualTo(hash);
    assertThat(FactorText.compile("a = P / ts_mean(P, 21) - 1").schemaHash()).isNotEqualTo(hash);
    assertThat(FactorText.compile("b = P / ts_mean(P, 20) - 1").schemaHash()).isNotEqualTo(hash);
  }

  @Test
  void knowsTheWarmUpOfEachTechnicalFactor() {
    CompiledFormulas formulas = FactorText.technical();
    assertThat(formulas.names())
        .containsExactly(
            "ret_1m",
            "ret_3m",
            "ret_6m",
            "rsi_14",
            "macd_hist",
            "ma20_gap",
            "ma50_gap",
            "bollinger_z",
            "st_reversal",
            "rv_20");
    int[] warmUp = new int[formulas.size()];
    Arrays.setAll(warmUp, formulas::warmUp);
    assertThat(warmUp).containsExactly(22, 64, 127, 15, 34, 20, 50, 20, 21, 21);
  }
}
