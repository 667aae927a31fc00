package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.BatchEvaluator;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.CrossSection;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.model.DailyBars;

/**
 * Factor values of a stretch of sessions, of the instruments that belonged to the universe and
 * traded.
 */
final class FactorValues {

  /** Of the heap, what values may take. */
  private static final double SHARE_OF_HEAP = 0.4;

  private final FactorInputs inputs;
  private final CompiledFormulas formulas;

  /** By session, then by instrument, then by factor. */
  private final double[][] values;

  private final boolean[][] present;
  private final long[] requested;

  private FactorValues(FactorInputs inputs, CompiledFormulas formulas) {
    this.inputs = inputs;
    this.formulas = formulas;
    int instruments = inputs.codes().size();
    requireRoom((long) inputs.sessions().length * instruments * formulas.size());
    values = new double[inputs.sessions().length][instruments * formulas.size()];
    present = new boolean[inputs.sessions().length][instruments];
    requested = new long[inputs.sessions().length];
    for (int s = 0; s < values.length; s++) {
      Arrays.fill(values[s], Double.NaN);
      for (int i = 0; i < instruments; i++) {
        requested[s] += isMember(s, i) ? 1 : 0;
      }
    }
  }

  private static void requireRoom(long cells) {
    double most = SHARE_OF_HEAP * Runtime.getRuntime().maxMemory() / Double.BYTES;
    if (cells > most) {
      throw new Refusal(
          ExitCode.USAGE,
          "Values must be at most %,.0f (sessions × instruments × factors) with this heap, were %,d:"
                  .formatted(most, cells)
              + " ask for fewer days or factors, or set KUROSHIO_JAVA_OPTS=-Xmx…");
    }
  }

  /** Values after the close of each session. */
  static FactorValues atClose(FactorInputs inputs, CompiledFormulas formulas) {
    FactorValues result = new FactorValues(inputs, formulas);
    new BatchEvaluator(formulas).evaluate(inputs.panel(), result::take);
    return result;
  }

  private void take(int instrument, double[][] ofInstrument) {
    int[] days = inputs.panel().bars(instrument).epochDay();
    for (int row = 0; row < days.length; row++) {
      int session = Arrays.binarySearch(inputs.sessions(), days[row]);
      if (session >= 0 && isMember(session, instrument)) {
        present[session][instrument] = true;
        for (int f = 0; f < ofInstrument.length; f++) {
          values[session][instrument * ofInstrument.length + f] = ofInstrument[f][row];
        }
      }
    }
  }

  /**
   * Values at a moment of each session: all closed sessions and what had been traded until then.
   *
   * @param until by session and instrument: the bar of the session so far, {@link
   *     ProvisionalBar#NONE} without a trade
   */
  static FactorValues during(
      FactorInputs inputs, CompiledFormulas formulas, ProvisionalBar[][] until) {
    FactorValues result = new FactorValues(inputs, formulas);
    BarPanel panel = inputs.panel();
    LocalDate first = LocalDate.ofEpochDay(inputs.sessions()[0]);
    IncrementalFeatures live = new IncrementalFeatures(formulas, panel.before(first));
    for (int s = 0; s < inputs.sessions().length; s++) {
      LocalDate day = LocalDate.ofEpochDay(inputs.sessions()[s]);
      live.rollTo(day, panel.exDateRatiosOn(day));
      live.know(panel.fields());
      result.provisional(live, s, until[s]);
      closing(live, panel, day);
    }
    return result;
  }

  private void provisional(IncrementalFeatures live, int session, ProvisionalBar[] bars) {
    boolean[] members = new boolean[bars.length];
    for (int i = 0; i < bars.length; i++) {
      ProvisionalBar bar = bars[i];
      members[i] = !bar.isNone() && isMember(session, i);
      if (!bar.isNone()) {
        bar.enter(live, i);
      }
    }
    live.barrier(members);
    for (int i = 0; i < bars.length; i++) {
      if (members[i]) {
        present[session][i] = true;
        for (int f = 0; f < formulas.size(); f++) {
          values[session][i * formulas.size() + f] = live.raw(i, f);
        }
      }
    }
  }

  private static void closing(IncrementalFeatures live, BarPanel panel, LocalDate day) {
    for (int i = 0; i < panel.size(); i++) {
      DailyBars b = panel.bars(i);
      int row = b.rowOf(day);
      if (row >= 0) {
        ProvisionalBar.closed(b, row).enter(live, i);
      }
    }
    live.closeSession();
  }

  private boolean isMember(int session, int instrument) {
    return inputs.panel().universe().isMember(instrument, inputs.sessions()[session]);
  }

  /** Turns every value into its place among the session's. */
  void rank() {
    int columns = formulas.size();
    double[] column = new double[inputs.codes().size()];
    for (int s = 0; s < values.length; s++) {
      for (int f = 0; f < columns; f++) {
        for (int i = 0; i < column.length; i++) {
          column[i] = values[s][i * columns + f];
        }
        double[] ranks = CrossSection.ranks(column, present[s]);
        for (int i = 0; i < column.length; i++) {
          values[s][i * columns + f] = ranks[i];
        }
      }
    }
  }

  FactorInputs inputs() {
    return inputs;
  }

  CompiledFormulas formulas() {
    return formulas;
  }

  List<String> names() {
    return formulas.names();
  }

  int sessions() {
    return values.length;
  }

  LocalDate date(int session) {
    return LocalDate.ofEpochDay(inputs.sessions()[session]);
  }

  List<String> codes() {
    return inputs.codes();
  }

  /** Whether there is a row of the instrument in the session. */
  boolean isPresent(int session, int instrument) {
    return present[session][instrument];
  }

  double value(int session, int instrument, int factor) {
    return values[session][instrument * formulas.size() + factor];
  }

  /** Instruments that belonged to the universe, summed over the sessions. */
  long requested() {
    return Arrays.stream(requested).sum();
  }

  /** Rows: instruments that traded, summed over the sessions. */
  long rows() {
    long rows = 0;
    for (boolean[] session : present) {
      for (boolean there : session) {
        rows += there ? 1 : 0;
      }
    }
    return rows;
  }

  /** Values of a factor that are not missing. */
  long finite(int factor) {
    long finite = 0;
    for (double[] session : values) {
      for (int at = factor; at < session.length; at += formulas.size()) {
        finite += Double.isFinite(session[at]) ? 1 : 0;
      }
    }
    return finite;
  }
}
