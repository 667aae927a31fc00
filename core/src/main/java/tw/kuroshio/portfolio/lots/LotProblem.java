package tw.kuroshio.portfolio.lots;

/**
 * Wanted weights and what limits them. Arrays have one entry per name unless said otherwise;
 * immutable by convention.
 *
 * @param equityE4 10⁻⁴ TWD, above zero
 * @param cashE4 free cash before this decision's trades
 * @param priceE4 10⁻⁴ TWD; 0 = none, the name is kept
 * @param currentShares ≥ 0
 * @param wantedWeight ≥ 0; exactly 0 sells everything, odd lot included
 * @param cap greatest weight; a holding above it that is not sold is kept but not added to
 * @param sector sector number of each name, 0 to {@code sectorCap.length − 1}
 * @param sectorCap greatest weight per sector
 * @param investedCap greatest summed weight
 * @param buyable whether it may be bought
 * @param sellable whether it may be sold
 * @param buyCost fraction of value
 * @param sellCost fraction of value
 * @param priority names with a higher one buy first when cash is short; ties by index
 * @param minTradeE4 smallest trade; exits and trades that caps demand are made anyway
 * @param minCommissionE4 least cost of one order
 */
public record LotProblem(
    long equityE4,
    long cashE4,
    long[] priceE4,
    int[] lotShares,
    long[] currentShares,
    double[] wantedWeight,
    double[] cap,
    int[] sector,
    double[] sectorCap,
    double investedCap,
    boolean[] buyable,
    boolean[] sellable,
    double[] buyCost,
    double[] sellCost,
    double[] priority,
    long minTradeE4,
    long minCommissionE4) {

  /** n, the number of names. */
  public int size() {
    return priceE4.length;
  }
}
