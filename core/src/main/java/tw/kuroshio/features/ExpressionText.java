package tw.kuroshio.features;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.CrossOperator;
import tw.kuroshio.features.operators.Delay;
import tw.kuroshio.features.operators.ElementwiseOperator;
import tw.kuroshio.features.operators.ExponentialAverage;
import tw.kuroshio.features.operators.Node;
import tw.kuroshio.features.operators.OperatorGraph;
import tw.kuroshio.features.operators.Scope;
import tw.kuroshio.features.operators.SeriesOperator;

/**
 * Nodes of a graph as a formula would write them: other formulas by their names, what lies too deep
 * as an ellipsis. Of the same meaning, not of the same letters, as what was read.
 */
final class ExpressionText {

  private static final int LONGEST = 72;
  private static final int DEEPEST = 8;
  private static final String ELLIPSIS = "…";
  private static final MathContext SIX_DIGITS = new MathContext(6);

  /** How closely operators bind: conditions, sums, products, signs, everything else. */
  private static final int OR = 1;

  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int SIGN = 7;
  private static final int WHOLE = 8;

  private final OperatorGraph graph;
  private final Map<Integer, String> names = new TreeMap<>();

  /** Text and how closely its outermost operator binds. */
  private record Part(String text, int binding) {

    String within(int least) {
      return binding < least ? "(" + text + ")" : text;
    }
  }

  ExpressionText(CompiledFormulas formulas) {
    graph = formulas.graph();
    for (int f = 0; f < formulas.size(); f++) {
      Node root = graph.node(graph.root(f));
      if (!root.inputs().isEmpty()) {
        names.putIfAbsent(graph.root(f), formulas.names().get(f));
      }
    }
  }

  /** As deep as it fits into a line. */
  String of(int node) {
    String text = "";
    for (int depth = DEEPEST; depth > 0; depth--) {
      text = part(node, depth, true).text;
      if (text.length() <= LONGEST) {
        break;
      }
    }
    return text;
  }

  /** The name of the formula it is, or what it is made of. */
  String named(int node) {
    String name = names.get(node);
    return name == null ? of(node) : name;
  }

