package tw.kuroshio.portfolio.lots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LotSizerTest {

  /** 10 million; four names at 100 TWD, lots of 1,000 = 1 % each; free of cost unless said. */
  private static final class Case {

    private final int n;
    long cashE4 = 100_000_000_000L;
    long[] current;
    double[] wanted;
    double cap = 0.05;
    double sectorCap = 0.2;
    double cost = 0;
    long minTradeE4 = 0;
    long minCommissionE4 = 0;
    double[] priority;
    boolean[] sellable;

    Case(double... wanted) {
      this.wanted = wanted;
      n = wanted.length;
      current = new long[n];
      priority = new double[n];
      sellable = new boolean[n];
      Arrays.fill(sellable, true);
    }

    LotPlan size() {
      boolean[] all = new boolean[n];
      Arrays.fill(all, true);
      return LotSizer.size(
          new LotProblem(
              100_000_000_000L,
              cashE4,
              filled(1_000_000L),
              filled(1_000),
              current,
              wanted,
              weights(cap),
              new int[n],
              new double[] {sectorCap},
              1,
              all,
              sellable,
              weights(cost),
              weights(cost),
              priority,
              minTradeE4,
              minCommissionE4));
    }

    private long[] filled(long value) {
      long[] values = new long[n];
      Arrays.fill(values, value);
      return values;
    }

    private int[] filled(int value) {
      int[] values = new int[n];
      Arrays.fill(values, value);
      return values;
    }

    private double[] weights(double value) {
      double[] values = new double[n];
      Arrays.fill(values, value);
      return values;
    }
  }

  @Test
  void roundsToTheNearestLot() {
    LotPlan plan = new Case(0.034, 0.036, 0.0499, 0.004).size();
    assertThat(plan.targetShares()).containsExactly(3_000, 4_000, 5_000, 0);
    assertThat(plan.outcome()[3]).isEqualTo(LotOutcome.BELOW_LOT);
    assertThat(plan.cashAfterE4()).isEqualTo(100_000_000_000L - 12_000_000_000L);
  }

  @Test
  void neverRoundsOverTheCap() {
    Case lots = new Case(0.046, 0.03);
    lots.cap = 0.0465;
    assertThat(lots.size().targetShares()).containsExactly(4_000, 3_000);
  }

  @Test
  void neverRoundsOverTheSectorCap() {
    Case lots = new Case(0.036, 0.037, 0.038);
    lots.sectorCap = 0.112;
    // the two greatest remainders get their lot, the third would be 12 %
    assertThat(lots.size().targetShares()).containsExactly(3_000, 4_000, 4_000);
  }

  @Test
  void sellsEndAtOrUnderTheCapInWholeLots() {
    Case lots = new Case(0.05, 0.0135);
    lots.current = new long[] {8_500, 3_000};
    lots.cashE4 = 0;
    LotPlan plan = lots.size();
    assertThat(plan.targetShares()).containsExactly(4_500, 1_000);
    assertThat(plan.cashAfterE4()).isEqualTo(6_000_000_000L);
  }

  @Test
  void exitSellsTheOddLotToo() {
    Case lots = new Case(0, 0.0049);
    lots.current = new long[] {1_234, 490};
    assertThat(lots.size().targetShares()).containsExactly(0, 490);
  }

  @Test
  void cashIsSpentByPriorityAndNeverOverdrawn() {
    Case lots = new Case(0.05, 0.05, 0.05);
    lots.priority = new double[] {0.01, 0.03, 0.02};
    lots.cashE4 = 7_000_000_000L;
    lots.cost = 0.001;
    LotPlan plan = lots.size();
    // 5 % and its cost leave 1.995 %: one lot more
    assertThat(plan.targetShares()).containsExactly(0, 5_000, 1_000);
    assertThat(plan.outcome())
        .containsExactly(LotOutcome.CASH_LIMITED, LotOutcome.ROUNDED, LotOutcome.CASH_LIMITED);
    assertThat(plan.cashAfterE4()).isEqualTo(7_000_000_000L - 6_006_000_000L);
  }

  @Test
  void sellsPayForBuys() {
    Case lots = new Case(0, 0.04);
    lots.current = new long[] {4_000, 0};
    lots.cashE4 = 0;
    assertThat(lots.size().targetShares()).containsExactly(0, 4_000);
    lots.cost = 0.003;
    assertThat(lots.size().targetShares()).containsExactly(0, 3_000);
  }

  @Test
  void smallTradesAreLeftUndoneButExitsAreNot() {
    Case lots = new Case(0.02, 0.02, 0, 0.04);
    lots.current = new long[] {1_000, 3_000, 1_000, 6_000};
    lots.minTradeE4 = 1_500_000_000L;
    LotPlan plan = lots.size();
    assertThat(plan.targetShares()).containsExactly(1_000, 3_000, 0, 4_000);
    assertThat(plan.outcome()[0]).isEqualTo(LotOutcome.BELOW_MINIMUM_TRADE);
    assertThat(plan.outcome()[1]).isEqualTo(LotOutcome.BELOW_MINIMUM_TRADE);
  }

  @Test
  void smallSellIsMadeWhenTheCapDemandsIt() {
    Case lots = new Case(0.05, 0.02);
    lots.current = new long[] {6_000, 2_000};
    lots.minTradeE4 = 5_000_000_000L;
    assertThat(lots.size().targetShares()).containsExactly(5_000, 2_000);
  }

  @Test
  void leastCommissionCountsOnceAnOrder() {
    Case lots = new Case(0.02, 0.03);
    lots.minCommissionE4 = 200_000;
    assertThat(lots.size().cashAfterE4())
        .isEqualTo(100_000_000_000L - 5_000_000_000L - 2 * 200_000);
  }

  @Test
  void holdingThatCannotBeSoldStays() {
    Case lots = new Case(0.08, 0.01);
    lots.current = new long[] {8_000, 0};
    lots.sellable = new boolean[] {false, true};
    assertThat(lots.size().targetShares()).containsExactly(8_000, 1_000);
  }

  @Test
  void capsCashAndLotsHoldForAnyWeights() {
    for (long seed = 1; seed <= 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      LotProblem problem = LotProblems.random(random);
      LotPlan plan = LotSizer.size(problem);
      LotProblems.assertLimits(problem, plan, seed);
      assertThat(LotSizer.size(problem).targetShares()).containsExactly(plan.targetShares());
    }
  }
}
