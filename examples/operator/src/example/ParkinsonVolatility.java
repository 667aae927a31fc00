package example;

import tw.kuroshio.features.language.SeriesFunction;
import tw.kuroshio.features.operators.ClosedValues;
import tw.kuroshio.features.operators.SeriesOperator;

/**
 * {@code parkinson(x, y, n)}: volatility a session from the highs x and lows y of n sessions, √(Σ
 * ln²(x/y) / (4 n ln 2)). Parkinson, The Extreme Value Method for Estimating the Variance of the Rate
 * of Return, Journal of Business 53(1), 1980.
 */
public final class ParkinsonVolatility implements SeriesFunction {

  @Override
  public String signature() {
    return "parkinson(x, y, n)";
  }

  @Override
  public SeriesOperator operator(int[] windows, double[] numbers) {
    return new Operator(windows[0]);
  }

  /** The state is the sum over the closed sessions of the window but the present one. */
  private static final class Operator extends SeriesOperator {

    private static final double FOUR_LN_2 = 4 * StrictMath.log(2);

    private final int window;

    Operator(int window) {
      // the version is part of the name: a model is tied to what its inputs mean
      super("parkinson@1[" + window + "]", 2);
      this.window = window;
    }

    @Override
    public int lookback() {
      return Math.max(1, window - 1);
    }

    @Override
    public int warmUp() {
      return window - 1;
    }

    @Override
    public int stateSize() {
      return 1;
    }

    @Override
    public void reset(double[] state, int at) {
      state[at] = window == 1 ? 0.0 : Double.NaN;
    }

    @Override
    public double append(double[] state, int at, double high, double low, double unused) {
      return StrictMath.sqrt((state[at] + square(high, low)) / (FOUR_LN_2 * window));
    }

    @Override
    public void roll(double[] state, int at, ClosedValues closed) {
      double sum = 0.0;
      for (int age = window - 2; age >= 0; age--) {
        sum += square(closed.x(age), closed.y(age));
      }
      state[at] = sum;
    }

    private static double square(double high, double low) {
      double range = low > 0.0 ? StrictMath.log(high / low) : Double.NaN;
      return range * range;
    }
  }
}
