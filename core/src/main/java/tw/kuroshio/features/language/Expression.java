package tw.kuroshio.features.language;

import java.util.List;
import tw.kuroshio.features.operators.ElementwiseOperator;
import tw.kuroshio.features.operators.Field;

/** A typed expression of one formula and where it starts in the text. */
sealed interface Expression {

  int offset();

  ValueType type();

  /** Levels of nesting, 1 for a leaf. */
  int depth();

  record Literal(double value, int offset) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.SERIES;
    }

    @Override
    public int depth() {
      return 1;
    }
  }

  record FieldValue(Field field, int offset) implements Expression {
    @Override
    public ValueType type() {
      return field.isKey() ? ValueType.KEY : ValueType.SERIES;
    }

    @Override
    public int depth() {
      return 1;
    }
  }

  /** Another formula's value. */
  record Reference(String name, int offset) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.SERIES;
    }

    @Override
    public int depth() {
      return 1;
    }
  }

  /** An infix or prefix operator. */
  record Operation(
      ElementwiseOperator operator,
      ValueType type,
      List<Expression> arguments,
      int offset,
      int depth)
      implements Expression {
    Operation(
        ElementwiseOperator operator, ValueType type, List<Expression> arguments, int offset) {
      this(operator, type, arguments, offset, depthOver(arguments));
    }
  }

  /** A function; {@code windows} are its whole-number arguments in order, then the others. */
  record Call(
      Function function,
      List<Expression> arguments,
      List<Integer> windows,
      List<Double> numbers,
      int offset,
      int depth)
      implements Expression {
    Call(
        Function function,
        List<Expression> arguments,
        List<Integer> windows,
        List<Double> numbers,
        int offset) {
      this(function, arguments, windows, numbers, offset, depthOver(arguments));
    }

    @Override
    public ValueType type() {
      return function.result();
    }
  }

  private static int depthOver(List<Expression> arguments) {
    return 1 + arguments.stream().mapToInt(Expression::depth).max().orElse(0);
  }
}
