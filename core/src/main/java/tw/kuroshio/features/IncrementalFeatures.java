package tw.kuroshio.features;

import java.time.LocalDate;
import java.util.Arrays;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Factor values as the day goes: all closed sessions plus today's provisional bar. Between barriers
 * a tick updates its instrument's raw row only; ranks stand still until the next {@link #barrier}.
 *
 * <p>A day is {@link #rollTo}, any number of {@link #onBar}, {@link #closeSession()}. An instrument
 * that does not trade has no session that day, and keeps its last values. Calls out of order are an
 * {@link IllegalStateException}.
 */
public final class IncrementalFeatures implements Stateful {

  private static final byte NO_BAR = 0;
  private static final byte OPEN = 1;
  private static final byte CLOSED = 2;

  private final CompiledFormulas formulas;
  private final Program program;
  private final int instruments;
  private final double[] values;

  /** Last day that entered, as epoch day: of the history first, then of {@link #rollTo}. */
  private long day = Long.MIN_VALUE;

  private boolean rolled;
  private final byte[] status;
  private final boolean[] anchored;
  private final double[] divisor;
  private final double[] bars;
  private final double[] state;
  private final double[] history;
  private final FeatureMatrix raw;

  /** Raw values of the members at the last barrier, NaN of the others. */
  private final FeatureMatrix frozen;

  private final FeatureMatrix ranks;
  private final CrossSection[] sections;

  /**
   * Warms up over {@code closed}, the sessions and ex-dates before the first day that is rolled to.
   */
  public IncrementalFeatures(CompiledFormulas formulas, BarPanel closed) {
    this.formulas = formulas;
    this.program = formulas.program();
    this.instruments = closed.size();
    this.values = program.constants.clone();
    this.status = new byte[instruments];
    this.anchored = new boolean[instruments];
    this.divisor = new double[instruments];
    this.bars = new double[instruments * Field.BAR_SIZE];
    this.state = new double[Math.multiplyExact(instruments, program.stateSize)];
    this.history = new double[Math.multiplyExact(instruments, program.historySize)];
    this.raw = new FeatureMatrix(instruments, formulas.size());
    this.frozen = new FeatureMatrix(instruments, formulas.size());
    this.ranks = new FeatureMatrix(instruments, formulas.size());
    this.sections = new CrossSection[formulas.size()];
    Arrays.setAll(sections, f -> new CrossSection(instruments));
    warmUp(closed);
  }

  private void warmUp(BarPanel closed) {
    ColumnPass pass = new ColumnPass(program);
    for (int i = 0; i < instruments; i++) {
      pass.run(closed, i, state, i * program.stateSize);
      pass.copyHistory(history, i * program.historySize);
      for (int f = 0; f < formulas.size(); f++) {
        raw.set(i, f, pass.last(f));
      }
      anchored[i] = closed.bars(i).size() > 0;
      divisor[i] = closed.divisor(i);
      int[] days = closed.bars(i).epochDay();
      int[] exDays = closed.exDates(i).epochDay();
      day = Math.max(day, days.length > 0 ? days[days.length - 1] : Long.MIN_VALUE);
      day = Math.max(day, exDays.length > 0 ? exDays[exDays.length - 1] : Long.MIN_VALUE);
    }
  }

  /** Number of instruments. */
  public int size() {
    return instruments;
  }

  public CompiledFormulas formulas() {
    return formulas;
  }

  /**
   * Begins a session; what is still open of the one before is closed.
   *
   * @param session after every session and ex-date so far
   * @param exDateRatio by instrument: today's ex-date reference price / previous close, 1 when
   *     today is no ex-date
   */
  public void rollTo(LocalDate session, double[] exDateRatio) {
    if (session.toEpochDay() <= day) {
      throw new IllegalStateException(
          "Session must be after " + LocalDate.ofEpochDay(day) + ", was " + session);
    }
    if (exDateRatio.length != instruments) {
      throw new IllegalArgumentException(
          "Ex-date ratios must be of " + instruments + " instruments, was " + exDateRatio.length);
    }
    for (double ratio : exDateRatio) {
      ExDateRatios.requireRatio(ratio, session.toEpochDay());
    }
    closeSession();
    day = session.toEpochDay();
    rolled = true;
    for (int i = 0; i < instruments; i++) {
      if (anchored[i]) {
        divisor[i] *= exDateRatio[i];
      }
      status[i] = NO_BAR;
    }
    Arrays.fill(bars, 0.0);
  }

  /**
   * Today's bar so far changed: recomputes the instrument's raw row. Allocates nothing.
   *
   * @param valueE4 traded value in 10⁻⁴ TWD
   */
  public void onBar(
      int instrument,
      long openE4,
      long highE4,
      long lowE4,
      long lastE4,
      long volumeShares,
      long valueE4) {
    if (!rolled || status[instrument] == CLOSED) {
      throw new IllegalStateException("No session is open (instrument " + instrument + ")");
    }
    int at = instrument * Field.BAR_SIZE;
    BarPanel.putBar(bars, at, openE4, highE4, lowE4, lastE4, volumeShares);
    bars[at + 5] = BarPanel.value(valueE4);
    status[instrument] = OPEN;
    append(instrument);
    double[] row = raw.values();
    int offset = raw.offset(instrument);
    for (int f = 0; f < program.roots.length; f++) {
      row[offset + f] = Program.published(values[program.roots[f]]);
    }
  }

  private void append(int instrument) {
    program.append(
        values,
        state,
        instrument * program.stateSize,
        bars,
        instrument * Field.BAR_SIZE,
        divisor[instrument]);
  }

  /** The provisional bar becomes the instrument's newest closed session, if it has one. */
  public void closeSession(int instrument) {
    if (status[instrument] == OPEN) {
      append(instrument);
      program.roll(
          values, state, instrument * program.stateSize, history, instrument * program.historySize);
      anchored[instrument] = true;
    }
    status[instrument] = CLOSED;
  }

  /** Closes every instrument's session. */
  public void closeSession() {
    for (int i = 0; i < instruments; i++) {
      closeSession(i);
    }
  }

  /**
   * Ranks the whole cross-section of every formula.
   *
   * @param live by instrument: whether it belongs to the universe at this instant
   */
  public void barrier(boolean[] live) {
    for (int i = 0; i < instruments; i++) {
      for (int f = 0; f < formulas.size(); f++) {
        frozen.set(i, f, live[i] ? raw.get(i, f) : Double.NaN);
      }
    }
    rank();
  }

  private void rank() {
    for (int f = 0; f < formulas.size(); f++) {
      CrossSection section = sections[f];
      section.clear();
      for (int i = 0; i < instruments; i++) {
        section.add(frozen.get(i, f));
      }
      section.freeze();
      for (int i = 0; i < instruments; i++) {
        ranks.set(i, f, section.rank(frozen.get(i, f)));
      }
    }
  }

  /** The raw value now; NaN = missing. */
  public double raw(int instrument, int formula) {
    return raw.get(instrument, formula);
  }

  /** Raw values now, instruments by formulas; read only. */
  public FeatureMatrix raw() {
    return raw;
  }

  /**
   * The rank at the last barrier as {@link CrossSection} counts it; NaN before the first barrier,
   * outside the universe of that barrier, and where the value was missing.
   */
  public double rank(int instrument, int formula) {
    return ranks.get(instrument, formula);
  }

  /** Ranks at the last barrier, instruments by formulas; read only. */
  public FeatureMatrix ranks() {
    return ranks;
  }

  /**
   * The place of a new raw value of the instrument in the cross-section frozen at the last barrier:
   * the instrument's own frozen value is replaced, all others stay, so that an unchanged value has
   * its barrier rank. NaN of NaN and before the first barrier.
   */
  public double frozenRank(int instrument, int formula, double value) {
    CrossSection section = sections[formula];
    return section.count() == 0
        ? Double.NaN
        : section.place(frozen.get(instrument, formula), value);
  }

  /** Writes {@link #frozenRank} of the instrument's raw row to {@code target}. */
  public void frozenRanks(int instrument, double[] target, int offset) {
    for (int f = 0; f < formulas.size(); f++) {
      target[offset + f] = frozenRank(instrument, f, raw.get(instrument, f));
    }
  }

  /** The instrument's raw row in canonical form: what a tick adds to the stage's digest. */
  public void writeOutput(int instrument, StateWriter out) {
    write(raw, instrument, out);
  }

  /** The instrument's rank row in canonical form: what a barrier adds to the stage's digest. */
  public void writeRanks(int instrument, StateWriter out) {
    write(ranks, instrument, out);
  }

  private static void write(FeatureMatrix matrix, int row, StateWriter out) {
    for (int f = 0; f < matrix.columns(); f++) {
      out.putDouble(matrix.get(row, f));
    }
  }

  @Override
  public void writeState(StateWriter out) {
    byte[] schema = formulas.schemaHash();
    out.putBytes(schema, 0, schema.length).putInt(instruments).putLong(day).putBoolean(rolled);
    for (int i = 0; i < instruments; i++) {
      out.putByte(status[i]).putBoolean(anchored[i]);
    }
    out.putDoubles(divisor).putDoubles(bars).putDoubles(state).putDoubles(history);
    out.putDoubles(raw.values()).putDoubles(frozen.values());
  }

  @Override
  public void readState(StateReader in) {
    byte[] schema = new byte[formulas.schemaHash().length];
    in.getBytes(schema, 0, schema.length);
    int count = in.getInt();
    if (!Arrays.equals(schema, formulas.schemaHash()) || count != instruments) {
      throw new IllegalArgumentException(
          "State is of other formulas or of another universe (" + count + " instruments)");
    }
    day = in.getLong();
    rolled = in.getBoolean();
    for (int i = 0; i < instruments; i++) {
      status[i] = (byte) in.getByte();
      anchored[i] = in.getBoolean();
    }
    for (double[] target :
        new double[][] {divisor, bars, state, history, raw.values(), frozen.values()}) {
      read(in, target);
    }
    rank();
  }

  private static void read(StateReader in, double[] target) {
    if (in.getCount(Double.BYTES) != target.length) {
      throw new IllegalArgumentException("State has arrays of another length");
    }
    for (int i = 0; i < target.length; i++) {
      target[i] = in.getDouble();
    }
  }
}
