package tw.kuroshio.portfolio.solver;

/** Solves portfolio problems. A pure function: equal problems give equal answers, bit for bit. */
public interface PortfolioSolver {

  Solution solve(PortfolioProblem problem);
}
