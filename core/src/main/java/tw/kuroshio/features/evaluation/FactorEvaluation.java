package tw.kuroshio.features.evaluation;

import java.util.List;

/**
 * All that is known about one factor by itself. Arrays are not copied and must not be written.
 *
 * @param winsorised values cut to the 1 % and 99 % of their date
 * @param horizons by horizon of the settings
 * @param icByHorizon mean IC over h = 1, 2, … sessions, with its Newey–West error
 * @param icByLag mean IC of the return of one session that begins k = 1, 2, … opens later
 * @param autocorrelation mean rank correlation with itself 1, 5 and 20 sessions before
 * @param turnover mean part replaced a session, by fifth from the lowest
 * @param medianValueTwd traded value of the median member, mean over dates, by fifth
 * @param returns by horizon of the settings
 */
public record FactorEvaluation(
    String name,
    Coverage coverage,
    Distribution raw,
    Distribution winsorised,
    Histogram rawHistogram,
    Histogram winsorisedHistogram,
    List<HorizonIc> horizons,
    List<IcSummary> icByHorizon,
    List<IcSummary> icByLag,
    DecayFit decay,
    double[] autocorrelation,
    double[] turnover,
    double[] medianValueTwd,
    List<QuintileReturns> returns,
    List<YearEvaluation> years,
    List<IndustryIc> industries) {

  /** Lags of {@link #autocorrelation}, sessions. */
  public static int[] autocorrelationLags() {
    return PanelScores.LAGS.clone();
  }

  /** Whether there is one finite value all over: nothing can be ranked. */
  public boolean isConstant() {
    return raw.count() > 0 && raw.quantiles()[0] == raw.quantiles()[raw.quantiles().length - 1];
  }
}
