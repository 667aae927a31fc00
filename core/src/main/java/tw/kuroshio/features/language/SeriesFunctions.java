package tw.kuroshio.features.language;

import java.util.List;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.DecayingAverage;
import tw.kuroshio.features.operators.Delay;
import tw.kuroshio.features.operators.ElementwiseOperator;
import tw.kuroshio.features.operators.ExponentialAverage;
import tw.kuroshio.features.operators.GarchVariance;
import tw.kuroshio.features.operators.LinearDecay;
import tw.kuroshio.features.operators.OperatorGraph;
import tw.kuroshio.features.operators.PairStatistic;
import tw.kuroshio.features.operators.PartialSlope;
import tw.kuroshio.features.operators.RankCorrelation;
import tw.kuroshio.features.operators.TimeTrend;
import tw.kuroshio.features.operators.WilderAverage;
import tw.kuroshio.features.operators.WindowDeviation;
import tw.kuroshio.features.operators.WindowExtreme;
import tw.kuroshio.features.operators.WindowExtremePlace;
import tw.kuroshio.features.operators.WindowMean;
import tw.kuroshio.features.operators.WindowProduct;
import tw.kuroshio.features.operators.WindowQuantile;
import tw.kuroshio.features.operators.WindowRank;
import tw.kuroshio.features.operators.WindowShape;
import tw.kuroshio.features.operators.WindowSum;

/** Functions over an instrument's own traded sessions, the present one included. */
final class SeriesFunctions {

  static final List<Function> ALL =
      List.of(
          new Function("ret(n)", 1, SeriesFunctions::ret),
          new Function("delay(x, n)", 1, (g, x, n, p) -> g.series(new Delay(n[0]), x)),
          new Function("delta(x, n)", 1, (g, x, n, p) -> delta(g, x[0], n[0])),
          new Function("ts_sum(x, n)", 1, (g, x, n, p) -> g.series(new WindowSum(n[0]), x)),
          new Function("ts_mean(x, n)", 1, (g, x, n, p) -> g.series(new WindowMean(n[0]), x)),
          new Function(
              "ts_count(condition, n)", 1, (g, x, n, p) -> g.series(new WindowSum(n[0]), x)),
          new Function("ts_product(x, n)", 1, (g, x, n, p) -> g.series(new WindowProduct(n[0]), x)),
          new Function(
              "ts_std(x, n)", 2, (g, x, n, p) -> g.series(WindowDeviation.sample(n[0]), x)),
          new Function(
              "ts_std_pop(x, n)", 2, (g, x, n, p) -> g.series(WindowDeviation.population(n[0]), x)),
          new Function("ts_min(x, n)", 1, (g, x, n, p) -> g.series(WindowExtreme.lowest(n[0]), x)),
          new Function("ts_max(x, n)", 1, (g, x, n, p) -> g.series(WindowExtreme.highest(n[0]), x)),
          new Function("ts_skew(x, n)", 3, (g, x, n, p) -> g.series(WindowShape.skewness(n[0]), x)),
          new Function("ts_kurt(x, n)", 4, (g, x, n, p) -> g.series(WindowShape.kurtosis(n[0]), x)),
          new Function(
              "ts_argmin(x, n)", 1, (g, x, n, p) -> g.series(WindowExtremePlace.lowest(n[0]), x)),
          new Function(
              "ts_argmax(x, n)", 1, (g, x, n, p) -> g.series(WindowExtremePlace.highest(n[0]), x)),
          new Function(
              "ts_argmin_oldest(x, n)",
              1,
              (g, x, n, p) -> g.series(WindowExtremePlace.oldestLowest(n[0]), x)),
          new Function(
              "ts_argmax_oldest(x, n)",
              1,
              (g, x, n, p) -> g.series(WindowExtremePlace.oldestHighest(n[0]), x)),
          new Function("ts_rank(x, n)", 1, (g, x, n, p) -> g.series(new WindowRank(n[0]), x)),
          new Function(
              "ts_median(x, n)", 1, (g, x, n, p) -> g.series(new WindowQuantile(n[0], 0.5), x)),
          new Function(
              "ts_quantile(x, n, q)",
              1,
              new Function.Bounds(0.0, 1.0),
              (g, x, n, p) -> g.series(new WindowQuantile(n[0], p[0]), x)),
          new Function("decay_linear(x, n)", 1, (g, x, n, p) -> g.series(new LinearDecay(n[0]), x)),
          new Function(
              "ts_cov(x, y, n)", 2, (g, x, n, p) -> g.series(PairStatistic.covariance(n[0]), x)),
          new Function(
              "ts_corr(x, y, n)", 2, (g, x, n, p) -> g.series(PairStatistic.correlation(n[0]), x)),
          new Function(
              "ts_spearman(x, y, n)", 2, (g, x, n, p) -> g.series(new RankCorrelation(n[0]), x)),
          new Function(
              "ts_beta(y, x, n)", 2, (g, x, n, p) -> g.series(PairStatistic.slope(n[0]), x)),
          new Function(
              "ts_residual(y, x, n)", 3, (g, x, n, p) -> g.series(PairStatistic.residual(n[0]), x)),
          new Function(
              "ts_partial_slope(y, x, z, n)",
              3,
              (g, x, n, p) -> g.series(new PartialSlope(n[0]), x)),
          new Function("ts_slope(x, n)", 2, (g, x, n, p) -> g.series(TimeTrend.slope(n[0]), x)),
          new Function("ts_rsquare(x, n)", 3, (g, x, n, p) -> g.series(TimeTrend.rSquare(n[0]), x)),
          new Function("ts_resid(x, n)", 3, (g, x, n, p) -> g.series(TimeTrend.residual(n[0]), x)),
          new Function(
              "garch_variance(r, n)",
              GarchVariance.LEAST,
              (g, x, n, p) -> g.series(new GarchVariance(n[0]), x)),
          new Function(
              "ewma(x, lambda)",
              0,
              new Function.Bounds(0.0001, 0.9999),
              (g, x, n, p) -> g.series(new DecayingAverage(p[0]), x)),
          new Function(
              "ema(x, n, [first])",
              1,
              (g, x, n, p) -> g.series(new ExponentialAverage(n[0], n[n.length - 1]), x)),
          new Function("wilder(x, n)", 1, (g, x, n, p) -> g.series(new WilderAverage(n[0]), x)),
          new Function("rsi(x, n)", 1, (g, x, n, p) -> rsi(g, x[0], n[0])));

