package tw.kuroshio.market.volatility;

import java.util.Arrays;

/**
 * The strip of options whose prices make one expiry's variance:
 *
 * <pre>σ² = (2/T) Σ ΔKᵢ/Kᵢ² · e^{RT} Q(Kᵢ) − (1/T) (F/K₀ − 1)²</pre>
 *
 * F = K + e^{RT}(C − P) at the strike where call and put are least apart; K₀ the highest strike not
 * above F; Q the middle of bid and ask of puts below K₀ and calls above it, at K₀ the mean of both.
 * From K₀ outwards an option without a bid is left out, and two in a row end the wing. ΔK is half
 * the distance between the neighbours in the strip, at its ends the distance to the only one.
 *
 * <p>Source: Cboe, Volatility Index Methodology: Cboe Volatility Index, version 6.0. TAIFEX's index
 * follows it.
 */
final class VarianceStrip {

  private final double growth;
  private final double forward;
  private final double strikeAtForward;
  private final double[] strike;
  private final double[] mid;

  private VarianceStrip(
      double growth, double forward, double strikeAtForward, double[] strike, double[] mid) {
    this.growth = growth;
    this.forward = forward;
    this.strikeAtForward = strikeAtForward;
    this.strike = strike;
    this.mid = mid;
  }

  /**
   * The variance of a chain.
   *
   * @param years to expiry, above zero
   * @param rate risk-free, continuously compounded, a natural fraction a year
   */
  static TermVariance variance(
      OptionChain chain, double years, double rate, VolatilitySettings settings) {
    double growth = StrictMath.exp(rate * years);
    int parity = parityStrike(chain);
    if (parity < 0) {
      return new TermVariance.None(chain.expiry(), NoIndex.NO_FORWARD);
    }
    double forward =
        chain.strike(parity)
            + growth * (chain.mid(parity, OptionRight.CALL) - chain.mid(parity, OptionRight.PUT));
    int at = strikeNotAbove(chain, forward);
    if (at < 0 || !chain.isBidOnBothSides(at)) {
      return new TermVariance.None(chain.expiry(), NoIndex.NO_STRIKE_AT_FORWARD);
    }
    int[] puts = wing(chain, at, -1, OptionRight.PUT, settings.zeroBidsToStop());
    int[] calls = wing(chain, at, 1, OptionRight.CALL, settings.zeroBidsToStop());
    if (Math.min(puts.length, calls.length) < settings.leastStrikesASide()) {
      return new TermVariance.None(chain.expiry(), NoIndex.TOO_FEW_STRIKES);
    }
    VarianceStrip strip = of(chain, growth, forward, at, puts, calls);
    double variance = strip.variance(years);
    if (!(variance > 0)) {
      return new TermVariance.None(chain.expiry(), NoIndex.NOT_POSITIVE);
    }
    return new TermVariance.Value(
        chain.expiry(),
        variance,
        years,
        forward,
        strip.strikeAtForward,
        strip.strike.length,
        strip.strike[0],
        strip.strike[strip.strike.length - 1]);
  }

  /** Where call and put are least apart, the lowest such strike; -1 when no strike has both. */
  private static int parityStrike(OptionChain chain) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < chain.size(); i++) {
      if (chain.isBidOnBothSides(i)) {
        double apart = Math.abs(chain.mid(i, OptionRight.CALL) - chain.mid(i, OptionRight.PUT));
        if (apart < least) {
          least = apart;
          best = i;
        }
      }
    }
    return best;
  }

  private static int strikeNotAbove(OptionChain chain, double forward) {
    int at = chain.size() - 1;
    while (at >= 0 && chain.strike(at) > forward) {
      at--;
    }
    return at;
  }

  /** Places of the strikes with a bid, from the one beside {@code from} outwards. */
  private static int[] wing(
      OptionChain chain, int from, int step, OptionRight right, int zeroBidsToStop) {
    int[] places = new int[chain.size()];
    int count = 0;
    int without = 0;
    for (int i = from + step; i >= 0 && i < chain.size() && without < zeroBidsToStop; i += step) {
      if (chain.isBid(i, right)) {
        places[count++] = i;
        without = 0;
      } else {
        without++;
      }
    }
    return Arrays.copyOf(places, count);
  }

  private static VarianceStrip of(
      OptionChain chain, double growth, double forward, int at, int[] puts, int[] calls) {
    int size = puts.length + 1 + calls.length;
    double[] strike = new double[size];
    double[] mid = new double[size];
    int next = 0;
    for (int i = puts.length - 1; i >= 0; i--) {
      strike[next] = chain.strike(puts[i]);
      mid[next++] = chain.mid(puts[i], OptionRight.PUT);
    }
    strike[next] = chain.strike(at);
    mid[next++] = (chain.mid(at, OptionRight.CALL) + chain.mid(at, OptionRight.PUT)) / 2;
    for (int call : calls) {
      strike[next] = chain.strike(call);
      mid[next++] = chain.mid(call, OptionRight.CALL);
    }
    return new VarianceStrip(growth, forward, chain.strike(at), strike, mid);
  }

  private double variance(double years) {
    double sum = 0;
    for (int i = 0; i < strike.length; i++) {
      sum += deltaK(i) / (strike[i] * strike[i]) * growth * mid[i];
    }
    double offset = forward / strikeAtForward - 1;
    return 2 / years * sum - offset * offset / years;
  }

  private double deltaK(int i) {
    if (i == 0) {
      return strike[1] - strike[0];
    }
    int last = strike.length - 1;
    return i == last ? strike[last] - strike[last - 1] : (strike[i + 1] - strike[i - 1]) / 2;
  }
}
