package tw.kuroshio.portfolio.solver;

/**
 * The price of a limit: how much the objective would gain per unit of room.
 *
 * @param limit name as in conflicts: {@code budget}, {@code budget min}, {@code budget max}, {@code
 *     group 24 max}, {@code turnover}
 * @param value ≥ 0, of either sign for an equality
 */
public record Multiplier(String limit, double value) {}
