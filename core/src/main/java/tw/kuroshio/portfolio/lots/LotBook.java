package tw.kuroshio.portfolio.lots;

/** Shares, cash and room under the caps while lots are being chosen; exact in 10⁻⁴ TWD. */
final class LotBook {

  private final LotProblem problem;
  private final long[] shares;
  private final long[] capE4;
  private final long[] sectorE4;
  private final long[] sectorCapE4;
  private final long investedCapE4;
  private long investedE4;
  private long cashE4;

  LotBook(LotProblem problem) {
    this.problem = problem;
    int n = problem.size();
    shares = problem.currentShares().clone();
    capE4 = new long[n];
    sectorE4 = new long[problem.sectorCap().length];
    sectorCapE4 = new long[sectorE4.length];
    for (int i = 0; i < n; i++) {
      capE4[i] = ofEquity(problem.cap()[i]);
      long value = valueE4(i, shares[i]);
      sectorE4[problem.sector()[i]] += value;
      investedE4 += value;
    }
    for (int s = 0; s < sectorE4.length; s++) {
      sectorCapE4[s] = ofEquity(problem.sectorCap()[s]);
    }
    investedCapE4 = ofEquity(problem.investedCap());
    cashE4 = problem.cashE4();
  }

  private long ofEquity(double weight) {
    return (long) Math.floor(weight * problem.equityE4());
  }

  long[] shares() {
    return shares.clone();
  }

  long shares(int name) {
    return shares[name];
  }

  long cashE4() {
    return cashE4;
  }

  /** Value of the name's trade so far. */
  long tradeE4(int name) {
    return Math.abs(valueE4(name, shares[name] - problem.currentShares()[name]));
  }

  void moveTo(int name, long target) {
    long change = valueE4(name, target - shares[name]);
    cashE4 += cashFlow(name, target) - cashFlow(name, shares[name]);
    sectorE4[problem.sector()[name]] += change;
    investedE4 += change;
    shares[name] = target;
  }

  /** Whether holding more of a name keeps all caps and leaves cash at or above zero. */
  boolean allows(int name, long target) {
    long change = valueE4(name, target - shares[name]);
    return valueE4(name, target) <= capE4[name]
        && sectorE4[problem.sector()[name]] + change <= sectorCapE4[problem.sector()[name]]
        && investedE4 + change <= investedCapE4
        && cashE4 + cashFlow(name, target) - cashFlow(name, shares[name]) >= 0;
  }

  /** The most lots up to {@code lots} that can be bought on top of the current shares. */
  long greatestAllowed(int name, long lots) {
    long lot = problem.lotShares()[name];
    long current = problem.currentShares()[name];
    long low = 0;
    long high = lots;
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (allows(name, current + middle * lot)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Whether it is cash, not a cap, that forbids so many lots. */
  boolean isShortOfCash(int name, long lots) {
    long target = problem.currentShares()[name] + lots * problem.lotShares()[name];
    return cashE4 + cashFlow(name, target) - cashFlow(name, shares[name]) < 0;
  }

  private long valueE4(int name, long count) {
    return Math.multiplyExact(count, problem.priceE4()[name]);
  }

  /** Cash of the whole trade from the current shares to {@code target}, costs rounded up. */
  private long cashFlow(int name, long target) {
    long trade = valueE4(name, target - problem.currentShares()[name]);
    if (trade == 0) {
      return 0;
    }
    double rate = trade > 0 ? problem.buyCost()[name] : problem.sellCost()[name];
    long cost = (long) Math.ceil(rate * Math.abs(trade));
    return -trade - Math.max(cost, problem.minCommissionE4());
  }
}
