package tw.kuroshio.portfolio.solver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Proof that no weights meet all limits, in the manner of Farkas: prices ν for which every weight
 * within its bounds would have to pay more than the limits grant. Prices of a dual that grows
 * without end become such a proof, and it is checked against the limits alone, so a conflict is
 * never reported in error.
 */
final class Conflict {

  /** Least excess, per unit of the prices' sum, that counts as a proof; units of weight. */
  private static final double LEAST_EXCESS = 1e-9;

  /** Slope under which a bound plays no part in the proof. */
  private static final double SLOPE = 1e-9;

  private final PortfolioProblem problem;
  private final LimitRows limits;

  Conflict(PortfolioProblem problem, LimitRows limits) {
    this.problem = problem;
    this.limits = limits;
  }

  /** Names whose own bounds cross; empty when there are none. */
  List<String> ofBounds() {
    List<String> conflict = new ArrayList<>();
    for (int i = 0; i < problem.size(); i++) {
      double lower = problem.lower()[i];
      double upper = problem.upper()[i];
      double start = problem.start()[i];
      boolean fixed = problem.fixed()[i];
      boolean crossed = lower > upper;
      boolean under = crossed || (fixed && start < lower);
      boolean over = crossed || (fixed && start > upper);
      if (fixed && (under || over)) {
        conflict.add("fixed " + i);
      }
      if (under) {
        conflict.add("lower " + i);
      }
      if (over) {
        conflict.add("upper " + i);
      }
    }
    return conflict;
  }

  /** The limits that conflict if {@code prices} prove it, with as few as they allow; else empty. */
  List<String> provedBy(double[] prices) {
    double[] proof = normalised(prices);
    if (!(excess(proof) > LEAST_EXCESS)) {
      return List.of();
    }
    for (int row : smallestFirst(proof)) {
      double kept = proof[row];
      proof[row] = 0;
      if (!(excess(normalised(proof)) > LEAST_EXCESS)) {
        proof[row] = kept;
      }
    }
    return names(proof);
  }

  private static List<Integer> smallestFirst(double[] proof) {
    List<Integer> rows = new ArrayList<>();
    for (int r = 0; r < proof.length; r++) {
      if (proof[r] != 0) {
        rows.add(r);
      }
    }
    rows.sort(Comparator.comparingDouble(r -> Math.abs(proof[r])));
    return rows;
  }

  private static double[] normalised(double[] prices) {
    double sum = 0;
    for (double price : prices) {
      sum += Math.abs(price);
    }
    double[] scaled = prices.clone();
    if (sum > 0) {
      for (int r = 0; r < scaled.length; r++) {
        scaled[r] /= sum;
      }
    }
    return scaled;
  }

  /** Least amount any weights within bounds pay, less what the limits grant. */
  private double excess(double[] prices) {
    double excess = 0;
    for (int r = 0; r < prices.length; r++) {
      excess -= prices[r] * limits.bound(r);
    }
    double turnoverPrice = limits.turnoverPrice(prices);
    for (int i = 0; i < problem.size(); i++) {
      excess += leastPaid(i, limits.price(i, prices), turnoverPrice);
    }
    return excess;
  }

  private double leastPaid(int name, double price, double turnoverPrice) {
    double start = problem.start()[name];
    double least =
        Math.min(
            paid(problem.floor(name), start, price, turnoverPrice),
            paid(problem.ceiling(name), start, price, turnoverPrice));
    boolean startAllowed = start >= problem.floor(name) && start <= problem.ceiling(name);
    return startAllowed ? Math.min(least, price * start) : least;
  }

  private static double paid(double weight, double start, double price, double turnoverPrice) {
    return price * weight + turnoverPrice * Math.abs(weight - start);
  }

  private List<String> names(double[] proof) {
    List<String> names = new ArrayList<>();
    for (int r = 0; r < proof.length; r++) {
      if (proof[r] != 0) {
        names.add(limits.name(r));
      }
    }
    boolean lower = false;
    boolean upper = false;
    boolean fixed = false;
    double turnoverPrice = limits.turnoverPrice(proof);
    for (int i = 0; i < problem.size(); i++) {
      double price = limits.price(i, proof);
      double start = problem.start()[i];
      double pastFloor = price + (problem.floor(i) > start ? turnoverPrice : -turnoverPrice);
      double pastCeiling = price + (problem.ceiling(i) < start ? -turnoverPrice : turnoverPrice);
      boolean atFloor = pastFloor > SLOPE;
      boolean atCeiling = pastCeiling < -SLOPE;
      fixed |= problem.fixed()[i] && start != 0 && (atFloor || atCeiling);
      lower |= !problem.fixed()[i] && atFloor && problem.lower()[i] != 0;
      upper |= !problem.fixed()[i] && atCeiling;
    }
    if (lower) {
      names.add("lower");
    }
    if (upper) {
      names.add("upper");
    }
    if (fixed) {
      names.add("fixed");
    }
    return names;
  }
}
