/**
 * The factor language: text → tokens → typed expressions → one {@link
 * tw.kuroshio.features.operators.OperatorGraph}.
 *
 * <pre>
 * # a comment
 * name = expression                     one formula a line, in any order; a formula may use another
 * fields       open high low close      raw prices, TWD
 *              P adj_open adj_high adj_low   adjusted by the ex-date ratios; P is the close
 *              volume value             shares, TWD
 * numbers      20  0.5  1e-3
 * operators    + - * /  unary -  &lt; &lt;= &gt; &gt;= == !=  ( )
 * session      abs(x) log(x) sqrt(x) min(x, y) max(x, y) if(condition, x, y)
 * time series  ret(n) delay(x, n) delta(x, n) ts_sum(x, n) ts_mean(x, n) ts_std(x, n)
 *              ts_std_pop(x, n) ts_min(x, n) ts_max(x, n) ema(x, n) ema(x, n, first) wilder(x, n)
 *              rsi(x, n)
 * universe     rank(x)                  outermost only
 * </pre>
 *
 * <p>{@code n} is a whole number of the instrument's own traded sessions; a window ends at and
 * includes the current session.
 */
package tw.kuroshio.features.language;
