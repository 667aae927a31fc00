package tw.kuroshio.features.operators;

/**
 * Operators whose value depends on the same session's inputs only. A missing input (NaN) gives a
 * missing value; so does a zero denominator, the logarithm of a number not above zero and the root
 * of a negative one. Conditions are 1 (true), 0 (false) or NaN (unknown).
 */
public enum ElementwiseOperator implements Operator {
  ADD("add", 2, true) {
    @Override
    public double apply(double a, double b, double c) {
      return a + b;
    }
  },
  SUBTRACT("sub", 2, false) {
    @Override
    public double apply(double a, double b, double c) {
      return a - b;
    }
  },
  MULTIPLY("mul", 2, true) {
    @Override
    public double apply(double a, double b, double c) {
      return a * b;
    }
  },
  DIVIDE("div", 2, false) {
    @Override
    public double apply(double a, double b, double c) {
      return b == 0.0 ? Double.NaN : a / b;
    }
  },
  NEGATE("neg", 1, false) {
    @Override
    public double apply(double a, double b, double c) {
      return -a;
    }
  },
  ABSOLUTE("abs", 1, false) {
    @Override
    public double apply(double a, double b, double c) {
      return Math.abs(a);
    }
  },
  LOGARITHM("log", 1, false) {
    @Override
    public double apply(double a, double b, double c) {
      return a > 0.0 ? StrictMath.log(a) : Double.NaN;
    }
  },
  SQUARE_ROOT("sqrt", 1, false) {
    @Override
    public double apply(double a, double b, double c) {
      return Math.sqrt(a);
    }
  },
  MINIMUM("min", 2, true) {
    @Override
    public double apply(double a, double b, double c) {
      return Math.min(a, b);
    }
  },
  MAXIMUM("max", 2, true) {
    @Override
    public double apply(double a, double b, double c) {
      return Math.max(a, b);
    }
  },
  LESS("lt", 2, false) {
    @Override
    public double apply(double a, double b, double c) {
      return condition(a < b, a, b);
    }
  },
  LESS_OR_EQUAL("le", 2, false) {
    @Override
    public double apply(double a, double b, double c) {
      return condition(a <= b, a, b);
    }
  },
  EQUAL("eq", 2, true) {
    @Override
    public double apply(double a, double b, double c) {
      return condition(a == b, a, b);
    }
  },
  NOT_EQUAL("ne", 2, true) {
    @Override
    public double apply(double a, double b, double c) {
      return condition(a != b, a, b);
    }
  },
  IF("if", 3, false) {
    @Override
    public double apply(double a, double b, double c) {
      if (Double.isNaN(a)) {
        return Double.NaN;
      }
      return a != 0.0 ? b : c;
    }
  };

  private final String signature;
  private final int arity;
  private final boolean commutative;

  ElementwiseOperator(String signature, int arity, boolean commutative) {
    this.signature = signature;
    this.arity = arity;
    this.commutative = commutative;
  }

  /** The value; inputs beyond {@link #arity()} are ignored. */
  public abstract double apply(double a, double b, double c);

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
