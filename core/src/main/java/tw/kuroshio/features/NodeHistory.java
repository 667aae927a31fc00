package tw.kuroshio.features;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The values of all nodes of the graph over one instrument's sessions, and of the cross-sections
 * and groups they were placed in.
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

  /** The node of many instruments whose inputs are at hand, and those by instrument. */
  private int inputsOf = NONE;

  private double[][][] inputs = new double[0][][];

  /** Days on which anybody traded, rising. */
  private final int[] marketDays;

  NodeHistory(Program program, BarPanel panel) {
    this.program = program;
    this.panel = panel;
    this.pass = new ColumnPass(program);
    this.state = new double[program.stateSize];
    this.all = new boolean[program.size];
    Arrays.fill(all, true);
    this.cross = new CrossPass(program, panel);
    cross.run(pass, state);
    this.marketDays =
        IntStream.range(0, panel.size())
            .flatMap(i -> Arrays.stream(panel.bars(i).epochDay()))
            .sorted()
            .distinct()
            .toArray();
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

  private void takeInputs(int node) {
    if (inputsOf != node) {
      inputs = cross.inputs(new ColumnPass(program), new double[program.stateSize], node);
      inputsOf = node;
    }
  }

  /** Days before the instrument's session on which anybody traded. */
  int[] marketDaysBefore(int session) {
    return Arrays.copyOf(marketDays, Arrays.binarySearch(marketDays, days()[session]));
  }

  /** The finite values of members in some sessions of the market, of the instrument's own group. */
  double[] rows(int node, int session, int[] ofDays) {
    takeInputs(node);
    double key = value(program.b[node], session);
    return IntStream.range(0, panel.size())
        .boxed()
        .flatMapToDouble(i -> Arrays.stream(ofDays).mapToDouble(day -> row(i, day, key)))
        .filter(Double::isFinite)
        .toArray();
  }

  /** An instrument's value on a day, NaN where it has none of that group. */
  private double row(int i, int day, double key) {
    int row = Arrays.binarySearch(panel.bars(i).epochDay(), day);
    boolean in = row >= 0 && panel.universe().isMember(i, day) && inputs[i][1][row] == key;
    return in ? inputs[i][0][row] : Double.NaN;
  }

  /** The members' values in a cross-section of the instrument's session, in its own group. */
  double[] members(int node, int session) {
    takeInputs(node);
    double key = value(program.b[node], session);
    boolean grouped = program.b[node] != program.a[node];
    int day = days()[session];
    double[] values = new double[panel.size()];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      int row = Arrays.binarySearch(panel.bars(i).epochDay(), day);
      boolean in = row >= 0 && panel.universe().isMember(i, day);
      double x = in ? inputs[i][0][row] : Double.NaN;
      if (!Double.isNaN(x) && (!grouped || inputs[i][1][row] == key)) {
        values[count++] = x;
      }
    }
    return Arrays.copyOf(values, count);
  }
}
