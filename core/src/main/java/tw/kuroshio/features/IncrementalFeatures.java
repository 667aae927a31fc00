package tw.kuroshio.features;

import java.time.LocalDate;
import java.util.Arrays;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.ClosedValues;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Factor values as the day goes: all closed sessions plus today's provisional bar. Between barriers
 * a tick updates its instrument's own row only; ranks and all other cross-sections stand still
 * until the next {@link #barrier}, and the instrument is placed in them as frozen.
 *
 * <p>A day is {@link #rollTo}, {@link #know}, any number of {@link #onBar}, {@link
 * #closeSession()}. An instrument that does not trade has no session that day, and keeps its last
 * values. Calls out of order are an {@link IllegalStateException}.
 */
public final class IncrementalFeatures implements Stateful {

  private static final byte NO_BAR = 0;
  private static final byte OPEN = 1;
  private static final byte CLOSED = 2;

  private final CompiledFormulas formulas;
  private final Program program;
  private final BarPanel.Universe universe;
  private final int instruments;

  /** Last day that entered, as epoch day: of the history first, then of {@link #rollTo}. */
  private long day = Long.MIN_VALUE;

  private boolean rolled;
  private final byte[] status;
  private final boolean[] anchored;
  private final int[] lastSession;
  private final InstrumentArrays arrays;
  private final SessionInputs inputs;
  private final FeatureMatrix raw;
  private final ClosedValues closedValues = new ClosedValues();

  private final FormulaRanks ranks;
  private final Barrier barrier;
  private final GroupPasts groups;

  /**
   * Warms up over {@code closed}, the sessions and ex-dates before the first day that is rolled to.
   */
  public IncrementalFeatures(CompiledFormulas formulas, BarPanel closed) {
    this.formulas = formulas;
    this.program = formulas.program();
    this.universe = closed.universe();
    this.instruments = closed.size();
    this.status = new byte[instruments];
    this.anchored = new boolean[instruments];
    this.lastSession = new int[instruments];
    this.raw = new FeatureMatrix(instruments, formulas.size());
    this.ranks = new FormulaRanks(instruments, formulas.size());
    this.barrier = new Barrier(program, instruments);
    this.groups = new GroupPasts(program, instruments);
    this.arrays =
        new InstrumentArrays(program, instruments, raw, barrier.sections(), groups.ofNode());
    this.inputs = new SessionInputs(program, instruments, arrays.inputs);
    Arrays.fill(lastSession, Integer.MIN_VALUE);
    warmUp(closed);
  }

  private void warmUp(BarPanel closed) {
    ColumnPass pass = new ColumnPass(program);
    CrossPass cross = new CrossPass(program, closed, groups);
    cross.run(pass, new double[program.stateSize]);
    barrier.takeOver(cross.last());
    boolean[] all = new boolean[program.size];
    Arrays.fill(all, true);
    for (int i = 0; i < instruments; i++) {
      pass.run(closed, i, all, cross.known(i), arrays.state, i * program.stateSize);
      pass.copyHistory(arrays.history, i * program.historySize);
      takeLast(pass, i);
      anchored[i] = closed.bars(i).size() > 0;
      arrays.divisor[i] = closed.divisor(i);
      int[] days = closed.bars(i).epochDay();
      int[] exDays = closed.exDates(i).epochDay();
      lastSession[i] = days.length > 0 ? days[days.length - 1] : Integer.MIN_VALUE;
      day = Math.max(day, days.length > 0 ? days[days.length - 1] : Long.MIN_VALUE);
      day = Math.max(day, exDays.length > 0 ? exDays[exDays.length - 1] : Long.MIN_VALUE);
    }
  }

  /** Node values and formulas as the last session left them. */
  private void takeLast(ColumnPass pass, int instrument) {
    for (int n = 0; n < program.size; n++) {
      int slot = program.slots.of[n];
      if (slot >= 0) {
        arrays.values[instrument * program.slots.count + slot] = pass.last(n);
      }
    }
    for (int f = 0; f < program.roots.length; f++) {
      raw.set(instrument, f, Program.published(pass.last(program.roots[f])));
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
        arrays.divisor[i] *= exDateRatio[i];
      }
      status[i] = NO_BAR;
    }
    groups.open(day);
    inputs.clear();
  }

  /**
   * Takes in what is known for the session besides bars, for every field the formulas read. To be
   * called after {@link #rollTo}; again when more has become known before the open.
   */
  public void know(SessionFields fields) {
    requireRolled(-1);
    inputs.know(fields, lastSession, (int) day);
  }

  /** The number by which {@link #set} knows a field that is none of the bar, -1 if none is read. */
  public int number(Field field) {
    return program.others().indexOf(field);
  }

  /**
   * A field's value from now on, until the session ends; the instrument's row follows with its next
   * {@link #onBar} or at the barrier.
   */
  public void set(int instrument, int number, double value) {
    requireRolled(instrument);
    inputs.set(instrument, number, value);
  }

  private void requireRolled(int instrument) {
    if (!rolled || (instrument >= 0 && status[instrument] == CLOSED)) {
      throw new IllegalStateException("No session is open (instrument " + instrument + ")");
    }
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
    requireRolled(instrument);
    inputs.setBar(instrument, openE4, highE4, lowE4, lastE4, volumeShares, valueE4);
    status[instrument] = OPEN;
    follow(instrument);
  }

  private void follow(int instrument) {
    inputs.followBar(instrument).compute(arrays, instrument);
  }

  /**
   * Closes every instrument's session: its cross-sections are those of the members that traded, and
   * the provisional bar of each that traded becomes its newest closed session.
   */
  public void closeSession() {
    boolean[] members = new boolean[instruments];
    boolean traded = false;
    for (int i = 0; i < instruments; i++) {
      traded |= status[i] == OPEN;
      members[i] = status[i] == OPEN && universe.isMember(i, (int) day);
    }
    if (traded) {
      crossSections(members);
      groups.close(day, arrays.values, members);
    }
    for (int i = 0; i < instruments; i++) {
      if (status[i] == OPEN) {
        roll(i);
        anchored[i] = true;
        lastSession[i] = (int) day;
      }
      status[i] = CLOSED;
    }
  }

  private void roll(int instrument) {
    program.roll(
        arrays.values,
        instrument * program.slots.count,
        arrays.state,
        instrument * program.stateSize,
        arrays.history,
        instrument * program.historySize,
        closedValues);
  }

  /** Stage by stage: the open rows, then the next cross-sections of what is in the rows. */
  private void crossSections(boolean[] members) {
    for (int stage = 0; stage < program.stages(); stage++) {
      barrier.freeze(stage, arrays.values, members);
      for (int i = 0; i < instruments; i++) {
        if (status[i] == OPEN) {
          inputs.followStage(i, stage).compute(arrays, i);
        }
      }
    }
    for (int i = 0; i < instruments; i++) {
      inputs.follow(i, status[i] == OPEN);
    }
  }

  /**
   * Computes the cross-sections inside formulas, then ranks every formula over the universe.
   *
   * @param live by instrument: whether it belongs to the universe at this instant
   */
  public void barrier(boolean[] live) {
    crossSections(live);
    ranks.freeze(raw, live);
  }

  /**
   * Copies what the instrument's row was computed from: the session's raw bar so far as {@link
   * BarField} lays it out, then the other fields.
   *
   * @return whether there was a bar in the session; if not, nothing is copied
   */
  boolean copyInputs(int instrument, double[] target) {
    return rolled && inputs.copy(instrument, target);
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
    return ranks.ranks().get(instrument, formula);
  }

  /** Ranks at the last barrier, instruments by formulas; read only. */
  public FeatureMatrix ranks() {
    return ranks.ranks();
  }

  /**
   * The place of a new raw value of the instrument in the cross-section frozen at the last barrier:
   * the instrument's own frozen value is replaced, all others stay, so that an unchanged value has
   * its barrier rank. NaN of NaN and before the first barrier.
   */
  public double frozenRank(int instrument, int formula, double value) {
    return ranks.place(instrument, formula, value);
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
    write(ranks.ranks(), instrument, out);
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
      out.putByte(status[i]).putBoolean(anchored[i]).putInt(lastSession[i]);
    }
    arrays.writeState(out);
    ranks.writeState(out);
    barrier.writeState(out);
    groups.writeState(out);
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
      lastSession[i] = in.getInt();
    }
    arrays.readState(in);
    ranks.readState(in);
    barrier.readState(in);
    groups.readState(in);
    groups.open(day);
    inputs.outrunAll();
  }
}
