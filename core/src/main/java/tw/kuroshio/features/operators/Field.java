package tw.kuroshio.features.operators;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a formula can read of an instrument's session. {@code P} and the {@code adj_} prices are
 * forward-chained: raw price over the product of (ex-date reference price / previous close) of all
 * ex-dates since the first stored session. Prices and value in TWD, volume in shares.
 */
public enum Field {
  OPEN("open", 0, false),
  HIGH("high", 1, false),
  LOW("low", 2, false),
  CLOSE("close", 3, false),
  P("P", 3, true),
  ADJ_OPEN("adj_open", 0, true),
  ADJ_HIGH("adj_high", 1, true),
  ADJ_LOW("adj_low", 2, true),
  VOLUME("volume", 4, false),
  VALUE("value", 5, false);

  /** Doubles of one raw bar: open, high, low, close, volume, value. */
  public static final int BAR_SIZE = 6;

  private final String text;
  private final int column;
  private final boolean adjusted;

  Field(String text, int column, boolean adjusted) {
    this.text = text;
    this.column = column;
    this.adjusted = adjusted;
  }

  /** The field called {@code text} in a formula, or null. */
  public static @Nullable Field named(String text) {
    for (Field field : values()) {
      if (field.text.equals(text)) {
        return field;
      }
    }
    return null;
  }

  /** All names as a formula writes them, for messages. */
  public static String names() {
    return String.join(", ", Arrays.stream(values()).map(Field::text).toList());
  }

  public String text() {
    return text;
  }

  /**
   * The field's value.
   *
   * @param bars raw bar at {@code at}: open, high, low, close in TWD, volume in shares, value in
   *     TWD; NaN = missing
   * @param divisor product of the ex-date ratios up to this session
   */
  public double of(double[] bars, int at, double divisor) {
    double raw = bars[at + column];
    return adjusted ? raw / divisor : raw;
  }
}
