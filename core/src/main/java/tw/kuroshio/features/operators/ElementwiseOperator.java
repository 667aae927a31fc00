package tw.kuroshio.features.operators;

/**
 * Operators whose value depends on the same session's inputs only. A missing input (NaN) gives a
 * missing value where nothing else is said; so does a zero denominator, the logarithm of a number
 * not above zero, the root of a negative one, and a power or exponential beyond 1.8e308. Conditions
 * are 1 (true), 0 (false) or NaN (unknown); {@code and} and {@code or} know the answer when one
 * side settles it.
 */
public enum ElementwiseOperator implements Operator {
  ADD("add", 2, true, 1),
  SUBTRACT("sub", 2, false, 1),
  MULTIPLY("mul", 2, true, 1),
  DIVIDE("div", 2, false, 4),
  NEGATE("neg", 1, false, 1),
  ABSOLUTE("abs", 1, false, 1),
  /** −1, 0 or 1. */
  SIGN("sign", 1, false, 1),
  LOGARITHM("log", 1, false, 20),
  EXPONENTIAL("exp", 1, false, 20),
  SQUARE_ROOT("sqrt", 1, false, 5),
  FLOOR("floor", 1, false, 1),
  POWER("pow", 2, false, 40),
  /** The sign of x times the power of its magnitude. */
  SIGNED_POWER("signed_power", 2, false, 40),
  MINIMUM("min", 2, true, 1),
  MAXIMUM("max", 2, true, 1),
  /** The first unless it is missing, else the second. */
  COALESCE("coalesce", 2, false, 1),
  LESS("lt", 2, false, 1),
  LESS_OR_EQUAL("le", 2, false, 1),
  EQUAL("eq", 2, true, 1),
  NOT_EQUAL("ne", 2, true, 1),
  AND("and", 2, true, 1),
  OR("or", 2, true, 1),
  NOT("not", 1, false, 1),
  IS_MISSING("is_missing", 1, false, 1),
  IF("if", 3, false, 1);

  private final String signature;
  private final int arity;
  private final boolean commutative;
  private final int cost;

  ElementwiseOperator(String signature, int arity, boolean commutative, int cost) {
    this.signature = signature;
    this.arity = arity;
    this.commutative = commutative;
    this.cost = cost;
  }

  /** The value; inputs beyond {@link #arity()} are ignored. */
  public double apply(double a, double b, double c) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> quotient(a, b);
      case NEGATE -> -a;
      case ABSOLUTE -> Math.abs(a);
      case SIGN -> Math.signum(a);
      case LOGARITHM -> a > 0.0 ? StrictMath.log(a) : Double.NaN;
      case EXPONENTIAL -> finite(StrictMath.exp(a));
      case SQUARE_ROOT -> Math.sqrt(a);
      case FLOOR -> Math.floor(a);
      case POWER -> Double.isNaN(a) ? Double.NaN : finite(StrictMath.pow(a, b));
      case SIGNED_POWER -> finite(Math.signum(a) * StrictMath.pow(Math.abs(a), b));
      case MINIMUM -> Math.min(a, b);
      case MAXIMUM -> Math.max(a, b);
      case COALESCE -> Double.isNaN(a) ? b : a;
      case LESS -> condition(a < b, a, b);
      case LESS_OR_EQUAL -> condition(a <= b, a, b);
      case EQUAL -> condition(a == b, a, b);
      case NOT_EQUAL -> condition(a != b, a, b);
      case AND -> a == 0.0 || b == 0.0 ? 0.0 : a * b;
      case OR -> a == 1.0 || b == 1.0 ? 1.0 : a + b;
      case NOT -> 1.0 - a;
      case IS_MISSING -> Double.isNaN(a) ? 1.0 : 0.0;
      case IF -> Double.isNaN(a) ? Double.NaN : a != 0.0 ? b : c;
    };
  }

  /**
   * The values of rows {@code start} to {@code end - 1}; columns beyond {@link #arity()} are not
   * looked at. The commonest operators have loops of their own, which the compiler vectorises.
   */
  public void column(double[] a, double[] b, double[] c, int start, int end, double[] out) {
    switch (this) {
      case ADD -> {
        for (int t = start; t < end; t++) {
          out[t] = a[t] + b[t];
        }
      }
      case SUBTRACT -> {
        for (int t = start; t < end; t++) {
          out[t] = a[t] - b[t];
        }
      }
      case MULTIPLY -> {
        for (int t = start; t < end; t++) {
          out[t] = a[t] * b[t];
        }
      }
      case DIVIDE -> {
        for (int t = start; t < end; t++) {
          out[t] = quotient(a[t], b[t]);
        }
      }
      default -> {
        for (int t = start; t < end; t++) {
          out[t] = apply(a[t], b[t], c[t]);
        }
      }
    }
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

  int cost() {
    return cost;
  }

  /** What {@link #DIVIDE} gives. */
  public static double quotient(double a, double b) {
    return b == 0.0 ? Double.NaN : a / b;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }

  private static double condition(boolean holds, double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.NaN;
    }
    return holds ? 1.0 : 0.0;
  }
}
