package tw.kuroshio.features.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.operators.OperatorGraph;
import tw.kuroshio.features.operators.StoreField;

/**
 * Turns an expression over reporting periods into nodes: its argument once a period, with every
 * field that many periods back. All fields of one expression are of one table, so that the same
 * number of periods back means the same period.
 */
final class PeriodCompiler {

  /** Twenty years of months. */
  private static final int MOST_PERIODS = 240;

  /** How often the arguments of nested functions may be repeated in all. */
  private static final int MOST_COPIES = 10_000;

  private final String text;
  private final OperatorGraph.Builder graph;
  private @Nullable StoreField first;
  private int copies;

  PeriodCompiler(String text, OperatorGraph.Builder graph) {
    this.text = text;
    this.graph = graph;
  }

  int node(Expression expression, int back) throws FormulaException {
    int node =
        switch (expression) {
          case Expression.Literal literal -> graph.constant(literal.value());
          case Expression.FieldValue value -> field(value, back);
          case Expression.Operation operation ->
              graph.apply(operation.operator(), nodes(operation.arguments(), back));
          case Expression.Call call -> call(call, back);
          case Expression.Reference reference -> throw notOfATable(reference);
        };
    return GraphCompiler.requireFinite(graph, node, text, expression);
  }

  private int[] nodes(List<Expression> arguments, int back) throws FormulaException {
    int[] nodes = new int[arguments.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = node(arguments.get(i), back);
    }
    return nodes;
  }

  private int field(Expression.FieldValue value, int back) throws FormulaException {
    if (!(value.field() instanceof StoreField field) || !field.hasReportingPeriods()) {
      throw notOfATable(value);
    }
    StoreField before = first == null ? field : first;
    if (before.dataset() != field.dataset() || !before.subject().equals(field.subject())) {
      throw at(
          value,
          "Fields of one period expression must be of one table, were "
              + before.text()
              + " and "
              + field.text());
    }
    first = before;
    return graph.field(field.back(back));
  }

  private int call(Expression.Call call, int back) throws FormulaException {
    Function function = call.function();
    int[] windows = GraphCompiler.windows(call);
    if (function == PeriodFunctions.PERIOD) {
      return node(call.arguments().getFirst(), back + windows[0]);
    }
    if (PeriodFunctions.contains(function)) {
      if (windows[0] > MOST_PERIODS || back > MOST_PERIODS) {
        throw at(call, "Periods must be at most " + MOST_PERIODS + ", was " + (back + windows[0]));
      }
      copies += windows[0];
      if (copies > MOST_COPIES) {
        throw at(call, "Nested period functions must read at most " + MOST_COPIES + " periods");
      }
      int[] periods = new int[windows[0]];
      for (int k = 0; k < periods.length; k++) {
        periods[k] = node(call.arguments().getFirst(), back + k);
      }
      return function.meaning().build(graph, periods, windows, new double[0]);
    }
    if (!ElementwiseFunctions.ALL.contains(function)) {
      throw notOfATable(call);
    }
    return function
        .meaning()
        .build(graph, nodes(call.arguments(), back), windows, GraphCompiler.numbers(call));
  }

  private FormulaException notOfATable(Expression expression) {
    return at(
        expression,
        "Expected fields of one table of months, quarters or years (and element-wise functions of"
            + " them) inside "
            + String.join(", ", PeriodFunctions.ALL.stream().map(Function::text).toList()));
  }

  private FormulaException at(Expression expression, String problem) {
    return FormulaException.at(text, expression.offset(), problem);
  }
}
