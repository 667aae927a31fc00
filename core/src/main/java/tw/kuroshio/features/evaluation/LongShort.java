package tw.kuroshio.features.evaluation;

/**
 * One end of a factor held long and the other short in equal weights over h sessions, one h-th of
 * the capital renewed each session (Jegadeesh and Titman 1993), session by session.
 *
 * @param direction 1 when the highest fifth is long, −1 when the lowest is
 * @param gross cumulated return by session on constant capital, nothing reinvested; at session s
 *     what is earned up to the next open
 * @param net the same less costs
 * @param drawdown of {@code net}
 */
public record LongShort(int direction, double[] gross, double[] net, Drawdown drawdown) {}
