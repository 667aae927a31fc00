package tw.kuroshio.engine;

import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.portfolio.PortfolioSettings;
import tw.kuroshio.portfolio.covariance.CovarianceEstimate;
import tw.kuroshio.portfolio.covariance.ReturnMatrix;

/**
 * What stands still for a whole trading day. Arrays are by dense instrument index and shared, never
 * written.
 *
 * @param returns one-session returns of the history, for risk figures
 * @param covariance estimated from them
 * @param horizonVolatility standard deviation of each instrument's return over the prediction's
 *     horizon, natural fraction; NaN without enough history
 * @param averageDailyValueTwd mean traded value of the last 20 sessions; NaN when unknown
 */
public record TradingDay(
    DayRules rules,
    DaySettings settings,
    Instruments instruments,
    ReturnMatrix returns,
    CovarianceEstimate covariance,
    double[] horizonVolatility,
    double[] averageDailyValueTwd,
    PortfolioSettings portfolio) {

  /** UTC nanoseconds since the epoch of a Taipei time of the day. */
  long utcNs(long nsOfDay) {
    return DaySettings.utcNs(rules.date(), nsOfDay);
  }
}
