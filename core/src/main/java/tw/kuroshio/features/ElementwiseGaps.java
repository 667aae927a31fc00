package tw.kuroshio.features;

import java.util.List;
import tw.kuroshio.features.operators.ElementwiseOperator;
import tw.kuroshio.features.operators.Node;

/** Why an operator of one session's values has none. */
final class ElementwiseGaps {

  private final NodeHistory history;
  private final ExpressionText text;

  ElementwiseGaps(NodeHistory history, ExpressionText text) {
    this.history = history;
    this.text = text;
  }

  Finding find(int index, Node.Elementwise node, int session) {
    List<Integer> in = node.inputs();
    double first = history.value(in.getFirst(), session);
    return switch (node.operator()) {
      case IF ->
          Finding.below(Double.isNaN(first) ? in.get(0) : in.get(first != 0.0 ? 1 : 2), session);
      case COALESCE -> standIn(index, in, session);
      default -> strict(index, node, session);
    };
  }

  private Finding standIn(int index, List<Integer> in, int session) {
    if (!Double.isNaN(history.value(in.get(0), session))) {
      return Finding.below(in.get(0), session);
    }
    if (!Double.isNaN(history.value(in.get(1), session))) {
      return Finding.below(in.get(1), session);
    }
    return new Finding.Below(in.get(0), session, new StandIn(text.of(index), in.get(1), session));
  }

  /** Both of a coalesce are missing; why its second node is, is still to be found. */
  record StandIn(String expression, int node, int session) implements GapStep {
    @Override
    public MissingCause around(MissingCause because) {
      return because;
    }
  }

  private Finding strict(int index, Node.Elementwise node, int session) {
    int infinite = -1;
    for (int input : node.inputs()) {
      double value = history.value(input, session);
      if (Double.isNaN(value)) {
        return Finding.below(input, session);
      }
      infinite = infinite < 0 && Double.isInfinite(value) ? input : infinite;
    }
    return infinite >= 0 ? Finding.below(infinite, session) : ofFinite(index, node, session);
  }

  private Finding ofFinite(int index, Node.Elementwise node, int session) {
    double[] x = node.inputs().stream().mapToDouble(n -> history.value(n, session)).toArray();
    String expression = text.of(index);
    String calculation = calculation(node.operator(), x);
    String brief = brief(node.operator(), x);
    return brief.isEmpty() || Double.isInfinite(history.value(index, session))
        ? Finding.beyondRange(expression, calculation)
        : Finding.undefined(expression, calculation, brief);
  }

  /** What is asked in vain; empty where the value is beyond the range of a double. */
  private static String brief(ElementwiseOperator operator, double... x) {
    return switch (operator) {
      case DIVIDE -> "division by 0";
      case LOGARITHM -> x[0] == 0.0 ? "logarithm of 0" : "logarithm of a negative number";
      case SQUARE_ROOT -> "root of a negative number";
      case POWER, SIGNED_POWER -> {
        if (x[0] == 0.0) {
          yield "0 to a negative power";
        }
        boolean real = operator == ElementwiseOperator.SIGNED_POWER || x[0] > 0.0;
        yield real || x[1] == Math.rint(x[1]) ? "" : "a negative number to a broken power";
      }
      default -> "";
    };
  }

  private static String calculation(ElementwiseOperator operator, double... x) {
    String a = ExpressionText.number(x[0]);
    String b = x.length > 1 ? ExpressionText.number(x[1]) : "";
    return switch (operator) {
      case ADD -> a + " + " + b;
      case SUBTRACT -> a + " - " + b;
      case MULTIPLY -> a + " * " + b;
      case DIVIDE -> a + " / " + b;
      default -> operator.signature() + "(" + a + (b.isEmpty() ? "" : ", " + b) + ")";
    };
  }
}
