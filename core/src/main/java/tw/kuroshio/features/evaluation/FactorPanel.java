package tw.kuroshio.features.evaluation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Factor values and what came of them: market sessions × instruments. Read-only once built; the
 * arrays are not copied. A factor's value at a session is what was known after its close.
 *
 * @param epochDay the sessions as {@link LocalDate#toEpochDay()}, strictly increasing
 * @param instruments codes by dense index
 * @param factors names
 * @param values raw, by factor, session, instrument; NaN or an infinity counts as missing
 * @param industry code by instrument, null when unknown
 * @param universe by session and instrument: whether a value was asked for
 * @param open by session and instrument, TWD adjusted for total return; not positive or NaN where
 *     nothing was traded: halted, suspended, not listed
 * @param close likewise
 * @param valueTwd traded value, TWD
 * @param locked by session and instrument: whether the open was at a price limit
 */
public record FactorPanel(
    int[] epochDay,
    List<String> instruments,
    List<String> factors,
    double[][][] values,
    @Nullable String[] industry,
    boolean[][] universe,
    double[][] open,
    double[][] close,
    double[][] valueTwd,
    boolean[][] locked) {

  public FactorPanel {
    instruments = List.copyOf(instruments);
    factors = List.copyOf(factors);
    int sessions = epochDay.length;
    for (int d = 1; d < sessions; d++) {
      if (epochDay[d] <= epochDay[d - 1]) {
        throw new IllegalArgumentException(
            "Sessions must be in strictly increasing order, were "
                + LocalDate.ofEpochDay(epochDay[d - 1])
                + " then "
                + LocalDate.ofEpochDay(epochDay[d]));
      }
    }
    require("factors of values", values.length, factors.size());
    require("industries", industry.length, instruments.size());
    for (int f = 0; f < values.length; f++) {
      requireShape("values of " + factors.get(f), values[f], sessions, instruments.size());
    }
    requireShape("opens", open, sessions, instruments.size());
    requireShape("closes", close, sessions, instruments.size());
    requireShape("traded values", valueTwd, sessions, instruments.size());
    requireShape("universe", universe, sessions, instruments.size());
    requireShape("locks", locked, sessions, instruments.size());
  }

  private static void requireShape(String what, double[][] rows, int sessions, int instruments) {
    require("sessions of " + what, rows.length, sessions);
    for (double[] row : rows) {
      require("instruments of " + what, row.length, instruments);
    }
  }

  private static void requireShape(String what, boolean[][] rows, int sessions, int instruments) {
    require("sessions of " + what, rows.length, sessions);
    for (boolean[] row : rows) {
      require("instruments of " + what, row.length, instruments);
    }
  }

  private static void require(String what, int count, int expected) {
    if (count != expected) {
      throw new IllegalArgumentException(
          "Panel must have " + expected + " " + what + ", has " + count);
    }
  }

  public int sessions() {
    return epochDay.length;
  }

  /** Whether the universe has the instrument at the session and its value is a number. */
  boolean hasValue(int factor, int session, int instrument) {
    return universe[session][instrument] && Double.isFinite(values[factor][session][instrument]);
  }

  /** Whether the instrument was traded at the session. */
  boolean traded(int session, int instrument) {
    return open[session][instrument] > 0;
  }
}
