package tw.kuroshio.features.language;

import java.util.List;
import tw.kuroshio.features.operators.ElementwiseOperator;

/** Functions of the same session's values. */
final class ElementwiseFunctions {

  /** Gives a condition. */
  static final Function IS_MISSING = function("is_missing(x)", ElementwiseOperator.IS_MISSING);

  static final List<Function> ALL =
      List.of(
          IS_MISSING,
          function("abs(x)", ElementwiseOperator.ABSOLUTE),
          function("sign(x)", ElementwiseOperator.SIGN),
          function("log(x)", ElementwiseOperator.LOGARITHM),
          function("exp(x)", ElementwiseOperator.EXPONENTIAL),
          function("sqrt(x)", ElementwiseOperator.SQUARE_ROOT),
          function("floor(x)", ElementwiseOperator.FLOOR),
          function("pow(x, y)", ElementwiseOperator.POWER),
          function("signed_power(x, y)", ElementwiseOperator.SIGNED_POWER),
          function("min(x, y)", ElementwiseOperator.MINIMUM),
          function("max(x, y)", ElementwiseOperator.MAXIMUM),
          function("coalesce(x, y)", ElementwiseOperator.COALESCE),
          function("if(condition, x, y)", ElementwiseOperator.IF));

  private ElementwiseFunctions() {}

  private static Function function(String signature, ElementwiseOperator operator) {
    return new Function(signature, 0, (graph, x, n, p) -> graph.apply(operator, x));
  }
}
