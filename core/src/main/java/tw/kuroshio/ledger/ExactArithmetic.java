package tw.kuroshio.ledger;

import java.math.BigInteger;

/** Integer arithmetic whose intermediate results may pass 64 bits. */
final class ExactArithmetic {

  private ExactArithmetic() {}

  /** a·b/c rounded towards zero; ArithmeticException when the quotient passes 64 bits. */
  static long multiplyDivide(long a, long b, long c) {
    long low = a * b;
    boolean fits = Math.multiplyHigh(a, b) == low >> 63;
    if (fits) {
      return low / c;
    }
    return BigInteger.valueOf(a)
        .multiply(BigInteger.valueOf(b))
        .divide(BigInteger.valueOf(c))
        .longValueExact();
  }
}
