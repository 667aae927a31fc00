package tw.kuroshio.features.operators;

/**
 * A field of the session's own bar. {@code P} and the {@code adj_} prices are forward-chained: raw
 * price over the product of (ex-date reference price / previous close) of all ex-dates since the
 * first stored session. Prices and value in TWD, volume in shares; {@code vwap} is value over
 * volume. A value is missing where none was published, and {@code vwap} with it.
 */
public enum BarField implements Field {
  OPEN("open", 0, false),
  HIGH("high", 1, false),
  LOW("low", 2, false),
  CLOSE("close", 3, false),
  P("P", 3, true),
  ADJ_OPEN("adj_open", 0, true),
  ADJ_HIGH("adj_high", 1, true),
  ADJ_LOW("adj_low", 2, true),
  VOLUME("volume", 4, false),
  VALUE("value", 5, false),
  VWAP("vwap", 5, false),
  ADJ_VWAP("adj_vwap", 5, true);

  /** Doubles of one raw bar: open, high, low, close, volume, value. */
  public static final int BAR_SIZE = 6;

  /** Where a raw bar has its volume, which every bar has. */
  public static final int VOLUME_COLUMN = 4;

  private final String text;
  private final int column;
  private final boolean adjusted;

  BarField(String text, int column, boolean adjusted) {
    this.text = text;
    this.column = column;
    this.adjusted = adjusted;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Timing timing() {
    return Timing.IN_SESSION;
  }

  /**
   * The field's value.
   *
   * @param bars raw bar at {@code at}: open, high, low, close in TWD, volume in shares, value in
   *     TWD; NaN = missing
   * @param divisor product of the ex-date ratios up to this session
   */
  public double of(double[] bars, int at, double divisor) {
    return value(bars[at + column], bars[at + VOLUME_COLUMN], divisor);
  }

  private double value(double raw, double shares, double divisor) {
    double own = raw;
    if (this == VWAP || this == ADJ_VWAP) {
      own = shares > 0.0 ? raw / shares : Double.NaN;
    }
    return adjusted ? own / divisor : own;
  }

  /** Place of what the field is made of in a raw bar, from 0. */
  public int rawColumn() {
    return column;
  }

  /** Place of the volume in a raw bar where the field reads that, too, else its own. */
  public int secondRawColumn() {
    return this == VWAP || this == ADJ_VWAP ? VOLUME_COLUMN : column;
  }

  /**
   * The field's values, row by row.
   *
   * @param raw values of {@link #rawColumn}
   * @param second values of {@link #secondRawColumn}
   * @param divisor as for a single bar, looked at where the field is adjusted
   * @param at where the values go in {@code out}
   */
  public void column(
      double[] raw, double[] second, double[] divisor, int rows, double[] out, int at) {
    if (adjusted) {
      for (int row = 0; row < rows; row++) {
        out[at + row] = value(raw[row], second[row], divisor[row]);
      }
    } else {
      for (int row = 0; row < rows; row++) {
        out[at + row] = value(raw[row], second[row], 1.0);
      }
    }
  }
}
