package tw.kuroshio.features;

import java.util.Arrays;

/** From where to where finite values go, and whether that is any movement at all. */
record Spread(double least, double greatest, boolean isStill) {

  static final String UNMOVED = "a series that does not move";
  static final String BEYOND = "beyond what a double holds";

  /** Somewhat above the noise at which operators give up, so that what they refuse is found. */
  private static final double NOISE = 4e-12;

  static Spread of(double... values) {
    double least = Arrays.stream(values).min().orElse(Double.NaN);
    double greatest = Arrays.stream(values).max().orElse(Double.NaN);
    double mean = Arrays.stream(values).map(x -> x / values.length).sum();
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    boolean still =
        squares < 2 * Double.MIN_NORMAL
            || Math.sqrt(squares / values.length) < NOISE * Math.abs(mean);
    return new Spread(least, greatest, still);
  }

  /** How little it is. */
  String text() {
    return least == greatest
        ? "all are " + ExpressionText.number(least)
        : "from " + least + " to " + greatest;
  }

  String range() {
    return "from " + ExpressionText.number(least) + " to " + ExpressionText.number(greatest);
  }
}
