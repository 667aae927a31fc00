/**
 * The volatility index from quotes of TAIEX options, by the published method of the Cboe index that
 * TAIFEX follows: {@link tw.kuroshio.market.volatility.VolatilityIndex} from the chains of two
 * expiries, {@link tw.kuroshio.market.volatility.QuoteFilter} before it, and {@link
 * tw.kuroshio.market.volatility.VolatilityIndexSeries} after it: what was known of the index at a
 * moment. Option prices and strikes are in 10⁻⁴ index points ({@code ...E4}), rates and variances
 * natural fractions a year, the index in points: 20 is twenty per cent a year.
 */
package tw.kuroshio.market.volatility;
