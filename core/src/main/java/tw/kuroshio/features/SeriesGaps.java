package tw.kuroshio.features;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.MissingCause.HistoryTooShort;
import tw.kuroshio.features.operators.Delay;
import tw.kuroshio.features.operators.GarchVariance;
import tw.kuroshio.features.operators.Node;
import tw.kuroshio.features.operators.PartialSlope;
import tw.kuroshio.features.operators.SeededAverage;
import tw.kuroshio.features.operators.WindowOperator;

/** Why an operator over an instrument's sessions has no value. */
final class SeriesGaps {

  private static final int NONE = -1;

  private final NodeHistory history;
  private final ExpressionText text;

  SeriesGaps(NodeHistory history, ExpressionText text) {
    this.history = history;
    this.text = text;
  }

  Finding find(int index, Node.Series node, int session) {
    return switch (node.operator()) {
      case Delay delay -> delayed(index, node, delay, session);
      case SeededAverage average -> average(index, node, average, session);
      case GarchVariance garch -> present(index, node, 0, session);
      case WindowOperator window -> window(index, node, window.warmUp() + 1, session);
      default -> ofUsers(index, node, session);
    };
  }

  private Finding delayed(int index, Node.Series node, Delay delay, int session) {
    int sessions = delay.warmUp();
    String expression = text.of(index);
    if (session < sessions) {
      return tooShort(expression, sessions + 1, session);
    }
    int input = node.inputs().getFirst();
    int then = session - sessions;
    String name = text.named(input);
    GapStep step =
        cause -> new MissingCause.MissingBefore(name, sessions, history.day(then), cause);
    return new Finding.Below(
        input, then, new GapStep.OverSessions(expression, sessions, session + 1, step));
  }

  private static Finding tooShort(String expression, int needed, int session) {
    return new Finding.Cause(new HistoryTooShort(expression, needed, session + 1));
  }

  /** An average that passes over what is missing. */
  private Finding average(int index, Node.Series node, SeededAverage operator, int session) {
    int input = node.inputs().getFirst();
    int first = operator.warmUp() + 1;
    int seen = 0;
    int missing = NONE;
    for (int t = 0; t <= session; t++) {
      boolean there = history.isFinite(input, t);
      seen += there ? 1 : 0;
      missing = there ? missing : t;
    }
    if (missing == session || seen >= first) {
      return present(index, node, operator.warmUp(), session);
    }
    String expression = text.of(index);
    if (missing == NONE) {
      return tooShort(expression, first, session);
    }
    String name = text.named(input);
    int there = seen;
    int newest = missing;
    GapStep step =
        cause ->
            new MissingCause.TooFewValues(
                expression, name, first, there, session + 1, history.day(newest), cause);
    return new Finding.Below(
        input, newest, new GapStep.OverSessions(expression, first - 1, session + 1, step));
  }

  /** The present input is missing, or what it leads to is none. */
  private Finding present(int index, Node.Series node, int more, int session) {
    int input = node.inputs().getFirst();
    String expression = text.of(index);
    if (history.isFinite(input, session)) {
      return Finding.beyondRange(
          expression, "its value with " + ExpressionText.number(history.value(input, session)));
    }
    return new Finding.Below(
        input,
        session,
        new GapStep.OverSessions(expression, more, session + 1, because -> because));
  }

  private Finding window(int index, Node.Series node, int window, int session) {
    String expression = text.of(index);
    Finding.Below below = missing(index, node, window, session);
    if (below != null) {
      return new Finding.Below(
          below.node(),
          below.session(),
          new GapStep.OverSessions(expression, window - 1, session + 1, below.step()));
    }
    return session + 1 < window
        ? tooShort(expression, window, session)
        : ofFinite(index, node, session - window + 1, session);
  }

  /** The newest missing value in a window, null when all are there. */
  private Finding.@Nullable Below missing(int index, Node.Series node, int window, int session) {
    int from = Math.max(0, session - window + 1);
    for (int t = session; t >= from; t--) {
      for (int input : node.inputs()) {
        if (!history.isFinite(input, t)) {
          int count =
              (int) IntStream.rangeClosed(from, t).filter(s -> !history.isFinite(input, s)).count();
          String expression = text.of(index);
          String name = text.named(input);
          LocalDate newest = history.day(t);
          return new Finding.Below(
              input,
              t,
              cause ->
                  new MissingCause.MissingInWindow(expression, name, count, window, newest, cause));
        }
      }
    }
    return null;
  }

  private Finding ofFinite(int index, Node.Series node, int from, int session) {
    String expression = text.of(index);
    List<String> ranges = new ArrayList<>();
    for (int input : node.inputs()) {
      Spread spread =
          Spread.of(
              IntStream.rangeClosed(from, session)
                  .mapToDouble(t -> history.value(input, t))
                  .toArray());
      if (spread.isStill()) {
        return Finding.undefined(
            expression,
            "%s does not move in the %d sessions, %s"
                .formatted(text.of(input), session - from + 1, spread.text()),
            Spread.UNMOVED);
      }
      ranges.add(text.of(input) + " " + spread.range());
    }
    if (node.operator() instanceof PartialSlope) {
      return Finding.undefined(
          expression,
          "%s and %s move together"
              .formatted(text.of(node.inputs().get(1)), text.of(node.inputs().get(2))),
          "two series that move together");
    }
    return Finding.undefined(
        expression, String.join(", ", ranges) + ", lead " + Spread.BEYOND, Spread.BEYOND);
  }

  /** An operator that says of itself only how far back it goes. */
  private Finding ofUsers(int index, Node.Series node, int session) {
    int window = node.operator().warmUp() + 1;
    if (session + 1 < window || missing(index, node, window, session) != null) {
      return window(index, node, window, session);
    }
    Finding.Below older = missing(index, node, session + 1, session);
    return older != null
        ? older
        : Finding.undefined(
            text.of(index), "the operator gives none for its inputs", node.operator().signature());
  }
}
