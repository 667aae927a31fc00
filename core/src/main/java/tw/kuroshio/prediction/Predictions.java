package tw.kuroshio.prediction;

import java.util.Arrays;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;
import tw.kuroshio.model.StrategyId;

/**
 * The prediction stage: the last score and expected return of every instrument.
 *
 * <p>At a decision barrier {@link #scoreAll} scores the whole cross-section and freezes its mean
 * and standard deviation. Between barriers {@link #rescore} scores one instrument against those
 * frozen moments, so one tick changes one instrument only. The expected return over the horizon is
 * alpha = IC · σ · z (Grinold 1994, "Alpha is volatility times IC times score"), with σ the
 * instrument's volatility over that horizon and z its standardised score, cut at ±3.
 *
 * <p>Scoring allocates nothing. One thread.
 */
public final class Predictions implements Stateful {

  /** Scores further out than this many standard deviations count as this many. */
  public static final double MAX_Z = 3.0;

  private final Predictor predictor;
  private final Instruments instruments;
  private final String arm;
  private final String featureSchemaHash;
  private final AccountId account;
  private final StrategyId strategy;

  private final double[] score;
  private final double[] expectedReturn;
  private double mean = Double.NaN;
  private double deviation = Double.NaN;
  private int scored;

  /**
   * @param arm arm of the experiment the predictor belongs to
   * @param featureSchemaHash identity of the columns the predictor is shown
   */
  public Predictions(
      Predictor predictor,
      Instruments instruments,
      String arm,
      String featureSchemaHash,
      AccountId account,
      StrategyId strategy) {
    this.predictor = predictor;
    this.instruments = instruments;
    this.arm = arm;
    this.featureSchemaHash = featureSchemaHash;
    this.account = account;
    this.strategy = strategy;
    score = new double[instruments.size()];
    expectedReturn = new double[instruments.size()];
    Arrays.fill(score, Double.NaN);
    Arrays.fill(expectedReturn, Double.NaN);
  }

  public Predictor predictor() {
    return predictor;
  }

  /**
   * Scores every instrument and freezes the moments of the cross-section.
   *
   * @param rows ranked features, one row of {@code predictor().columns()} per instrument in index
   *     order
   * @param horizonVolatility standard deviation of each instrument's return over the horizon, a
   *     natural fraction; NaN where unknown, which leaves the instrument without a prediction
   */
  public void scoreAll(double[] rows, double[] horizonVolatility) {
    int columns = predictor.columns();
    if (rows.length != score.length * columns || horizonVolatility.length != score.length) {
      throw new IllegalArgumentException(
          score.length
              + " instruments × "
              + columns
              + " columns expected, were "
              + rows.length
              + " values and "
              + horizonVolatility.length
              + " volatilities");
    }
    for (int i = 0; i < score.length; i++) {
      score[i] = predictor.score(rows, i * columns);
    }
    freezeMoments();
    for (int i = 0; i < score.length; i++) {
      expectedReturn[i] = alpha(score[i], horizonVolatility[i]);
    }
  }

  /**
   * Scores one instrument against the cross-section of the last barrier; before the first barrier
   * there is no prediction.
   *
   * @param row array that holds the instrument's ranked features from {@code offset}
   * @param horizonVolatility as in {@link #scoreAll}
   */
  public void rescore(int instrumentIndex, double[] row, int offset, double horizonVolatility) {
    score[instrumentIndex] = predictor.score(row, offset);
    expectedReturn[instrumentIndex] = alpha(score[instrumentIndex], horizonVolatility);
  }

  private void freezeMoments() {
    scored = 0;
    double sum = 0.0;
    for (double value : score) {
      if (!Double.isNaN(value)) {
        sum += value;
        scored++;
      }
    }
    mean = scored == 0 ? Double.NaN : sum / scored;
    double squares = 0.0;
    for (double value : score) {
      if (!Double.isNaN(value)) {
        squares += (value - mean) * (value - mean);
      }
    }
    deviation = scored == 0 ? Double.NaN : Math.sqrt(squares / scored);
  }

  private double alpha(double value, double horizonVolatility) {
    if (Double.isNaN(value) || Double.isNaN(mean) || !(horizonVolatility >= 0.0)) {
      return Double.NaN;
    }
    // Equal scores differ by rounding alone; they must not be blown up to ±1.
    boolean flat = deviation <= 1e-12 * Math.abs(mean);
    double z = flat ? 0.0 : Math.clamp((value - mean) / deviation, -MAX_Z, MAX_Z);
    double alpha = predictor.informationCoefficient() * horizonVolatility * z + 0.0;
    return Double.isFinite(alpha) ? alpha : Double.NaN;
  }

  /** The instrument's last score in the predictor's unit; NaN without one. */
  public double score(int instrumentIndex) {
    return score[instrumentIndex];
  }

  /** Expected return over the horizon, a natural fraction; NaN without a prediction. */
  public double expectedReturn(int instrumentIndex) {
    return expectedReturn[instrumentIndex];
  }

  /** Instruments scored at the last barrier. */
  public int scored() {
    return scored;
  }

  /** The last prediction as a record; its expected return may be NaN. */
  public Prediction prediction(int instrumentIndex) {
    return new Prediction(
        instruments.get(instrumentIndex).id(),
        expectedReturn[instrumentIndex],
        predictor.horizonSessions(),
        predictor.version(),
        arm,
        featureSchemaHash,
        account,
        strategy);
  }

  /** Appends an instrument's last output in canonical form, for the stage's digest. */
  public void writeOutput(int instrumentIndex, StateWriter out) {
    out.putInt(instrumentIndex)
        .putDouble(score[instrumentIndex])
        .putDouble(expectedReturn[instrumentIndex]);
  }

  @Override
  public void writeState(StateWriter out) {
    out.putDoubles(score)
        .putDoubles(expectedReturn)
        .putDouble(mean)
        .putDouble(deviation)
        .putInt(scored);
  }

  @Override
  public void readState(StateReader in) {
    read(in, score);
    read(in, expectedReturn);
    mean = in.getDouble();
    deviation = in.getDouble();
    scored = in.getInt();
  }

  private static void read(StateReader in, double[] target) {
    double[] values = in.getDoubles();
    if (values.length != target.length) {
      throw new IllegalArgumentException(
          "State of " + values.length + " instruments, this run has " + target.length);
    }
    System.arraycopy(values, 0, target, 0, target.length);
  }
}
