package tw.kuroshio.features.language;

import java.util.List;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.Delay;
import tw.kuroshio.features.operators.ElementwiseOperator;
import tw.kuroshio.features.operators.ExponentialAverage;
import tw.kuroshio.features.operators.OperatorGraph;
import tw.kuroshio.features.operators.WilderAverage;
import tw.kuroshio.features.operators.WindowDeviation;
import tw.kuroshio.features.operators.WindowExtreme;
import tw.kuroshio.features.operators.WindowMean;
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
              "ts_std(x, n)", 2, (g, x, n, p) -> g.series(WindowDeviation.sample(n[0]), x)),
          new Function(
              "ts_std_pop(x, n)", 2, (g, x, n, p) -> g.series(WindowDeviation.population(n[0]), x)),
          new Function("ts_min(x, n)", 1, (g, x, n, p) -> g.series(WindowExtreme.lowest(n[0]), x)),
          new Function("ts_max(x, n)", 1, (g, x, n, p) -> g.series(WindowExtreme.highest(n[0]), x)),
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
