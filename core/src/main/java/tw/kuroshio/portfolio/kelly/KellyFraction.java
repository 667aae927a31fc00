package tw.kuroshio.portfolio.kelly;

/**
 * A fraction of full Kelly. Over a short horizon the growth-optimal weights maximise μᵀw − ½·wᵀΣw,
 * which is mean-variance with risk aversion 1 (Thorp 2006, "The Kelly Criterion in Blackjack,
 * Sports Betting and the Stock Market", Handbook of Asset and Liability Management, ch. 9, §7: w* =
 * Σ⁻¹μ, for one name μ/σ²). Betting the fraction f of it everywhere is mean-variance with risk
 * aversion 1/f: quarter Kelly is 4 (MacLean, Ziemba and Li 2005, "Time to wealth goals in capital
 * accumulation", Quantitative Finance 5; MacLean, Thorp and Ziemba 2010, "Long-term capital growth:
 * the good and bad properties of the Kelly and fractional Kelly capital growth criteria",
 * Quantitative Finance 10). μ and Σ must be of the same horizon; μ is over cash.
 *
 * @param value f in (0, 1]
 */
public record KellyFraction(double value) {

  public static final KellyFraction QUARTER = new KellyFraction(0.25);

  public KellyFraction {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException("Kelly fraction must be in (0, 1], was " + value);
    }
  }

  /** λ of the mean-variance problem that bets this fraction. */
  public double riskAversion() {
    return 1 / value;
  }

  /**
   * Weight of one name on its own, f·μ/σ², long only; numbers that cannot carry a bet give zero and
   * say why.
   *
   * @param mean expected return over a horizon
   * @param variance of the return over the same horizon
   * @param cap greatest weight
   */
  public KellySize size(double mean, double variance, double cap) {
    if (!Double.isFinite(mean)) {
      return new KellySize(0, KellySize.Reason.NO_FORECAST);
    }
    if (!Double.isFinite(variance)) {
      return new KellySize(0, KellySize.Reason.NO_VARIANCE);
    }
    if (variance <= 0) {
      return new KellySize(0, KellySize.Reason.VARIANCE_NOT_POSITIVE);
    }
    if (mean <= 0) {
      return new KellySize(0, KellySize.Reason.NO_EDGE);
    }
    double weight = value * mean / variance;
    return weight <= cap
        ? new KellySize(weight, KellySize.Reason.SIZED)
        : new KellySize(cap, KellySize.Reason.CAPPED);
  }
}
