package tw.kuroshio.portfolio.lots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;

/** Random roundings and the rules every answer must keep, in exact integers. */
final class LotProblems {

  private LotProblems() {}

  /** Wanted weights keep the caps, as a solver's do; cash may be short or negative. */
  static LotProblem random(SplittableRandom random) {
    int n = 1 + random.nextInt(40);
    int sectors = 1 + random.nextInt(5);
    long equityE4 = 10_000L * (1_000_000L + random.nextLong(500_000_000L));
    long[] price = new long[n];
    int[] lot = new int[n];
    long[] current = new long[n];
    double[] wanted = new double[n];
    double[] cap = new double[n];
    int[] sector = new int[n];
    boolean[] buyable = new boolean[n];
    boolean[] sellable = new boolean[n];
    double[] cost = new double[n];
    double[] priority = new double[n];
    double[] sectorCap = new double[sectors];
    double[] sectorSum = new double[sectors];
    double total = 0;
    for (int i = 0; i < n; i++) {
      price[i] = random.nextInt(20) == 0 ? 0 : 100 * (1 + random.nextLong(100_000));
      lot[i] = random.nextInt(10) == 0 ? 100 : 1_000;
      double held = random.nextInt(3) == 0 ? 0.08 * random.nextDouble() : 0;
      current[i] = price[i] == 0 ? random.nextInt(3_000) : (long) (held * equityE4 / price[i]);
      buyable[i] = random.nextInt(8) > 0;
      sellable[i] = random.nextInt(8) > 0;
      double start = (double) current[i] * price[i] / equityE4;
      boolean fixed = price[i] == 0 || (!buyable[i] && !sellable[i]);
      double least = fixed || !sellable[i] ? start : 0;
      double most = Math.max(least, fixed || !buyable[i] ? Math.min(start, 0.05) : 0.05);
      wanted[i] = random.nextInt(4) == 0 ? least : least + random.nextDouble() * (most - least);
      cap[i] = Math.max(0.05, least);
      sector[i] = random.nextInt(sectors);
      sectorSum[sector[i]] += wanted[i];
      total += wanted[i];
      cost[i] = 0.01 * random.nextDouble();
      priority[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextDouble();
    }
    for (int s = 0; s < sectors; s++) {
      sectorCap[s] = Math.max(random.nextDouble() * 0.3, sectorSum[s] + 1e-9);
    }
    long cashE4 = (long) ((random.nextDouble() * 1.1 - 0.1) * equityE4);
    return new LotProblem(
        equityE4,
        cashE4,
        price,
        lot,
        current,
        wanted,
        cap,
        sector,
        sectorCap,
        Math.max(1, total + 1e-9),
        buyable,
        sellable,
        cost,
        cost,
        priority,
        random.nextLong(3) * 300_000_000L,
        200_000);
  }

  static void assertLimits(LotProblem problem, LotPlan plan, long seed) {
    long cash = problem.cashE4();
    boolean buys = false;
    double[] sectorValue = new double[problem.sectorCap().length];
    boolean[] stuck = new boolean[problem.sectorCap().length];
    for (int i = 0; i < problem.size(); i++) {
      String where = "seed " + seed + " name " + i;
      long current = problem.currentShares()[i];
      long target = plan.targetShares()[i];
      long trade = target - current;
      long value = trade * problem.priceE4()[i];
      assertThat(target).as(where).isNotNegative();
      assertThat(target == 0 || trade % problem.lotShares()[i] == 0).as(where).isTrue();
      double wantedShares =
          problem.priceE4()[i] == 0
              ? current
              : problem.wantedWeight()[i] * problem.equityE4() / problem.priceE4()[i];
      if (trade > 0) {
        buys = true;
        assertThat(problem.buyable()[i]).as(where).isTrue();
        assertThat(value).as(where).isGreaterThanOrEqualTo(problem.minTradeE4());
        assertThat(target * problem.priceE4()[i])
            .as(where)
            .isLessThanOrEqualTo((long) (problem.cap()[i] * problem.equityE4()));
        assertThat((double) target)
            .as(where)
            .isLessThanOrEqualTo(wantedShares + 0.5 * problem.lotShares()[i] + 1);
      }
      if (trade < 0) {
        assertThat(problem.sellable()[i]).as(where).isTrue();
        assertThat((double) target)
            .as(where)
            .isGreaterThan(wantedShares - problem.lotShares()[i] - 1);
      }
      if (trade != 0) {
        long cost = (long) Math.ceil(problem.buyCost()[i] * Math.abs(value));
        cash -= value + Math.max(cost, problem.minCommissionE4());
      }
      // whole lots cannot take an odd lot, or the last part of one, under what was wanted
      stuck[problem.sector()[i]] |=
          target > wantedShares + 1e-3 && target == current % problem.lotShares()[i];
      sectorValue[problem.sector()[i]] += (double) target * problem.priceE4()[i];
    }
    assertThat(plan.cashAfterE4()).as("seed " + seed).isEqualTo(cash);
    if (buys || problem.cashE4() >= 0) {
      assertThat(cash).as("seed " + seed).isNotNegative();
    }
    for (int s = 0; s < sectorValue.length; s++) {
      if (!stuck[s]) {
        assertThat(sectorValue[s])
            .as("seed " + seed + " sector " + s)
            .isLessThanOrEqualTo(problem.sectorCap()[s] * problem.equityE4() + 1);
      }
    }
  }
}
