package tw.kuroshio.features;

import java.util.Arrays;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.LiveField;

/**
 * What is known of each instrument in the open session: its raw bar so far and the other fields;
 * and which of its node values that has outrun.
 */
final class SessionInputs {

  private static final byte NONE = 0;
  private static final byte MOVING = 1;
  private static final byte ALL = 2;

  private final Program program;
  private final CompiledRows rows;
  private final double[] values;
  private final byte[] outrun;

  /**
   * @param values of all instruments, {@link Program#inputSize} each
   */
  SessionInputs(Program program, int instruments, double[] values) {
    this.program = program;
    this.rows = program.rows();
    this.values = values;
    this.outrun = new byte[instruments];
    outrunAll();
  }

  /** Begins a session: nothing is known. */
  void clear() {
    Arrays.fill(values, Double.NaN);
    outrunAll();
  }

  /** No node value stands any more. */
  void outrunAll() {
    Arrays.fill(outrun, ALL);
  }

  /**
   * Takes in what is known besides bars.
   *
   * @param lastSession by instrument, {@link Integer#MIN_VALUE} where there is none
   */
  void know(SessionFields fields, int[] lastSession, int day) {
    outrunAll();
    double[] twoSessions = new double[2];
    for (int i = 0; i < lastSession.length; i++) {
      // a flow counts in the first session that knows it, so the one before is asked, too
      boolean first = lastSession[i] == Integer.MIN_VALUE;
      int[] days = first ? new int[] {day} : new int[] {lastSession[i], day};
      for (int k = 0; k < program.others().size(); k++) {
        Field field = program.others().get(k);
        if (!(field instanceof LiveField)) {
          fields.fill(i, field, days, days.length, twoSessions);
          values[place(i, k)] = twoSessions[days.length - 1];
        }
      }
    }
  }

  private int place(int instrument, int other) {
    return instrument * program.inputSize + BarField.BAR_SIZE + other;
  }

  /** A field's value from now on, by its place among those that are none of the bar. */
  void set(int instrument, int number, double value) {
    values[place(instrument, number)] = value;
    outrun(instrument, program.isMoving(number) ? MOVING : ALL);
  }

  private void outrun(int instrument, byte what) {
    outrun[instrument] = outrun[instrument] == ALL ? ALL : what;
  }

  void setBar(
      int instrument,
      long openE4,
      long highE4,
      long lowE4,
      long lastE4,
      long volumeShares,
      long valueE4) {
    int at = instrument * program.inputSize;
    BarPanel.putBar(values, at, openE4, highE4, lowE4, lastE4, volumeShares);
    values[at + BarField.BAR_SIZE - 1] = BarPanel.value(valueE4);
    outrun(instrument, MOVING);
  }

  /** The code that brings the row up to date after a new bar; it is taken to have run. */
  RowCode followBar(int instrument) {
    boolean all = outrun[instrument] == ALL;
    outrun[instrument] = NONE;
    return all ? rows.all : rows.moving;
  }

  /**
   * The code that brings a stage's nodes up to date; new cross-sections move all that comes after
   * them.
   */
  RowCode followStage(int instrument, int stage) {
    if (stage > 0 || outrun[instrument] == ALL) {
      return rows.ofStage(stage);
    }
    return outrun[instrument] == MOVING ? rows.movingAtFirst : RowCode.NOTHING;
  }

  /** The instrument's node values are of what is known now, or not any more. */
  void follow(int instrument, boolean followed) {
    outrun[instrument] = followed ? NONE : ALL;
  }

  /**
   * Copies an instrument's inputs.
   *
   * @return whether there is a bar; if not, nothing is copied
   */
  boolean copy(int instrument, double[] target) {
    int at = instrument * program.inputSize;
    boolean traded = !Double.isNaN(values[at + BarField.VOLUME_COLUMN]);
    if (traded) {
      System.arraycopy(values, at, target, 0, program.inputSize);
    }
    return traded;
  }
}
