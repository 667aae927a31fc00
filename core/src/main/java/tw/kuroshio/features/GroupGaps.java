package tw.kuroshio.features;

import java.time.LocalDate;
import java.util.Arrays;
import tw.kuroshio.features.operators.GroupStatistic;
import tw.kuroshio.features.operators.Node;
import tw.kuroshio.features.operators.Scope;

/** Why a statistic of a group's past has no value. */
final class GroupGaps {

  private final NodeHistory history;
  private final ExpressionText text;

  GroupGaps(NodeHistory history, ExpressionText text) {
    this.history = history;
    this.text = text;
  }

  Finding find(int index, Node.Group node, int session) {
    GroupStatistic statistic = node.operator();
    String expression = text.of(index);
    int key = node.inputs().getLast();
    if (Double.isNaN(history.value(key, session))) {
      return new Finding.Below(
          key, session, cause -> new MissingCause.NoGroupKey(expression, cause));
    }
    LocalDate day = history.day(session);
    int[] before = history.marketDaysBefore(session);
    if (statistic.scope() instanceof Scope.Frozen frozen && !day.isAfter(frozen.until())) {
      return new Finding.Cause(new MissingCause.NotFrozenYet(expression, day, frozen.until()));
    }
    if (before.length < statistic.sessionsBefore()) {
      return new Finding.Cause(
          new MissingCause.MarketTooShort(
              expression, statistic.sessionsBefore(), day, before.length));
    }
    int[] days = inScope(statistic.scope(), before);
    double[] rows = history.rows(index, session, days);
    int needed = statistic.kind() == GroupStatistic.Kind.STD ? 2 : 1;
    return rows.length < needed
        ? new Finding.Cause(
            new MissingCause.TooFewRows(expression, day, rows.length, needed, days.length))
        : ofRows(expression, rows);
  }

  private static int[] inScope(Scope scope, int[] before) {
    return switch (scope) {
      case Scope.Expanding _ -> before;
      case Scope.Rolling(int window) ->
          Arrays.copyOfRange(before, before.length - window, before.length);
      case Scope.Frozen frozen ->
          Arrays.stream(before).filter(day -> day <= frozen.until().toEpochDay()).toArray();
    };
  }

  private static Finding ofRows(String expression, double[] rows) {
    Spread spread = Spread.of(rows);
    return spread.isStill()
        ? Finding.undefined(
            expression,
            "%d rows do not differ, %s".formatted(rows.length, spread.text()),
            "rows that do not differ")
        : Finding.undefined(
            expression,
            "values of %d rows, %s, %s".formatted(rows.length, spread.range(), Spread.BEYOND),
            Spread.BEYOND);
  }
}
