package tw.kuroshio.features.operators;

/** What a node of the {@link OperatorGraph} does with its inputs. Immutable. */
public sealed interface Operator
    permits ElementwiseOperator, SeriesOperator, CrossOperator, GroupStatistic, PeriodOperator {

  /** Name with parameters, for example {@code ts_sum[20]}: equal text means equal operator. */
  String signature();
}
