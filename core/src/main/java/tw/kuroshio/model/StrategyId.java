package tw.kuroshio.model;

/** The strategy that owns an order, a position or a prediction. */
public record StrategyId(String value) implements Comparable<StrategyId> {

  public static final StrategyId DEFAULT = new StrategyId("default");

  @Override
  public int compareTo(StrategyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
