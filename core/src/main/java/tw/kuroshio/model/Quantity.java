package tw.kuroshio.model;

/**
 * A number of shares, never lots. Lots exist only at the venue's edge.
 *
 * @param shares shares, never negative
 */
public record Quantity(long shares) implements Comparable<Quantity> {

  public static final Quantity ZERO = new Quantity(0);

  public Quantity {
    if (shares < 0) {
      throw new IllegalArgumentException(
          "Quantity must not be negative, was " + shares + " shares");
    }
  }

  public Quantity plus(Quantity other) {
    return new Quantity(Math.addExact(shares, other.shares));
  }

  public Quantity minus(Quantity other) {
    return new Quantity(Math.subtractExact(shares, other.shares));
  }

  public boolean isZero() {
    return shares == 0;
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(shares, other.shares);
  }

  @Override
  public String toString() {
    return Long.toString(shares);
  }
}