  /** A number with no more digits than people read. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "missing" : value > 0.0 ? "infinity" : "-infinity";
    }
    BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
    boolean plain = Math.abs(value) < 1e15 && rounded.scale() < 10;
    return plain ? rounded.toPlainString() : rounded.toString();
  }

  private Part part(int index, int depth, boolean outermost) {
    Node node = graph.node(index);
    String name = outermost ? null : names.get(index);
    if (name != null) {
      return new Part(name, WHOLE);
    }
    if (depth == 0 && !node.inputs().isEmpty()) {
      return new Part(ELLIPSIS, WHOLE);
    }
    return switch (node) {
      case Node.Constant c -> new Part(number(c.value()), c.value() < 0.0 ? SIGN : WHOLE);
      case Node.Input i -> new Part(i.field().text(), WHOLE);
      case Node.Elementwise e -> elementwise(e, depth);
      case Node.Series s -> series(s, depth);
      case Node.Cross c -> call(name(c.operator()), c.inputs(), parameter(c.operator()), depth);
      case Node.Group g ->
          call(g.operator().function(), g.inputs(), text(g.operator().scope()), depth);
      case Node.Periods p -> {
        String signature = p.operator().signature();
        yield call(before(signature), p.inputs().subList(0, 1), inBrackets(signature), depth);
      }
    };
  }

  private Part elementwise(Node.Elementwise node, int depth) {
    List<Integer> in = node.inputs();
    return switch (node.operator()) {
      case ADD -> infix(in, " + ", SUM, depth);
      case SUBTRACT -> change(in, depth);
      case MULTIPLY -> infix(in, " * ", PRODUCT, depth);
      case DIVIDE -> infix(in, " / ", PRODUCT, depth);
      case LESS -> infix(in, " < ", COMPARISON, depth);
      case LESS_OR_EQUAL -> infix(in, " <= ", COMPARISON, depth);
      case EQUAL -> infix(in, " == ", COMPARISON, depth);
      case NOT_EQUAL -> infix(in, " != ", COMPARISON, depth);
      case AND -> infix(in, " and ", AND, depth);
      case OR -> infix(in, " or ", OR, depth);
      case NOT -> new Part("not " + below(in.getFirst(), depth).within(NOT + 1), NOT);
      case NEGATE -> new Part("-" + below(in.getFirst(), depth).within(SIGN + 1), SIGN);
      default -> call(node.operator().signature(), in, "", depth);
    };
  }

  private Part below(int index, int depth) {
    return part(index, depth - 1, false);
  }

  private Part infix(List<Integer> in, String sign, int binding, int depth) {
    String left = below(in.get(0), depth).within(binding == COMPARISON ? binding + 1 : binding);
    return new Part(left + sign + below(in.get(1), depth).within(binding + 1), binding);
  }

  /** A difference, or the return or change it stands for. */
  private Part change(List<Integer> in, int depth) {
    if (isDelayOf(in.get(1), in.get(0))) {
      return call("delta", in.subList(0, 1), inBrackets(graph.text(in.get(1))), depth);
    }
    if (graph.node(in.get(0)) instanceof Node.Elementwise ratio
        && ratio.operator() == ElementwiseOperator.DIVIDE
        && graph.node(in.get(1)) instanceof Node.Constant(double one)
        && one == 1.0
        && graph.node(ratio.inputs().get(0)) instanceof Node.Input price
        && price.field() == BarField.P
        && isDelayOf(ratio.inputs().get(1), ratio.inputs().get(0))) {
      return new Part("ret(" + inBrackets(graph.text(ratio.inputs().get(1))) + ")", WHOLE);
    }
    return infix(in, " - ", SUM, depth);
  }

  private boolean isDelayOf(int index, int of) {
    return graph.node(index) instanceof Node.Series s
        && s.operator() instanceof Delay
        && s.inputs().getFirst() == of;
  }

  private Part series(Node.Series node, int depth) {
    SeriesOperator operator = node.operator();
    String parameters = inBrackets(operator.signature());
    if (operator instanceof ExponentialAverage) {
      String[] both = parameters.split(", ", 2);
      parameters = both[0].equals(both[1]) ? both[0] : parameters;
    }
    return call(before(operator.signature()), node.inputs(), parameters, depth);
  }

  private Part call(String name, List<Integer> inputs, String parameters, int depth) {
    StringBuilder text = new StringBuilder(name).append('(');
    for (int i = 0; i < inputs.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(below(inputs.get(i), depth).text);
    }
    text.append(parameters.isEmpty() ? "" : ", ").append(parameters).append(')');
    return new Part(text.toString(), WHOLE);
  }

  private static String name(CrossOperator operator) {
    String kind = operator.kind().name().toLowerCase(Locale.ROOT);
    if (operator.grouped()) {
      return "group_" + kind;
    }
    return switch (operator.kind()) {
      case COUNT, MEAN, STD -> "universe_" + kind;
      default -> kind;
    };
  }

  private static String text(Scope scope) {
    return scope.signature().replace('[', '(').replace(']', ')');
  }

  private static String parameter(CrossOperator operator) {
    boolean usual = operator.parameter() == 0.0 || operator.parameter() == 1.0;
    return usual ? "" : number(operator.parameter());
  }

  private static String before(String signature) {
    int bracket = signature.indexOf('[');
    return bracket < 0 ? signature : signature.substring(0, bracket);
  }

  /** The parameters of a signature, {@code 20, 0.5}. */
  private static String inBrackets(String signature) {
    int open = signature.indexOf('[');
    int close = signature.indexOf(']', open);
    return open < 0 || close < 0
        ? ""
        : signature.substring(open + 1, close).replaceAll(", *", ", ");
  }
}
