package tw.kuroshio.features;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * The values of all nodes of the graph over one instrument's sessions, and of the cross-sections
 * they were placed in.
 */
final class NodeHistory {

  private static final int NONE = -1;

  private final Program program;
  private final BarPanel panel;
  private final CrossPass cross;
  private final ColumnPass pass;
  private final double[] state;
  private final boolean[] all;
  private int instrument = NONE;

  /** The cross-section whose inputs are at hand, and those by instrument. */
  private int section = NONE;

  private double[][][] sectionInputs = new double[0][][];

  NodeHistory(Program program, BarPanel panel) {
    this.program = program;
    this.panel = panel;
    this.pass = new ColumnPass(program);
    this.state = new double[program.stateSize];
    this.all = new boolean[program.size];
    Arrays.fill(all, true);
    this.cross = new CrossPass(program, panel);
    cross.run(pass, state);
  }

  void turnTo(int next) {
    if (next != instrument) {
      pass.run(panel, next, all, cross.known(next), state, 0);
      instrument = next;
    }
  }

  int instrument() {
    return instrument;
  }

  /** The instrument's own sessions. */
  int[] days() {
    return panel.bars(instrument).epochDay();
  }

  LocalDate day(int session) {
    return LocalDate.ofEpochDay(days()[session]);
  }

  double value(int node, int session) {
    return pass.at(node, session);
  }

  boolean isFinite(int node, int session) {
    return Double.isFinite(value(node, session));
  }

  /** Whether the instrument belonged to the universe. */
  boolean isMember(int session) {
    return panel.universe().isMember(instrument, days()[session]);
  }

  /** The members' values in a cross-section of the instrument's session, in its own group. */
  double[] members(int node, int session) {
    if (section != node) {
      sectionInputs = cross.inputs(new ColumnPass(program), new double[program.stateSize], node);
      section = node;
    }
    double key = value(program.b[node], session);
    boolean grouped = program.b[node] != program.a[node];
    int day = days()[session];
    double[] values = new double[panel.size()];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      int row = Arrays.binarySearch(panel.bars(i).epochDay(), day);
      boolean in = row >= 0 && panel.universe().isMember(i, day);
      double x = in ? sectionInputs[i][0][row] : Double.NaN;
      if (!Double.isNaN(x) && (!grouped || sectionInputs[i][1][row] == key)) {
        values[count++] = x;
      }
    }
    return Arrays.copyOf(values, count);
  }
}
