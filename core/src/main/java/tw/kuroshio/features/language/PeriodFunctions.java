package tw.kuroshio.features.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.operators.OperatorGraph;
import tw.kuroshio.features.operators.PeriodOperator;
import tw.kuroshio.features.operators.PeriodOperator.Kind;

/**
 * Functions over the reporting periods of an instrument. Their argument is built once a period, so
 * they get a node for each, newest first, instead of one.
 */
final class PeriodFunctions {

  /** The argument a number of periods before the newest known. */
  static final Function PERIOD = new Function("period(x, k)", 0, (graph, x, n, p) -> x[0]);

  private static final Function SUM =
      new Function("period_sum(x, n)", 1, (g, x, n, p) -> aggregate(g, Kind.SUM, x, n));
  private static final Function MEAN =
      new Function("period_mean(x, n)", 1, (g, x, n, p) -> aggregate(g, Kind.MEAN, x, n));
  private static final Function STD =
      new Function("period_std(x, n, [least])", 2, (g, x, n, p) -> aggregate(g, Kind.STD, x, n));

  static final List<Function> ALL = List.of(PERIOD, SUM, MEAN, STD);

  private PeriodFunctions() {}

  private static int aggregate(OperatorGraph.Builder graph, Kind kind, int[] x, int[] n) {
    return graph.periods(new PeriodOperator(kind, n[0], n[n.length - 1]), x);
  }

  static boolean contains(@Nullable Function function) {
    return function != null && ALL.contains(function);
  }
}
