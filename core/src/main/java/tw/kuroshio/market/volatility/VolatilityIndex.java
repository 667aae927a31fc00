package tw.kuroshio.market.volatility;

import java.util.Comparator;
import java.util.List;

/**
 * The index from the chains quoted at a moment: of the two nearest expiries that count, the
 * variances weighted so that they stand for one of {@code targetDays} days,
 *
 * <pre>100 √{[T₁σ₁² (N₂−N)/(N₂−N₁) + T₂σ₂² (N−N₁)/(N₂−N₁)] · N₃₆₅/N}</pre>
 *
 * where N counts minutes or days. When both expiries lie on one side of the target the same line is
 * drawn on beyond them. Stateless.
 */
public final class VolatilityIndex {

  private static final double MINUTES_A_DAY = 1_440;
  private static final double DAYS_A_YEAR = 365;
  private static final long NS_PER_MINUTE = 60_000_000_000L;

  private final VolatilitySettings settings;

  public VolatilityIndex(VolatilitySettings settings) {
    this.settings = settings;
  }

  /**
   * The index at a moment.
   *
   * @param chains as quoted then, in any order
   * @param nowNs UTC nanoseconds since the epoch
   */
  public VolatilityReading at(List<OptionChain> chains, RiskFreeRates rates, long nowNs) {
    List<OptionChain> usable = nearestFirst(chains, nowNs);
    if (usable.isEmpty()) {
      return new VolatilityReading.None(NoIndex.NO_EXPIRY);
    }
    OptionChain near = usable.getFirst();
    for (OptionChain chain : usable) {
      // Two series can end on one day when a closure moves one of them.
      if (chain.expiry().lastTradingDay().isAfter(near.expiry().lastTradingDay())) {
        return join(term(near, rates.near(), nowNs), term(chain, rates.next(), nowNs));
      }
    }
    return new VolatilityReading.None(NoIndex.ONE_EXPIRY_ONLY);
  }

  private List<OptionChain> nearestFirst(List<OptionChain> chains, long nowNs) {
    return chains.stream()
        .filter(chain -> counts(chain, nowNs))
        .sorted(Comparator.comparing(OptionChain::expiry))
        .toList();
  }

  private boolean counts(OptionChain chain, long nowNs) {
    boolean kind = settings.weeklies() || chain.expiry().kind() == OptionExpiry.Kind.MONTHLY;
    return kind
        && chain.size() > 0
        && chain.expiry().daysLeft(nowNs) >= settings.rollDays()
        && days(chain.expiry(), nowNs) > 0;
  }

  private TermVariance term(OptionChain chain, double rate, long nowNs) {
    if (nowNs - chain.newestNs() > settings.staleAfterNs()) {
      return new TermVariance.None(chain.expiry(), NoIndex.STALE);
    }
    return VarianceStrip.variance(chain, days(chain.expiry(), nowNs) / DAYS_A_YEAR, rate, settings);
  }

  private double days(OptionExpiry expiry, long nowNs) {
    return switch (settings.timeCount()) {
      case MINUTES ->
          (Math.floorDiv(expiry.settlesAtNs(settings.settlesAt()), NS_PER_MINUTE)
                  - Math.floorDiv(nowNs, NS_PER_MINUTE))
              / MINUTES_A_DAY;
      case DAYS -> expiry.daysLeft(nowNs);
    };
  }

  private VolatilityReading join(TermVariance near, TermVariance next) {
    return switch (near) {
      case TermVariance.None none -> new VolatilityReading.None(none.reason());
      case TermVariance.Value first ->
          switch (next) {
            case TermVariance.None none -> new VolatilityReading.None(none.reason());
            case TermVariance.Value second -> interpolate(first, second, settings.targetDays());
          };
    };
  }

  /**
   * Two variances as one index.
   *
   * @throws IllegalArgumentException when the second does not end after the first
   */
  static VolatilityReading interpolate(
      TermVariance.Value near, TermVariance.Value next, int targetDays) {
    double first = near.years() * DAYS_A_YEAR;
    double second = next.years() * DAYS_A_YEAR;
    if (!(second > first)) {
      throw new IllegalArgumentException(
          "The next expiry must be after the near one, was "
              + next.expiry().code()
              + " after "
              + near.expiry().code());
    }
    double weighted =
        near.years() * near.variance() * (second - targetDays) / (second - first)
            + next.years() * next.variance() * (targetDays - first) / (second - first);
    double variance = weighted * DAYS_A_YEAR / targetDays;
    return variance > 0
        ? new VolatilityReading.Value(100 * Math.sqrt(variance), near, next)
        : new VolatilityReading.None(NoIndex.NOT_POSITIVE);
  }
}
