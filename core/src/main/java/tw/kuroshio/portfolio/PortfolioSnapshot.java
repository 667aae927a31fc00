package tw.kuroshio.portfolio;

import tw.kuroshio.model.StateWriter;
import tw.kuroshio.portfolio.covariance.CovarianceEstimate;

/**
 * Everything a portfolio decision depends on. Arrays have one entry per instrument, by the run's
 * dense index. Immutable by convention: arrays are shared, never written after construction.
 *
 * @param expectedReturn forecast over the horizon, natural fraction; NaN = no forecast
 * @param horizonSessions sessions the forecast reaches over; the covariance is scaled to it
 * @param covariance per session
 * @param shares held now, never negative
 * @param priceE4 valuation price in 10⁻⁴ TWD; 0 = none
 * @param sector two-character industry code, {@code 00} = unknown
 * @param buyable whether it may be bought now
 * @param sellable whether it may be sold now
 * @param lotShares shares of a board lot
 * @param buyCost cost of buying as a fraction of value: commission and half spread
 * @param sellCost cost of selling: commission, tax and half spread
 * @param averageDailyValueTwd average traded value of a session in TWD; NaN = unknown (then no
 *     impact and no participation limit)
 * @param equityE4 cash and holdings in 10⁻⁴ TWD, above zero
 * @param cashE4 cash free for buying, before the sells of this decision; may be negative
 */
public record PortfolioSnapshot(
    double[] expectedReturn,
    int horizonSessions,
    CovarianceEstimate covariance,
    long[] shares,
    long[] priceE4,
    String[] sector,
    boolean[] buyable,
    boolean[] sellable,
    int[] lotShares,
    double[] buyCost,
    double[] sellCost,
    double[] averageDailyValueTwd,
    long equityE4,
    long cashE4,
    PortfolioSettings settings) {

  public PortfolioSnapshot {
    int n = expectedReturn.length;
    requireLength("Covariance", covariance.covariance().size(), n);
    requireLength("Shares", shares.length, n);
    requireLength("Prices", priceE4.length, n);
    requireLength("Sectors", sector.length, n);
    requireLength("Buyable flags", buyable.length, n);
    requireLength("Sellable flags", sellable.length, n);
    requireLength("Lot sizes", lotShares.length, n);
    requireLength("Buy costs", buyCost.length, n);
    requireLength("Sell costs", sellCost.length, n);
    requireLength("Average daily values", averageDailyValueTwd.length, n);
    require(horizonSessions > 0, "Horizon must be positive, was ", horizonSessions, -1);
    require(equityE4 > 0, "Equity must be positive, was ", (double) equityE4, -1);
    for (int i = 0; i < n; i++) {
      require(!Double.isInfinite(expectedReturn[i]), "Forecast was ", expectedReturn[i], i);
      require(shares[i] >= 0, "Holding must not be short, was ", (double) shares[i], i);
      require(priceE4[i] >= 0, "Price must not be negative, was ", (double) priceE4[i], i);
      require(lotShares[i] > 0, "Lot must be positive, was ", lotShares[i], i);
      require(buyCost[i] >= 0 && buyCost[i] < 1, "Buy cost must be in [0, 1), was ", buyCost[i], i);
      require(
          sellCost[i] >= 0 && sellCost[i] < 1, "Sell cost must be in [0, 1), was ", sellCost[i], i);
    }
  }

  /** n, the number of instruments. */
  public int size() {
    return expectedReturn.length;
  }

  /** Canonical bytes of all fields. */
  public void write(StateWriter out) {
    out.putDoubles(expectedReturn).putInt(horizonSessions);
    covariance.write(out);
    out.putLongs(shares).putLongs(priceE4);
    for (int i = 0; i < size(); i++) {
      out.putString(sector[i]).putBoolean(buyable[i]).putBoolean(sellable[i]);
    }
    out.putInts(lotShares).putDoubles(buyCost).putDoubles(sellCost);
    out.putDoubles(averageDailyValueTwd).putLong(equityE4).putLong(cashE4);
    settings.write(out);
  }

  /** SHA-256 of the canonical bytes: equal hash, equal decision. */
  public byte[] hash() {
    StateWriter out = new StateWriter(1 << 16);
    write(out);
    return out.sha256();
  }

  private static void requireLength(String what, int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          what + " must have one entry for each of " + expected + " forecasts, were " + actual);
    }
  }

  private static void require(boolean holds, String rule, double value, int name) {
    if (!holds) {
      throw new IllegalArgumentException(
          rule + value + (name < 0 ? "" : " (instrument " + name + ")"));
    }
  }
}
