package tw.kuroshio.market;

import tw.kuroshio.model.Money;

/**
 * What an account has agreed with its broker. The exchange sets no minimum: both are the broker's
 * (Operating Rules of the TWSE, Article 94).
 *
 * @param discountPer10000 part of the full commission rate that is charged, in parts per 10,000:
 *     10,000 is the full rate, 2,800 is 28 %
 * @param minimumBoardLot least commission on board lots
 * @param minimumOddLot least commission on odd lots
 */
public record Brokerage(int discountPer10000, Money minimumBoardLot, Money minimumOddLot) {

  /** Full rate, at least NT$20 on board lots and NT$1 on odd lots. */
  public static final Brokerage FULL_RATE = new Brokerage(10_000, Money.ofTwd(20), Money.ofTwd(1));

  public Brokerage {
    if (discountPer10000 < 0 || discountPer10000 > 10_000) {
      throw new IllegalArgumentException(
          "Commission discount must be between 0 and 1, was "
              + discountPer10000
              + " parts per 10,000");
    }
    if (minimumBoardLot.isNegative() || minimumOddLot.isNegative()) {
      throw new IllegalArgumentException(
          "Commission minimum must not be negative, was "
              + minimumBoardLot
              + " and "
              + minimumOddLot
              + " TWD");
    }
  }

  /** The part of the full rate as a natural fraction. */
  public double discount() {
    return discountPer10000 / 10_000.0;
  }
}
