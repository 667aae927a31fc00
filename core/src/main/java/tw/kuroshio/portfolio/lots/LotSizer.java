package tw.kuroshio.portfolio.lots;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Rounds weights to whole lots. Sells come first and are rounded so that the holding ends at or
 * under what was wanted; buys are rounded down; then lots are given back and added by the largest
 * remainder of half a lot or more, each only if the name's cap, its sector's, the invested cap and
 * the cash after costs allow it. So no cap is crossed by rounding and cash never ends below zero
 * because of a buy. Sells of the same decision pay for its buys: both settle on the same day.
 *
 * <p>All money is exact in 10⁻⁴ TWD. Deterministic: ties go by index.
 */
public final class LotSizer {

  /** Shares this close to a whole number of lots count as that number. */
  private static final double ROUNDING = 1e-6;

  private final LotProblem problem;
  private final LotBook book;
  private final LotOutcome[] outcome;
  private final double[] wantedShares;

  private LotSizer(LotProblem problem) {
    this.problem = problem;
    int n = problem.size();
    book = new LotBook(problem);
    outcome = new LotOutcome[n];
    Arrays.fill(outcome, LotOutcome.ROUNDED);
    wantedShares = new double[n];
    for (int i = 0; i < n; i++) {
      wantedShares[i] =
          problem.priceE4()[i] == 0
              ? (double) problem.currentShares()[i]
              : problem.wantedWeight()[i] * problem.equityE4() / problem.priceE4()[i];
    }
  }

  public static LotPlan size(LotProblem problem) {
    LotSizer sizer = new LotSizer(problem);
    sizer.sell();
    sizer.keepSmallHoldings();
    sizer.buy();
    sizer.addRemainders();
    return new LotPlan(sizer.book.shares(), sizer.outcome, sizer.book.cashE4());
  }

  private void sell() {
    for (int i = 0; i < problem.size(); i++) {
      if (isSell(i)) {
        book.moveTo(i, soldDownTo(i));
      }
    }
    for (int i : byRemainder()) {
      int lot = problem.lotShares()[i];
      boolean partial = book.shares(i) < problem.currentShares()[i] && book.shares(i) > 0;
      if (isSell(i) && partial && remainder(i) >= 0.5 && book.allows(i, book.shares(i) + lot)) {
        book.moveTo(i, book.shares(i) + lot);
      }
    }
  }

  private long soldDownTo(int name) {
    long current = problem.currentShares()[name];
    if (problem.wantedWeight()[name] == 0) {
      return 0;
    }
    int lot = problem.lotShares()[name];
    double lots = Math.ceil((current - wantedShares[name]) / lot - ROUNDING);
    long sellable = current / lot;
    return current - Math.min((long) lots, sellable) * lot;
  }

  /** Takes back sells under the smallest trade where no cap needs them. */
  private void keepSmallHoldings() {
    for (int i = 0; i < problem.size(); i++) {
      if (isSell(i) && problem.wantedWeight()[i] > 0) {
        long current = problem.currentShares()[i];
        if (book.shares(i) == current) {
          outcome[i] = LotOutcome.BELOW_LOT;
        } else if (book.tradeE4(i) < problem.minTradeE4() && book.allows(i, current)) {
          book.moveTo(i, current);
          outcome[i] = LotOutcome.BELOW_MINIMUM_TRADE;
        }
      }
    }
  }

  private void buy() {
    for (int i : byPriority()) {
      if (isBuy(i)) {
        int lot = problem.lotShares()[i];
        long current = problem.currentShares()[i];
        long lots = (long) Math.floor((wantedShares[i] - current) / lot + ROUNDING);
        long affordable = book.greatestAllowed(i, lots);
        long value = affordable * lot * problem.priceE4()[i];
        if (lots == 0) {
          outcome[i] = LotOutcome.BELOW_LOT;
        } else if (affordable < lots && book.isShortOfCash(i, affordable + 1)) {
          outcome[i] = LotOutcome.CASH_LIMITED;
        } else if (value < problem.minTradeE4()) {
          outcome[i] = LotOutcome.BELOW_MINIMUM_TRADE;
        }
        if (value >= problem.minTradeE4()) {
          book.moveTo(i, current + affordable * lot);
        }
      }
    }
  }

  private void addRemainders() {
    for (int i : byRemainder()) {
      long more = book.shares(i) + problem.lotShares()[i];
      long trade = (more - problem.currentShares()[i]) * problem.priceE4()[i];
      boolean complete =
          outcome[i] == LotOutcome.ROUNDED
              || outcome[i] == LotOutcome.BELOW_LOT
              || outcome[i] == LotOutcome.BELOW_MINIMUM_TRADE;
      if (isBuy(i)
          && complete
          && remainder(i) >= 0.5
          && remainder(i) < 1
          && trade >= problem.minTradeE4()
          && book.allows(i, more)) {
        book.moveTo(i, more);
        outcome[i] = LotOutcome.ROUNDED;
      }
    }
  }

  private boolean isSell(int name) {
    return problem.sellable()[name]
        && problem.priceE4()[name] > 0
        && wantedShares[name] < problem.currentShares()[name] - ROUNDING;
  }

  private boolean isBuy(int name) {
    return problem.buyable()[name]
        && problem.priceE4()[name] > 0
        && wantedShares[name] > problem.currentShares()[name] + ROUNDING;
  }

  /** Lots still missing to what was wanted. */
  private double remainder(int name) {
    return (wantedShares[name] - book.shares(name)) / problem.lotShares()[name];
  }

  private int[] byRemainder() {
    double[] remainder = new double[problem.size()];
    for (int i = 0; i < remainder.length; i++) {
      remainder[i] = remainder(i);
    }
    return descending(remainder);
  }

  private int[] byPriority() {
    return descending(problem.priority());
  }

  /** Indices by falling key; NaN last, ties by index. */
  private static int[] descending(double[] key) {
    Integer[] order = new Integer[key.length];
    Arrays.setAll(order, i -> i);
    Comparator<Integer> byKey =
        Comparator.comparingDouble(i -> Double.isNaN(key[i]) ? Double.MAX_VALUE : -key[i]);
    Arrays.sort(order, byKey.thenComparing(Comparator.naturalOrder()));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
