package tw.kuroshio.features.operators;

import java.util.List;

/** One node of the {@link OperatorGraph}. Inputs are indices of earlier nodes. */
public sealed interface Node {

  /** The nodes it reads. */
  List<Integer> inputs();

  record Constant(double value) implements Node {
    @Override
    public List<Integer> inputs() {
      return List.of();
    }
  }

  record Input(Field field) implements Node {
    @Override
    public List<Integer> inputs() {
      return List.of();
    }
  }

  record Elementwise(ElementwiseOperator operator, List<Integer> inputs) implements Node {}

  record Series(SeriesOperator operator, List<Integer> inputs) implements Node {}

  /** The second input, when there is one, is the key. */
  record Cross(CrossOperator operator, List<Integer> inputs) implements Node {}

  /** Inputs are the value and the key. */
  record Group(GroupStatistic operator, List<Integer> inputs) implements Node {}

  /** Inputs are the newest period first. */
  record Periods(PeriodOperator operator, List<Integer> inputs) implements Node {}
}
