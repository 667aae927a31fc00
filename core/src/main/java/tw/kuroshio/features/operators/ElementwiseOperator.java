package tw.kuroshio.features.operators;

/**
 * Operators whose value depends on the same session's inputs only. A missing input (NaN) gives a
 * missing value; so does a zero denominator, the logarithm of a number not above zero and the root
 * of a negative one. Conditions are 1 (true), 0 (false) or NaN (unknown).
 */
public enum ElementwiseOperator implements Operator {
  ADD("add", 2, true),
  SUBTRACT("sub", 2, false),
  MULTIPLY("mul", 2, true),
  DIVIDE("div", 2, false),
  NEGATE("neg", 1, false),
  ABSOLUTE("abs", 1, false),
  LOGARITHM("log", 1, false),
  SQUARE_ROOT("sqrt", 1, false),
  MINIMUM("min", 2, true),
  MAXIMUM("max", 2, true),
  LESS("lt", 2, false),
  LESS_OR_EQUAL("le", 2, false),
  EQUAL("eq", 2, true),
  NOT_EQUAL("ne", 2, true),
  IF("if", 3, false);

  private final String signature;
  private final int arity;
  private final boolean commutative;

  ElementwiseOperator(String signature, int arity, boolean commutative) {
    this.signature = signature;
    this.arity = arity;
    this.commutative = commutative;
  }

  /** The value; inputs beyond {@link #arity()} are ignored. */
  public double apply(double a, double b, double c) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> b == 0.0 ? Double.NaN : a / b;
      case NEGATE -> -a;
      case ABSOLUTE -> Math.abs(a);
      case LOGARITHM -> a > 0.0 ? StrictMath.log(a) : Double.NaN;
      case SQUARE_ROOT -> Math.sqrt(a);
      case MINIMUM -> Math.min(a, b);
      case MAXIMUM -> Math.max(a, b);
      case LESS -> condition(a < b, a, b);
      case LESS_OR_EQUAL -> condition(a <= b, a, b);
      case EQUAL -> condition(a == b, a, b);
      case NOT_EQUAL -> condition(a != b, a, b);
      case IF -> Double.isNaN(a) ? Double.NaN : a != 0.0 ? b : c;
    };
  }

  @Override
  public String signature() {
    return signature;
  }

  public int arity() {
    return arity;
  }

  /** Whether swapping the inputs changes no bit of the value. */
  public boolean commutative() {
    return commutative;
  }

  private static double condition(boolean holds, double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.NaN;
    }
    return holds ? 1.0 : 0.0;
  }
}
