package tw.kuroshio.features.language;

import java.util.List;
import tw.kuroshio.features.operators.CrossOperator;
import tw.kuroshio.features.operators.CrossOperator.Kind;
import tw.kuroshio.features.operators.GroupStatistic;
import tw.kuroshio.features.operators.Scope;

/**
 * Functions over the universe at one instant, or over those of its members with the same key; some
 * also over rows of the past.
 */
final class CrossFunctions {

  private static final Function.Bounds TAIL = new Function.Bounds(0.0001, 0.4999);
  private static final Function.Bounds POSITIVE =
      new Function.Bounds(Double.MIN_VALUE, Double.MAX_VALUE);

  static final List<Function> ALL =
      List.of(
          universe("rank(x)", Kind.RANK),
          universe("zscore(x)", Kind.ZSCORE),
          universe("demean(x)", Kind.DEMEAN),
          universe("universe_count(x)", Kind.COUNT),
          universe("universe_mean(x)", Kind.MEAN),
          universe("universe_std(x)", Kind.STD),
          new Function(
              "winsorize(x, p)",
              0,
              TAIL,
              (g, x, n, p) -> g.cross(new CrossOperator(Kind.WINSORIZE, false, p[0]), x)),
          new Function(
              "scale(x, [a])",
              0,
              POSITIVE,
              (g, x, n, p) ->
                  g.cross(new CrossOperator(Kind.SCALE, false, p.length > 0 ? p[0] : 1.0), x)),
          group("group_rank(x, key)", Kind.RANK),
          group("group_zscore(x, key)", Kind.ZSCORE),
          group("group_demean(x, key)", Kind.DEMEAN),
          group("group_neutralize(x, key)", Kind.DEMEAN),
          group("group_count(x, key, [scope])", Kind.COUNT),
          group("group_mean(x, key, [scope])", Kind.MEAN),
          group("group_median(x, key)", Kind.MEDIAN),
          group("group_std(x, key, [scope])", Kind.STD),
          group("group_min(x, key, [scope])", Kind.MIN),
          group("group_max(x, key, [scope])", Kind.MAX));

  private CrossFunctions() {}

  /** The function with rows of a scope instead of the members at one instant. */
  static Function over(Function function, Scope scope) {
    for (GroupStatistic.Kind kind : GroupStatistic.Kind.values()) {
      GroupStatistic statistic = new GroupStatistic(kind, scope);
      if (statistic.function().equals(function.text())) {
        return new Function(
            function.signature(), 0, (graph, x, n, p) -> graph.group(statistic, x[0], x[1]));
      }
    }
    throw new IllegalArgumentException(function.signature() + " has no scope " + scope);
  }

  private static Function universe(String signature, Kind kind) {
    return new Function(
        signature, 0, (graph, x, n, p) -> graph.cross(new CrossOperator(kind, false), x));
  }

  private static Function group(String signature, Kind kind) {
    return new Function(
        signature, 0, (graph, x, n, p) -> graph.cross(new CrossOperator(kind, true), x));
  }
}
