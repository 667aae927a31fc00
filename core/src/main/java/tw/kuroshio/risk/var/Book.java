package tw.kuroshio.risk.var;

/**
 * Values held, in TWD, one per instrument by the run's dense index; negative = short. Immutable by
 * convention.
 *
 * @param valueTwd finite
 */
public record Book(double[] valueTwd) {

  public Book {
    for (int i = 0; i < valueTwd.length; i++) {
      if (!Double.isFinite(valueTwd[i])) {
        throw new IllegalArgumentException(
            "Position value must be finite, was " + valueTwd[i] + " TWD (instrument " + i + ")");
      }
    }
  }

  /**
   * @param shares signed
   * @param priceE4 10⁻⁴ TWD, one for each holding
   */
  public static Book of(long[] shares, long[] priceE4) {
    if (shares.length != priceE4.length) {
      throw new IllegalArgumentException(
          "Each holding must have a price: " + shares.length + " and " + priceE4.length);
    }
    double[] value = new double[shares.length];
    for (int i = 0; i < value.length; i++) {
      value[i] = Math.multiplyExact(shares[i], priceE4[i]) / 10_000.0;
    }
    return new Book(value);
  }

  public int size() {
    return valueTwd.length;
  }
}
