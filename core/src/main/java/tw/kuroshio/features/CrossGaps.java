package tw.kuroshio.features;

import java.time.LocalDate;
import java.util.Arrays;
import tw.kuroshio.features.operators.CrossOperator;
import tw.kuroshio.features.operators.Node;

/** Why an operator over the universe has no value. */
final class CrossGaps {

  private final NodeHistory history;
  private final ExpressionText text;

  CrossGaps(NodeHistory history, ExpressionText text) {
    this.history = history;
    this.text = text;
  }

  Finding find(int index, Node.Cross node, int session) {
    CrossOperator operator = node.operator();
    String expression = text.of(index);
    int input = node.inputs().getFirst();
    int key = node.inputs().getLast();
    if (operator.grouped() && Double.isNaN(history.value(key, session))) {
      return new Finding.Below(
          key, session, cause -> new MissingCause.NoGroupKey(expression, cause));
    }
    if (isOfOwnValue(operator) && Double.isNaN(history.value(input, session))) {
      return Finding.below(input, session);
    }
    double[] members = history.members(index, session);
    int needed = needed(operator);
    if (members.length < needed) {
      return new Finding.Cause(
          new MissingCause.TooFewMembers(
              expression, history.day(session), members.length, needed, history.isMember(session)));
    }
    return isOfOwnValue(operator) && !history.isFinite(input, session)
        ? Finding.below(input, session)
        : ofMembers(expression, members, history.day(session));
  }

  private static boolean isOfOwnValue(CrossOperator operator) {
    return switch (operator.kind()) {
      case RANK, ZSCORE, DEMEAN, WINSORIZE, SCALE -> true;
      case COUNT, MEAN, MEDIAN, STD, MIN, MAX -> false;
    };
  }

  private static int needed(CrossOperator operator) {
    return switch (operator.kind()) {
      case ZSCORE, STD -> 2;
      case RANK, DEMEAN, WINSORIZE, SCALE, COUNT, MEAN, MEDIAN, MIN, MAX -> 1;
    };
  }

  private static Finding ofMembers(String expression, double[] members, LocalDate session) {
    long infinite = Arrays.stream(members).filter(Double::isInfinite).count();
    if (infinite > 0) {
      return Finding.undefined(
          expression,
          "%d of %d members are infinite on %s".formatted(infinite, members.length, session),
          "infinite members");
    }
    Spread spread = Spread.of(members);
    if (spread.isStill()) {
      return Finding.undefined(
          expression,
          "%d members on %s do not differ, %s".formatted(members.length, session, spread.text()),
          "members that do not differ");
    }
    return Finding.undefined(
        expression,
        "values of %d members on %s, %s, %s"
            .formatted(members.length, session, spread.range(), Spread.BEYOND),
        Spread.BEYOND);
  }
}
