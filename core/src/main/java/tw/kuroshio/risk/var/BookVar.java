package tw.kuroshio.risk.var;

import tw.kuroshio.model.Money;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.portfolio.covariance.FactorCovariance;
import tw.kuroshio.portfolio.covariance.ReturnMatrix;

/**
 * One-session value at risk and expected shortfall of a book by both methods, losses positive: what
 * the day's report shows. The methods are {@link HistoricalVar} and {@link ParametricVar}; a book
 * that only gained has no loss, 0.
 *
 * @param confidence c, a natural fraction
 * @param sessions observed sessions; 0 means that there is no historical figure
 * @param missingReturns held names' returns that were missing and moved with the market
 */
public record BookVar(
    double confidence,
    int sessions,
    long missingReturns,
    Money historicalVar,
    Money historicalCvar,
    Money parametricVar,
    Money parametricCvar) {

  /**
   * Measures a book. All columns are by dense instrument index.
   *
   * @param shares signed
   * @param markE4 10⁻⁴ TWD
   * @param confidence between 0.5 and 1, for example 0.99
   */
  public static BookVar measure(
      long[] shares,
      long[] markE4,
      ReturnMatrix returns,
      FactorCovariance covariance,
      double confidence) {
    Book book = Book.of(shares, markE4);
    ValueAtRisk parametric = ParametricVar.of(book, covariance, confidence).total();
    HistoricalVar historical = HistoricalVar.of(book, returns, confidence);
    return new BookVar(
        confidence,
        historical.lossesTwd().length,
        historical.missing(),
        money(historical.total().var()),
        money(historical.total().cvar()),
        money(parametric.var()),
        money(parametric.cvar()));
  }

  private static Money money(double twd) {
    return new Money(Math.round(Math.max(0, twd) * 10_000));
  }

  /** Canonical bytes, for the stage's digest. */
  public void write(StateWriter out) {
    out.putDouble(confidence).putInt(sessions).putLong(missingReturns);
    out.putLong(historicalVar.e4()).putLong(historicalCvar.e4());
    out.putLong(parametricVar.e4()).putLong(parametricCvar.e4());
  }
}
