package tw.kuroshio.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A price per share in units of 10⁻⁴ TWD, the exchange feed's own 9(5)V9(4), so that decoding is
 * lossless. Zero is a market order's price on the wire.
 *
 * @param e4 price in 10⁻⁴ TWD, never negative
 */
public record Price(long e4) implements Comparable<Price> {

  /** 10⁻⁴ TWD in one TWD. */
  public static final long SCALE = 10_000;

  public Price {
    if (e4 < 0) {
      throw new IllegalArgumentException(
          "Price must not be negative, was " + Money.plain(e4) + " TWD");
    }
  }

  /** Parses a plain decimal such as {@code 52.05}; more than four decimals are refused. */
  public static Price parse(String text) {
    return new Price(
        new BigDecimal(text)
            .setScale(4, RoundingMode.UNNECESSARY)
            .unscaledValue()
            .longValueExact());
  }

  /** The amount for {@code quantity} shares; exact, throws ArithmeticException on overflow. */
  public Money times(Quantity quantity) {
    return new Money(Math.multiplyExact(e4, quantity.shares()));
  }

  /** TWD as a double, for statistics only. */
  public double toDouble() {
    return e4 / (double) SCALE;
  }

  @Override
  public int compareTo(Price other) {
    return Long.compare(e4, other.e4);
  }

  @Override
  public String toString() {
    return Money.plain(e4);
  }
}
