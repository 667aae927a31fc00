package tw.kuroshio.portfolio.lots;

/** What rounding did to a name. */
public enum LotOutcome {
  /** Within one lot of the wanted weight, or as near as caps allow. */
  ROUNDED,
  /** Wanted to change by less than rounding gives: kept. */
  BELOW_LOT,
  /** The change is worth less than the smallest trade: kept. */
  BELOW_MINIMUM_TRADE,
  /** Fewer lots than wanted, because cash after costs ran out. */
  CASH_LIMITED
}
