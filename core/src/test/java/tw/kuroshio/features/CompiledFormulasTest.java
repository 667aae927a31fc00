package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;

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
  void knowsTheWarmUpOfEachFactor() {
    CompiledFormulas formulas = FactorText.handcrafted();
    StringBuilder warmUp = new StringBuilder();
    for (int f = 0; f < formulas.size(); f++) {
      warmUp.append(formulas.names().get(f)).append(' ').append(formulas.warmUp(f)).append('\n');
    }
    assertThat(warmUp.toString())
        .isEqualTo(
            """
            ret_1m 22
            ret_3m 64
            ret_6m 127
            ret_12m_skip 253
            rsi_14 15
            macd_hist 34
            ma20_gap 20
            ma50_gap 50
            ma200_gap 200
            bollinger_z 20
            zscore_60 60
            st_reversal 21
            rv_5 6
            rv_20 21
            rv_60 61
            garch_ratio 21
            vix_beta 62
            vrp_beta 62
            earnings_yield 1
            book_to_market_ind 1
            ebitda_to_ev 1
            sales_to_price 1
            roe 1
            debt_to_equity 1
            op_margin_stability 1
            accruals 1
            revenue_growth_3m 1
            sue 1
            book_growth 246
            revenue_surprise 1
            turnover_20 20
            quoted_spread 21
            kyle_lambda 1
            amihud_21 22
            vw_momentum_63 64
            volume_shock_50 50
            rel_volume 21
            vol_price_corr_20 21
            foreign_flow_20 20
            margin_change_20 21
            index_inclusion 1
            cross_strait_beta 63
            """);
  }
}
