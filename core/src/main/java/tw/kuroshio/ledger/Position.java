package tw.kuroshio.ledger;

import tw.kuroshio.model.Money;
import tw.kuroshio.model.Price;

/**
 * One position of a book.
 *
 * @param instrument dense index
 * @param shares signed
 * @param cost what the shares held were bought for, commission not included; signed as the shares
 * @param realised profit of what was closed today, before fees and tax
 * @param mark price it is valued at
 */
public record Position(int instrument, long shares, Money cost, Money realised, Price mark) {

  static Position of(PositionBook positions, int instrument, long markE4) {
    return new Position(
        instrument,
        positions.shares[instrument],
        new Money(positions.costE4[instrument]),
        new Money(positions.realisedE4[instrument]),
        new Price(markE4));
  }

  /** Cost per share, rounded to the nearest 10⁻⁴ TWD; zero without shares. */
  public Price averageCost() {
    if (shares == 0) {
      return new Price(0);
    }
    long size = Math.abs(shares);
    return new Price(Math.floorDiv(Math.addExact(Math.abs(cost.e4()), size / 2), size));
  }

  public Money value() {
    return new Money(Math.multiplyExact(shares, mark.e4()));
  }

  /** Value less cost. */
  public Money unrealised() {
    return value().minus(cost);
  }
}
