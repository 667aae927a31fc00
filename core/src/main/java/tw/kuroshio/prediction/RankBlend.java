package tw.kuroshio.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import tw.kuroshio.model.StateWriter;

/**
 * The baseline where no model can be trained: the mean of the ranks, centred and signed as the
 * literature found them, over the factors an instrument has. Every factor weighs the same, because
 * estimated weights rarely beat equal ones out of sample (DeMiguel, Garlappi and Uppal 2009).
 */
public final class RankBlend implements Predictor {

  /** A factor and the side of it that earned more. */
  private record Signed(String factor, int sign) {}

  private static final List<Signed> SIGNS =
      List.of(
          // Reversal within a month: Jegadeesh 1990, Lehmann 1990. Its oscillators share the sign.
          new Signed("ret_1m", -1),
          new Signed("st_reversal", 1),
          new Signed("rsi_14", -1),
          new Signed("ma20_gap", -1),
          new Signed("bollinger_z", -1),
          // Reversion to a quarter's mean: Avellaneda and Lee 2010.
          new Signed("zscore_60", -1),
          // Momentum beyond a month: Jegadeesh and Titman 1993, Carhart 1997.
          new Signed("ret_3m", 1),
          new Signed("ret_6m", 1),
          new Signed("ret_12m_skip", 1),
          // Volatile and variance-exposed stocks earned less: Ang, Hodrick, Xing and Zhang 2006.
          new Signed("rv_5", -1),
          new Signed("rv_20", -1),
          new Signed("rv_60", -1),
          new Signed("vix_beta", -1),
          // Value: Basu 1977, Fama and French 1992, Loughran and Wellman 2011, Barbee et al. 1996.
          new Signed("earnings_yield", 1),
          new Signed("book_to_market_ind", 1),
          new Signed("ebitda_to_ev", 1),
          new Signed("sales_to_price", 1),
          // Quality and growth: Hou, Xue and Zhang 2015, Asness et al. 2019, Sloan 1996.
          new Signed("roe", 1),
          new Signed("op_margin_stability", 1),
          new Signed("accruals", 1),
          new Signed("revenue_growth_3m", 1),
          new Signed("sue", 1),
          new Signed("revenue_surprise", 1),
          // Balance sheets that grow fast disappoint: Cooper, Gulen and Schill 2008.
          new Signed("book_growth", -1),
          // Liquidity costs a premium: Datar et al. 1998, Amihud 2002; attention: Gervais et al.
          new Signed("turnover_20", -1),
          new Signed("amihud_21", 1),
          new Signed("volume_shock_50", 1));

  private final int columns;
  private final int[] column;
  private final int[] sign;
  private final String version;
  private final List<String> factors;

  private RankBlend(int columns, int[] column, int[] sign, List<String> factors) {
    this.columns = columns;
    this.column = column;
    this.sign = sign;
    this.factors = factors;
    StateWriter table = new StateWriter().putString("rank-blend/1");
    for (int i = 0; i < column.length; i++) {
      table.putString(factors.get(i)).putInt(sign[i]);
    }
    version = HexFormat.of().formatHex(table.sha256());
  }

  /**
   * The blend of those columns whose factor has a known sign; the others are ignored. Without any
   * it predicts nothing.
   *
   * @param names factor names in column order
   */
  public static RankBlend of(List<String> names) {
    int[] column = new int[names.size()];
    int[] sign = new int[names.size()];
    List<String> factors = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      for (Signed signed : SIGNS) {
        if (signed.factor().equals(names.get(c))) {
          column[factors.size()] = c;
          sign[factors.size()] = signed.sign();
          factors.add(signed.factor());
        }
      }
    }
    int used = factors.size();
    return new RankBlend(
        names.size(), Arrays.copyOf(column, used), Arrays.copyOf(sign, used), List.copyOf(factors));
  }

  /** The factors that take part, in column order. */
  public List<String> factors() {
    return factors;
  }

  @Override
  public int columns() {
    return columns;
  }

  /** In (−½, ½). */
  @Override
  public double score(double[] row, int offset) {
    double sum = 0.0;
    int present = 0;
    for (int i = 0; i < column.length; i++) {
      double rank = row[offset + column[i]];
      if (!Double.isNaN(rank)) {
        sum += sign[i] * (rank - 0.5);
        present++;
      }
    }
    double score = sum / present;
    return Double.isFinite(score) ? score : Double.NaN;
  }

  @Override
  public double informationCoefficient() {
    return Calibration.PRIOR_IC;
  }

  @Override
  public String version() {
    return version;
  }
}
