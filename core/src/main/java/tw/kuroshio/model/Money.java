package tw.kuroshio.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money in units of 10⁻⁴ TWD. Signed. All arithmetic is exact and throws
 * ArithmeticException on overflow.
 *
 * @param e4 amount in 10⁻⁴ TWD
 */
public record Money(long e4) implements Comparable<Money> {

  public static final Money ZERO = new Money(0);

  /** Whole TWD. */
  public static Money ofTwd(long twd) {
    return new Money(Math.multiplyExact(twd, Price.SCALE));
  }

  /** Parses a plain decimal; more than four decimals are refused. */
  public static Money parse(String text) {
    return new Money(
        new BigDecimal(text)
            .setScale(4, RoundingMode.UNNECESSARY)
            .unscaledValue()
            .longValueExact());
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(e4, other.e4));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(e4, other.e4));
  }

  public Money negated() {
    return new Money(Math.negateExact(e4));
  }

  public boolean isNegative() {
    return e4 < 0;
  }

  /** TWD as a double, for statistics only. */
  public double toDouble() {
    return e4 / (double) Price.SCALE;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(e4, other.e4);
  }

  /** Plain decimal with four places, for example {@code -12.5000}. */
  @Override
  public String toString() {
    return plain(e4);
  }

  static String plain(long e4) {
    return BigDecimal.valueOf(e4, 4).toPlainString();
  }
}
