package tw.kuroshio.features.operators;

import java.util.Locale;

/**
 * An aggregate over the newest reporting periods of an instrument: a left fold, oldest to newest,
 * Welford's for moments.
 *
 * @param least periods that must be there; the others are passed over when missing
 */
public record PeriodOperator(Kind kind, int periods, int least) implements Operator {

  private static final double NOISE = 1e-12;

  /** What it computes. */
  public enum Kind {
    SUM,
    MEAN,
    /** Divides by the number of periods less one. */
    STD
  }

  @Override
  public String signature() {
    String name = "period_" + kind.name().toLowerCase(Locale.ROOT);
    return name + "[" + periods + (least == periods ? "" : ", " + least) + "]";
  }

  /**
   * The aggregate.
   *
   * @param inputs places in {@code values}, newest period first
   * @param offset added to each place
   */
  public double apply(double[] values, int offset, int[] inputs) {
    int count = 0;
    double sum = 0.0;
    double mean = 0.0;
    double squares = 0.0;
    for (int i = inputs.length - 1; i >= 0; i--) {
      double x = values[offset + inputs[i]];
      if (!Double.isNaN(x)) {
        count++;
        sum += x;
        double before = mean;
        mean += (x - before) / count;
        squares += (x - before) * (x - mean);
      }
    }
    if (count < least) {
      return Double.NaN;
    }
    return switch (kind) {
      case SUM -> sum;
      case MEAN -> mean;
      case STD -> deviation(squares, count, mean);
    };
  }

  private static double deviation(double squares, int count, double mean) {
    double deviation = count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    return deviation < NOISE * Math.abs(mean) ? Double.NaN : deviation;
  }
}
