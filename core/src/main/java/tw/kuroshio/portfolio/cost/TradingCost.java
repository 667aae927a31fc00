package tw.kuroshio.portfolio.cost;

/**
 * Linear cost of trading one name, per side, as a fraction of the traded value at the reference
 * price.
 *
 * @param buy commission and half spread
 * @param sell commission, tax and half spread
 */
public record TradingCost(double buy, double sell) {

  /**
   * @param commissionRate of value, both sides, for example 0.001425
   * @param taxRate of value, sells only, for example 0.003
   * @param halfSpread of price, see {@link #halfSpread}
   */
  public static TradingCost of(double commissionRate, double taxRate, double halfSpread) {
    if (!(commissionRate >= 0 && taxRate >= 0 && halfSpread >= 0)) {
      throw new IllegalArgumentException(
          "Cost rates must not be negative, were "
              + commissionRate
              + ", "
              + taxRate
              + " and "
              + halfSpread);
    }
    return new TradingCost(commissionRate + halfSpread, commissionRate + taxRate + halfSpread);
  }

  /**
   * ½·max(one tick, quoted spread)/price. A quote may be missing, locked or crossed; the tick is
   * then what is paid.
   *
   * @param priceE4 above zero, 10⁻⁴ TWD
   * @param tickE4 tick at that price, 10⁻⁴ TWD
   * @param quotedSpreadE4 ask less bid, 10⁻⁴ TWD; 0 or less when there is no usable quote
   */
  public static double halfSpread(long priceE4, long tickE4, long quotedSpreadE4) {
    if (priceE4 <= 0 || tickE4 < 0) {
      throw new IllegalArgumentException(
          "Half spread takes a price above zero and a tick of at least zero, were "
              + priceE4
              + " and "
              + tickE4
              + " in 10⁻⁴ TWD");
    }
    return 0.5 * (double) Math.max(tickE4, quotedSpreadE4) / (double) priceE4;
  }

  /**
   * Coefficient m of the impact m·|Δw|^{3/2} in fractions of equity. The square-root law prices a
   * trade of x TWD at Y·σ·√(x/ADV) of its value (Grinold and Kahn 2000, "Active Portfolio
   * Management", ch. 16), so it costs Y·σ·x^{3/2}/√ADV; with x = equity·Δw and over equity that is
   * m = Y·σ·√(equity/ADV).
   *
   * @param factor Y, about 0.7
   * @param dailyVolatility σ, a fraction, not annual
   * @param averageDailyValueTwd ADV; not above zero or NaN = unknown, then no impact is known
   * @param equityTwd above zero
   */
  public static double impactCoefficient(
      double factor, double dailyVolatility, double averageDailyValueTwd, double equityTwd) {
    if (!(averageDailyValueTwd > 0)) {
      return 0;
    }
    return factor * dailyVolatility * Math.sqrt(equityTwd / averageDailyValueTwd);
  }
}
