package tw.kuroshio.portfolio.lots;

/**
 * Target shares per name.
 *
 * @param targetShares trades are whole lots, except that an exit also sells the odd lot
 * @param outcome per name
 * @param cashAfterE4 10⁻⁴ TWD when all trades fill at the valuation prices, costs paid
 */
public record LotPlan(long[] targetShares, LotOutcome[] outcome, long cashAfterE4) {}
