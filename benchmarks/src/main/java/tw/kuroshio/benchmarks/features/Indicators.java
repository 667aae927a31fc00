package tw.kuroshio.benchmarks.features;

import tw.kuroshio.features.CompiledFormulas;

/**
 * What ta4j, TA-Lib and formulas can all say, in this order. Deviations are over the population, as
 * both libraries have them.
 */
final class Indicators {

  static final String FORMULAS =
      """
      rsi_14 = rsi(P, 14)
      macd_hist = ema(P, 12, 26) - ema(P, 26) - ema(ema(P, 12, 26) - ema(P, 26), 9)
      sma_20 = ts_mean(P, 20)
      sma_50 = ts_mean(P, 50)
      sma_200 = ts_mean(P, 200)
      bollinger_upper = ts_mean(P, 20) + 2 * ts_std_pop(P, 20)
      bollinger_lower = ts_mean(P, 20) - 2 * ts_std_pop(P, 20)
      roc_21 = 100 * ret(21)
      roc_63 = 100 * ret(63)
      roc_126 = 100 * ret(126)
      std_20 = ts_std_pop(P, 20)
      """;

  static final int COUNT = 11;

  /**
   * Sessions after which what the averages of Wilder and of MACD began with, which each library
   * chooses otherwise, is below 1e-9 of the value: (13/14)^385 and (25/27)^374.
   */
  static final int LEAST_SESSIONS = 400;

  private Indicators() {}

  static CompiledFormulas compile() {
    return Formulas.compile(FORMULAS);
  }
}
