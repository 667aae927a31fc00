package tw.kuroshio.prediction;

/**
 * How far a model's scores may be believed.
 *
 * @param meanIc mean over validation dates of the Spearman correlation, within the date, of score
 *     and later return; NaN when the model was not validated here
 * @param standardError of that mean, allowing for overlapping labels (Newey and West 1987)
 * @param dates dates validated
 * @param informationCoefficient the correlation used for expected returns
 */
public record Calibration(
    double meanIc, double standardError, int dates, double informationCoefficient) {

  /** What a score is believed to be worth before any evidence. */
  public static final double PRIOR_IC = 0.02;

  /**
   * Spread of true information coefficients among models worth trying. Evidence is shrunk toward
   * zero against it: a mean with a standard error as large as this keeps half its size.
   */
  public static final double PRIOR_SPREAD = 0.03;

  /** For a predictor without validation of its own. */
  public static Calibration prior() {
    return new Calibration(Double.NaN, Double.NaN, 0, PRIOR_IC);
  }

  /**
   * The posterior mean of a normal model with prior N(0, {@link #PRIOR_SPREAD}²): {@code
   * mean·τ²/(τ² + se²)}. A mean that is not positive, or without a standard error, gives 0: such a
   * model predicts nothing.
   */
  public static Calibration validated(double meanIc, double standardError, int dates) {
    boolean evidence = meanIc > 0 && standardError >= 0 && Double.isFinite(standardError);
    double prior = PRIOR_SPREAD * PRIOR_SPREAD;
    double ic = evidence ? meanIc * prior / (prior + standardError * standardError) : 0.0;
    return new Calibration(meanIc, standardError, dates, ic);
  }
}
