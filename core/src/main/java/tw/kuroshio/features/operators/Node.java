package tw.kuroshio.features.operators;

/** One node of the {@link OperatorGraph}. Inputs are indices of earlier nodes. */
public sealed interface Node {

  record Constant(double value) implements Node {}

  record Input(Field field) implements Node {}

  /** Inputs beyond the operator's arity are 0 and ignored. */
  record Elementwise(ElementwiseOperator operator, int a, int b, int c) implements Node {}

  record Series(SeriesOperator operator, int input) implements Node {}
}
