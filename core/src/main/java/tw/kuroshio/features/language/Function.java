package tw.kuroshio.features.language;

import java.util.List;
import tw.kuroshio.features.operators.OperatorGraph;

/**
 * A function of the language: its signature, what arguments it takes, and its meaning in operators.
 *
 * <p>The names in a signature tell what stands there: {@code n}, {@code first} and {@code least}
 * are whole numbers of sessions, {@code k} of periods, {@code condition} a condition, {@code key} a
 * category; {@code p}, {@code q}, {@code a} and {@code lambda} are numbers written out; {@code
 * scope} says which sessions rows are of; any other is a series. Optional ones are in brackets, at
 * the end.
 */
final class Function {

  /** What a function takes at one place. */
  enum Parameter {
    SERIES,
    CONDITION,
    KEY,
    WINDOW,
    /** Whole number from 2 to the window before it. */
    LEAST,
    NUMBER,
    SCOPE
  }

  /** Adds a function's value to a graph. */
  interface Meaning {

    /**
     * The node of the value.
     *
     * @param x nodes of the series, condition and key arguments
     * @param n whole-number arguments
     * @param p number arguments
     */
    int build(OperatorGraph.Builder graph, int[] x, int[] n, double[] p);
  }

  /** Where a function's numbers must lie. */
  record Bounds(double low, double high) {}

  private final String signature;
  private final List<String> parameterNames;
  private final int leastWindow;
  private final Bounds bounds;
  private final Meaning meaning;

  Function(String signature, int leastWindow, Meaning meaning) {
    this(signature, leastWindow, new Bounds(-Double.MAX_VALUE, Double.MAX_VALUE), meaning);
  }

  /**
   * @param signature as a user writes it, {@code ts_quantile(x, n, q)}
   * @param leastWindow smallest first whole number
   * @param bounds of its numbers, both included
   */
  Function(String signature, int leastWindow, Bounds bounds, Meaning meaning) {
    this.signature = signature;
    String inner = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
    this.parameterNames = List.of(inner.split(", "));
    this.leastWindow = leastWindow;
    this.bounds = bounds;
    this.meaning = meaning;
  }

  private static Parameter parameter(String name) {
    return switch (name) {
      case "n", "k", "[first]" -> Parameter.WINDOW;
      case "[least]" -> Parameter.LEAST;
      case "p", "q", "lambda", "[a]" -> Parameter.NUMBER;
      case "[scope]" -> Parameter.SCOPE;
      case "condition" -> Parameter.CONDITION;
      case "key" -> Parameter.KEY;
      default -> Parameter.SERIES;
    };
  }

  Meaning meaning() {
    return meaning;
  }

  ValueType result() {
    return this == ElementwiseFunctions.IS_MISSING ? ValueType.CONDITION : ValueType.SERIES;
  }

  /** The name before the bracket. */
  String text() {
    return signature.substring(0, signature.indexOf('('));
  }

  String signature() {
    return signature;
  }

  List<Parameter> parameters() {
    return parameterNames.stream().map(Function::parameter).toList();
  }

  /** Arguments that must be given. */
  int required() {
    return (int) parameterNames.stream().filter(name -> !name.startsWith("[")).count();
  }

  int leastWindow() {
    return leastWindow;
  }

  Bounds bounds() {
    return bounds;
  }

  /** The names of some functions, for messages. */
  static String names(List<Function> functions) {
    return String.join(", ", functions.stream().map(Function::text).toList());
  }
}
