package tw.kuroshio.portfolio.solver;

import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** The same problem, without impact, through ojAlgo's convex solver: another author's method. */
final class OjAlgoOracle {

  private OjAlgoOracle() {}

  record Answer(Optimisation.State state, double[] weights) {}

  static Answer solve(PortfolioProblem problem) {
    int n = problem.size();
    int k = problem.covariance().factors();
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Variable[] weight = new Variable[n];
    Variable[] bought = new Variable[n];
    Variable[] sold = new Variable[n];
    for (int i = 0; i < n; i++) {
      weight[i] = model.newVariable("w" + i).lower(problem.floor(i)).upper(problem.ceiling(i));
      weight[i].weight(-problem.alpha()[i]);
      bought[i] = model.newVariable("b" + i).lower(0).weight(problem.buyCost()[i]);
      sold[i] = model.newVariable("s" + i).lower(0).weight(problem.sellCost()[i]);
      Expression trade = model.newExpression("trade" + i).level(problem.start()[i]);
      trade.set(weight[i], 1).set(bought[i], -1).set(sold[i], 1);
    }
    Variable[] factor = new Variable[k];
    for (int f = 0; f < k; f++) {
      factor[f] = model.newVariable("f" + f);
      Expression exposure = model.newExpression("exposure" + f).level(0);
      exposure.set(factor[f], -1);
      for (int i = 0; i < n; i++) {
        exposure.set(weight[i], problem.covariance().loading(i, f));
      }
    }
    Expression risk = model.newExpression("risk").weight(0.5);
    for (int f = 0; f < k; f++) {
      risk.set(factor[f], factor[f], problem.riskAversion());
    }
    for (int i = 0; i < n; i++) {
      risk.set(
          weight[i], weight[i], problem.riskAversion() * problem.covariance().specificVariance(i));
    }
    Expression budget = model.newExpression("budget");
    budget.lower(problem.budgetMin()).upper(problem.budgetMax());
    Expression turnover = model.newExpression("turnover");
    for (int i = 0; i < n; i++) {
      budget.set(weight[i], 1);
      turnover.set(bought[i], 1).set(sold[i], 1);
    }
    if (Double.isFinite(problem.turnover())) {
      turnover.upper(problem.turnover());
    }
    for (GroupLimit group : problem.groups()) {
      Expression sum = model.newExpression("group " + group.name());
      if (Double.isFinite(group.min())) {
        sum.lower(group.min());
      }
      if (Double.isFinite(group.max())) {
        sum.upper(group.max());
      }
      for (int member : group.members()) {
        sum.set(weight[member], 1);
      }
    }
    Optimisation.Result result = model.minimise();
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = result.doubleValue(model.indexOf(weight[i]));
    }
    return new Answer(result.getState(), weights);
  }
}
