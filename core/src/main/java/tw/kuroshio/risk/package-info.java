/**
 * Stage 5: checks. {@link tw.kuroshio.risk.Risk} is the way in: it turns a target into an {@link
 * tw.kuroshio.risk.ApprovedPortfolio} and an order into a {@link tw.kuroshio.risk.CheckedOrder},
 * which nothing else can make and execution accepts nothing else.
 */
package tw.kuroshio.risk;