  private SeriesFunctions() {}

  private static int ret(OperatorGraph.Builder graph, int[] x, int[] n, double[] p) {
    int price = graph.field(BarField.P);
    int before = graph.series(new Delay(n[0]), price);
    int ratio = graph.apply(ElementwiseOperator.DIVIDE, price, before);
    return graph.apply(ElementwiseOperator.SUBTRACT, ratio, graph.constant(1.0));
  }

  private static int delta(OperatorGraph.Builder graph, int x, int n) {
    return graph.apply(ElementwiseOperator.SUBTRACT, x, graph.series(new Delay(n), x));
  }

  private static int rsi(OperatorGraph.Builder graph, int x, int n) {
    int zero = graph.constant(0.0);
    int change = delta(graph, x, 1);
    int fall = graph.apply(ElementwiseOperator.NEGATE, change);
    int gains =
        graph.series(new WilderAverage(n), graph.apply(ElementwiseOperator.MAXIMUM, change, zero));
    int losses =
        graph.series(new WilderAverage(n), graph.apply(ElementwiseOperator.MAXIMUM, fall, zero));
    int moves = graph.apply(ElementwiseOperator.ADD, gains, losses);
    int share = graph.apply(ElementwiseOperator.DIVIDE, gains, moves);
    int index = graph.apply(ElementwiseOperator.MULTIPLY, share, graph.constant(100.0));
    int unmoving = graph.apply(ElementwiseOperator.EQUAL, moves, zero);
    return graph.apply(ElementwiseOperator.IF, unmoving, graph.constant(50.0), index);
  }
}
