package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.features.operators.BarField;

/** Agreement with TA-Lib 0.4 to 1e-10 relative, 1e-12 about zero, on unadjusted closes. */
class TaLibAgreementTest {

  private static final CompiledFormulas FORMULAS =
      FactorText.compile(
          FactorText.resource("/tw/kuroshio/features/factor/technical.factors")
              .replaceAll("\\bP\\b", "close")
              .replace("ret(21)", "close / delay(close, 21) - 1")
              .replace("ret(63)", "close / delay(close, 63) - 1")
              .replace("ret(126)", "close / delay(close, 126) - 1")
              .replace("ret(1)", "(close / delay(close, 1) - 1)"));

  private static final List<String> IN_TA_LIB =
      List.of(
          "ret_1m",
          "ret_3m",
          "ret_6m",
          "ret_12m_skip",
          "rsi_14",
          "macd_hist",
          "ma20_gap",
          "ma50_gap",
          "ma200_gap",
          "bollinger_z",
          "st_reversal",
          "rv_5",
          "rv_20",
          "rv_60");

  private static final Core TA = new Core();

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void onSeededCloses(long seed) {
    BarPanel panel = Histories.seeded(seed, 6, 400);
    int compared = 0;
    for (int i = 0; i < panel.size(); i++) {
      compared += compareAll(panel, i);
    }
    assertThat(compared).isGreaterThan(5_000);
  }

  @Test
  void onRealCloses() {
    BarPanel panel = RealHistory.panel();
    int compared = 0;
    for (int i = 0; i < panel.size(); i += 10) {
      compared += compareAll(panel, i);
    }
    assertThat(compared).isGreaterThan(300_000);
  }

  private static int compareAll(BarPanel panel, int instrument) {
    double[] close = panel.column(instrument, BarField.CLOSE);
    double[][] ours = new BatchEvaluator(FORMULAS).evaluate(panel, instrument);
    int compared = 0;
    for (String name : IN_TA_LIB) {
      double[] theirs = theirs(name, close);
      double[] values = ours[FORMULAS.indexOf(name)];
      for (int t = 0; t < close.length; t++) {
        compared += compare(name + " of instrument " + instrument, t, values[t], theirs[t]);
      }
    }
    return compared;
  }

  private static int compare(String what, int t, double ours, double theirs) {
    if (Double.isNaN(ours) && Double.isNaN(theirs)) {
      return 0;
    }
    if (!(Math.abs(ours - theirs) <= 1e-10 * Math.abs(theirs) + 1e-12)) {
      assertThat(ours).as("%s at session %d", what, t).isEqualTo(theirs);
    }
    return 1;
  }

  private static double[] theirs(String name, double[] close) {
    double[] returns = rocp(close, 1);
    return switch (name) {
      case "ret_1m" -> rocp(close, 21);
      case "ret_3m" -> rocp(close, 63);
      case "ret_6m" -> rocp(close, 126);
      case "ret_12m_skip" -> later(rocp(close, 231), 21);
      case "rsi_14" -> rsi(close);
      case "macd_hist" -> macdHistogram(close);
      case "ma20_gap" -> gap(close, 20);
      case "ma50_gap" -> gap(close, 50);
      case "ma200_gap" -> gap(close, 200);
      case "bollinger_z" -> bollinger(close);
      case "st_reversal" -> reversal(returns);
      case "rv_5" -> scaled(volatility(returns, 5), Math.sqrt(245));
      case "rv_20" -> scaled(volatility(returns, 20), Math.sqrt(245));
      case "rv_60" -> scaled(volatility(returns, 60), Math.sqrt(245));
      default -> throw new AssertionError(name);
    };
  }

  /** Spreads TA-Lib's output, which starts at its first value, over the sessions. */
  private static double[] placed(RetCode code, MInteger first, MInteger count, double[] out) {
    assertThat(code).isEqualTo(RetCode.Success);
    double[] placed = new double[out.length];
    Arrays.fill(placed, Double.NaN);
    System.arraycopy(out, 0, placed, first.value, count.value);
    return placed;
  }

  private static double[] rocp(double[] close, int n) {
    MInteger first = new MInteger();
    MInteger count = new MInteger();
    double[] out = new double[close.length];
    return placed(TA.rocP(0, close.length - 1, close, n, first, count, out), first, count, out);
  }

