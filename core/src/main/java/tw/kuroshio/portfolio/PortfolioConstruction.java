package tw.kuroshio.portfolio;

import java.util.Arrays;
import tw.kuroshio.portfolio.cost.TradingCost;
import tw.kuroshio.portfolio.covariance.FactorCovariance;
import tw.kuroshio.portfolio.kelly.KellyFraction;
import tw.kuroshio.portfolio.lots.LotOutcome;
import tw.kuroshio.portfolio.lots.LotPlan;
import tw.kuroshio.portfolio.lots.LotProblem;
import tw.kuroshio.portfolio.lots.LotSizer;
import tw.kuroshio.portfolio.solver.DualNewtonSolver;
import tw.kuroshio.portfolio.solver.PortfolioProblem;
import tw.kuroshio.portfolio.solver.PortfolioSolver;
import tw.kuroshio.portfolio.solver.Solution;
import tw.kuroshio.portfolio.solver.SolverSettings;
import tw.kuroshio.portfolio.solver.SolverStatus;

/**
 * The stage's entry: a snapshot in, a target portfolio out. Mean-variance at the risk aversion of
 * the Kelly fraction, over the forecast's horizon, after costs, within caps; then whole lots. A
 * pure function, to be run off the engine's loop.
 *
 * <p>Without a solution the target is what is held: never part of an answer.
 */
public final class PortfolioConstruction {

  private PortfolioConstruction() {}

  /** With the system's own solver. */
  public static TargetPortfolio construct(PortfolioSnapshot snapshot) {
    int iterations = snapshot.settings().maxIterations();
    return construct(
        snapshot,
        new DualNewtonSolver(new SolverSettings(iterations, SolverSettings.DEFAULT.tolerance())));
  }

  public static TargetPortfolio construct(PortfolioSnapshot snapshot, PortfolioSolver solver) {
    TradeLimits limits = new TradeLimits(snapshot);
    Solution solution = solver.solve(problem(snapshot, limits));
    int n = snapshot.size();
    long[] target = snapshot.shares().clone();
    NameReason[] reason = limits.reason.clone();
    if (solution.status() == SolverStatus.OPTIMAL) {
      LotPlan plan = LotSizer.size(lots(snapshot, limits, solution.weights()));
      target = plan.targetShares();
      for (int i = 0; i < n; i++) {
        reason[i] = reason(reason[i], plan.outcome()[i]);
      }
    } else {
      Arrays.fill(reason, NameReason.NO_SOLUTION);
    }
    return new TargetPortfolio(
        solution.status(),
        solution.conflict(),
        target,
        solution.status() == SolverStatus.OPTIMAL ? solution.weights() : limits.start,
        reason,
        solution.objective(),
        solution.certificate().residual(),
        solution.iterations(),
        snapshot.hash());
  }

  private static PortfolioProblem problem(PortfolioSnapshot snapshot, TradeLimits limits) {
    int n = snapshot.size();
    FactorCovariance session = snapshot.covariance().covariance();
    double[] alpha = new double[n];
    double[] impact = new double[n];
    for (int i = 0; i < n; i++) {
      double forecast = snapshot.expectedReturn()[i];
      alpha[i] = Double.isNaN(forecast) ? 0 : forecast;
      impact[i] =
          TradingCost.impactCoefficient(
              snapshot.settings().impactFactor(),
              Math.sqrt(session.variance(i)),
              snapshot.averageDailyValueTwd()[i],
              snapshot.equityE4() / 10_000.0);
    }
    KellyFraction kelly = new KellyFraction(snapshot.settings().kellyFraction());
    return PortfolioProblem.builder(
            alpha, session.scaledBy(snapshot.horizonSessions()), kelly.riskAversion(), limits.start)
        .budget(Double.NEGATIVE_INFINITY, limits.investedCap)
        .bounds(limits.lower, limits.upper)
        .groups(limits.groups())
        .costs(snapshot.buyCost(), snapshot.sellCost())
        .impact(impact)
        .turnover(limits.turnover)
        .build();
  }

  private static LotProblem lots(PortfolioSnapshot snapshot, TradeLimits limits, double[] weights) {
    return new LotProblem(
        snapshot.equityE4(),
        snapshot.cashE4(),
        snapshot.priceE4(),
        snapshot.lotShares(),
        snapshot.shares(),
        weights,
        limits.keepableCap(),
        limits.sector,
        limits.sectorCap,
        limits.investedCap,
        snapshot.buyable(),
        snapshot.sellable(),
        snapshot.buyCost(),
        snapshot.sellCost(),
        snapshot.expectedReturn(),
        snapshot.settings().minTradeE4(),
        snapshot.settings().minCommissionE4());
  }

  private static NameReason reason(NameReason decided, LotOutcome outcome) {
    if (decided != NameReason.OPTIMISED) {
      return decided;
    }
    return switch (outcome) {
      case ROUNDED -> NameReason.OPTIMISED;
      case BELOW_LOT -> NameReason.BELOW_LOT;
      case BELOW_MINIMUM_TRADE -> NameReason.BELOW_MINIMUM_TRADE;
      case CASH_LIMITED -> NameReason.CASH_LIMITED;
    };
  }
}
