package tw.kuroshio.features;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tw.kuroshio.features.MissingCause.HistoryTooShort;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.Node;
import tw.kuroshio.features.operators.OperatorGraph;
import tw.kuroshio.features.operators.PeriodOperator;

/**
 * Why formulas have no value in sessions of a history: from the formula down the graph, and back in
 * time where a window or a delay leads, to the deepest cause. For research and messages; it
 * computes all nodes of an instrument, so it is to be asked instrument by instrument. Not safe for
 * several threads.
 */
public final class MissingReasons {

  private static final int MOST_OUTER_STEPS = 2;

  private final OperatorGraph graph;
  private final BarPanel panel;
  private final NodeHistory history;
  private final ExpressionText text;
  private final ElementwiseGaps elementwise;
  private final SeriesGaps series;
  private final CrossGaps cross;
  private final GroupGaps groups;

  /** Computes the cross-sections of the whole history, if the formulas have any. */
  public MissingReasons(CompiledFormulas formulas, BarPanel panel) {
    this.graph = formulas.graph();
    this.panel = panel;
    this.history = new NodeHistory(formulas.program(), panel);
    this.text = new ExpressionText(formulas);
    this.elementwise = new ElementwiseGaps(history, text);
    this.series = new SeriesGaps(history, text);
    this.cross = new CrossGaps(history, text);
    this.groups = new GroupGaps(history, text);
  }

  /**
   * Why a formula has no value, empty where it has one.
   *
   * @param session place among the instrument's own sessions
   * @throws IndexOutOfBoundsException when the instrument has no such session
   */
  public Optional<MissingCause> of(int formula, int instrument, int session) {
    history.turnTo(instrument);
    int root = graph.root(formula);
    return history.isFinite(root, session)
        ? Optional.empty()
        : Optional.of(explain(root, session, true));
  }

  /**
   * Goes down in a loop, since chains of formulas may be long.
   *
   * @param standIns whether the stand-in of a value that has one is explained, too
   */
  private MissingCause explain(int root, int session, boolean standIns) {
    List<GapStep> steps = new ArrayList<>();
    boolean both = standIns;
    Finding finding = look(root, session);
    while (finding instanceof Finding.Below(int node, int then, GapStep step)) {
      if (both && step instanceof ElementwiseGaps.StandIn second) {
        steps.add(
            cause ->
                new MissingCause.NoStandIn(
                    second.expression(), cause, explain(second.node(), second.session(), false)));
        both = false;
      } else if (!(step instanceof GapStep.Same)) {
        steps.add(step);
      }
      finding = look(node, then);
    }
    return wrapped(((Finding.Cause) finding).cause(), steps);
  }

  /** The cause with the steps that led to it, outermost first; of a long way the two ends. */
  private static MissingCause wrapped(MissingCause deepest, List<GapStep> steps) {
    MissingCause cause = deepest;
    List<GapStep> way = new ArrayList<>();
    for (GapStep step : steps.reversed()) {
      HistoryTooShort input =
          way.isEmpty() && cause instanceof HistoryTooShort tooShort ? tooShort : null;
      HistoryTooShort longer = step.tooShort(input);
      if (longer != null) {
        cause = longer;
        way.clear();
      } else {
        way.add(step);
      }
    }
    for (int k = 0; k < way.size(); k++) {
      if (k == 0 || k >= way.size() - MOST_OUTER_STEPS) {
        cause = way.get(k).around(cause);
      }
    }
    return cause;
  }

  private Finding look(int index, int session) {
    return switch (graph.node(index)) {
      case Node.Constant constant ->
          Finding.beyondRange(text.of(index), ExpressionText.number(constant.value()));
      case Node.Input input -> field(input.field(), index, session);
      case Node.Elementwise node -> elementwise.find(index, node, session);
      case Node.Series node -> series.find(index, node, session);
      case Node.Cross node -> cross.find(index, node, session);
      case Node.Group node -> groups.find(index, node, session);
      case Node.Periods node -> periods(index, node, session);
    };
  }

  private Finding field(Field field, int index, int session) {
    if (Double.isInfinite(history.value(index, session))) {
      return Finding.beyondRange(field.text(), "its value on " + history.day(session));
    }
    return new Finding.Cause(
        field instanceof BarField bar
            ? ofBar(bar, session)
            : new MissingCause.NotKnown(
                field, panel.fields().why(history.instrument(), field, history.days(), session)));
  }

  private MissingCause ofBar(BarField field, int session) {
    LocalDate day = history.day(session);
    boolean traded = panel.bars(history.instrument()).volumeShares()[session] > 0;
    return switch (field) {
      case VWAP, ADJ_VWAP ->
          traded
              ? new MissingCause.NotPublished(BarField.VALUE.text(), day)
              : new MissingCause.NoTrade(field.text(), day);
      default -> new MissingCause.NotPublished(field.text(), day);
    };
  }

  private Finding periods(int index, Node.Periods node, int session) {
    PeriodOperator operator = node.operator();
    double[] values =
        node.inputs().stream().mapToDouble(input -> history.value(input, session)).toArray();
    int there = (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    for (int k = 0; k < values.length; k++) {
      int input = node.inputs().get(k);
      if (there < operator.least() && Double.isNaN(values[k])) {
        String expression = text.of(index);
        return new Finding.Below(
            input,
            session,
            cause ->
                new MissingCause.MissingPeriods(
                    expression, there, operator.periods(), operator.least(), cause));
      }
      if (there >= operator.least() && Double.isInfinite(values[k])) {
        return Finding.below(input, session);
      }
    }
    Spread spread = Spread.of(Arrays.stream(values).filter(Double::isFinite).toArray());
    return operator.kind() == PeriodOperator.Kind.STD && spread.isStill()
        ? Finding.undefined(
            text.of(index),
            "the %d periods do not differ, %s".formatted(there, spread.text()),
            Spread.UNMOVED)
        : Finding.beyondRange(text.of(index), "its value of periods " + spread.range());
  }
}