  private static double[] later(double[] values, int sessions) {
    double[] later = new double[values.length];
    Arrays.setAll(later, t -> t < sessions ? Double.NaN : values[t - sessions]);
    return later;
  }

  private static double[] rsi(double[] close) {
    MInteger first = new MInteger();
    MInteger count = new MInteger();
    double[] out = new double[close.length];
    RetCode code = TA.rsi(0, close.length - 1, close, 14, first, count, out);
    double[] rsi = placed(code, first, count, out);
    for (int t = 0; t < rsi.length; t++) {
      boolean unmoving = t >= 14 && Arrays.stream(close, 0, t + 1).allMatch(c -> c == close[0]);
      // The one stated exception: TA-Lib says 0 where nothing ever moved.
      rsi[t] = unmoving ? 0.0 : (rsi[t] - 50) / 50;
    }
    return rsi;
  }

  private static double[] macdHistogram(double[] close) {
    MInteger first = new MInteger();
    MInteger count = new MInteger();
    double[] line = new double[close.length];
    double[] signal = new double[close.length];
    double[] out = new double[close.length];
    RetCode code = TA.macd(0, close.length - 1, close, 12, 26, 9, first, count, line, signal, out);
    double[] histogram = placed(code, first, count, out);
    for (int t = 0; t < histogram.length; t++) {
      histogram[t] /= close[t];
    }
    return histogram;
  }

  private static double[] gap(double[] close, int n) {
    MInteger first = new MInteger();
    MInteger count = new MInteger();
    double[] out = new double[close.length];
    RetCode code = TA.sma(0, close.length - 1, close, n, first, count, out);
    double[] gap = placed(code, first, count, out);
    for (int t = 0; t < gap.length; t++) {
      gap[t] = close[t] / gap[t] - 1;
    }
    return gap;
  }

  /**
   * A window at a time: TA-Lib takes the variance as a difference of squares and slides its sums,
   * so closes are moved to start at 0, which a place within bands does not see.
   */
  private static double[] bollinger(double[] close) {
    double[] z = new double[close.length];
    Arrays.fill(z, Double.NaN);
    for (int t = 19; t < close.length; t++) {
      double[] window = Arrays.copyOfRange(close, t - 19, t + 1);
      double start = window[0];
      Arrays.setAll(window, k -> window[k] - start);
      double[] upper = new double[1];
      double[] middle = new double[1];
      double[] lower = new double[1];
      MInteger first = new MInteger();
      MInteger count = new MInteger();
      RetCode code =
          TA.bbands(19, 19, window, 20, 2, 2, MAType.Sma, first, count, upper, middle, lower);
      assertThat(code).isEqualTo(RetCode.Success);
      double halfWidth = (upper[0] - lower[0]) / 2;
      z[t] = halfWidth == 0 ? Double.NaN : (window[19] - middle[0]) / halfWidth;
    }
    return z;
  }

  /** Sample deviation of n returns; in percent, for TA-Lib calls a variance below 1e-8 zero. */
  private static double[] volatility(double[] returns, int n) {
    double[] deviation = new double[returns.length];
    Arrays.fill(deviation, Double.NaN);
    for (int t = n; t < returns.length; t++) {
      double[] window = scaled(Arrays.copyOfRange(returns, t - n + 1, t + 1), 100);
      double[] out = new double[1];
      RetCode code = TA.stdDev(n - 1, n - 1, window, n, 1, new MInteger(), new MInteger(), out);
      assertThat(code).isEqualTo(RetCode.Success);
      deviation[t] = out[0] * Math.sqrt(n / (n - 1.0)) / 100;
    }
    return deviation;
  }

  private static double[] reversal(double[] returns) {
    double[] deviation = volatility(returns, 20);
    double[] reversal = new double[returns.length];
    Arrays.fill(reversal, Double.NaN);
    for (int t = 20; t < returns.length; t++) {
      double[] out = new double[1];
      RetCode code =
          TA.sum(
              4,
              4,
              Arrays.copyOfRange(returns, t - 4, t + 1),
              5,
              new MInteger(),
              new MInteger(),
              out);
      assertThat(code).isEqualTo(RetCode.Success);
      reversal[t] = deviation[t] == 0 ? Double.NaN : -out[0] / (deviation[t] * Math.sqrt(5));
    }
    return reversal;
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(x -> x * factor).toArray();
  }
}
