package tw.kuroshio.features;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.operators.CrossOperator;

/**
 * The cross-sections and groups of a whole history, session by session: of each session the
 * instruments that traded in it and belonged to the universe. Stage by stage: the columns a stage's
 * cross-sections and groups read are computed for every instrument, then those themselves.
 */
final class CrossPass {

  private static final double[] NONE = {};

  private final Program program;
  private final BarPanel panel;

  /** By instrument and node: one value a session, of the nodes of many instruments done so far. */
  private final double[][][] known;

  private final @Nullable FrozenSection[] last;
  private final GroupPasts groups;

  CrossPass(Program program, BarPanel panel) {
    this(program, panel, new GroupPasts(program, panel.size()));
  }

  /**
   * @param groups without a past; afterwards with that of the history
   */
  CrossPass(Program program, BarPanel panel, GroupPasts groups) {
    this.program = program;
    this.panel = panel;
    this.known = new double[panel.size()][program.size][0];
    this.last = new @Nullable FrozenSection[program.size];
    this.groups = groups;
  }

  /** Computes them all; the scratch state is of one instrument. */
  void run(ColumnPass pass, double[] state) {
    boolean[] all = new boolean[program.size];
    Arrays.fill(all, true);
    run(pass, state, all);
  }

  /**
   * Computes them all, and keeps of each only as long as something reads it.
   *
   * @param afterwards nodes that are read when all is done
   */
  void run(ColumnPass pass, double[] state, boolean[] afterwards) {
    for (int stage = 1; stage < program.stages(); stage++) {
      int[] nodes = nodesOfMany(stage);
      sections(nodes, inputs(pass, state, nodes));
      drop(stage, afterwards);
    }
  }

  private void drop(int done, boolean[] afterwards) {
    boolean[] read = afterwards.clone();
    for (int stage = done + 1; stage < program.stages(); stage++) {
      boolean[] ofStage = needed(nodesOfMany(stage));
      for (int n = 0; n < read.length; n++) {
        read[n] |= ofStage[n];
      }
    }
    for (int n = 0; n < read.length; n++) {
      for (int i = 0; i < known.length && !read[n]; i++) {
        known[i][n] = NONE;
      }
    }
  }

  /**
   * By instrument: a value and a key column of each of some nodes of one stage, those of the stages
   * before being known.
   */
  double[][][] inputs(ColumnPass pass, double[] state, int... nodes) {
    double[][][] inputs = new double[panel.size()][][];
    boolean[] needed = needed(nodes);
    for (int i = 0; i < panel.size(); i++) {
      pass.run(panel, i, needed, known[i], state, 0);
      inputs[i] = columns(pass, nodes, panel.bars(i).size());
    }
    return inputs;
  }

  private int[] nodesOfMany(int stage) {
    return IntStream.range(program.stageStart[stage], program.stageStart[stage + 1])
        .filter(program::isOfMany)
        .toArray();
  }

  /** What the inputs of some nodes need, known cross-sections taken as they are. */
  private boolean[] needed(int[] nodes) {
    boolean[] needed = new boolean[program.size];
    for (int n : nodes) {
      needed[program.a[n]] = true;
      needed[program.b[n]] = true;
    }
    program.addNeeded(needed);
    return needed;
  }

  /** A value and a key column of each node, kept where the result will stand. */
  private double[][] columns(ColumnPass pass, int[] nodes, int rows) {
    double[][] columns = new double[2 * nodes.length][];
    for (int k = 0; k < nodes.length; k++) {
      columns[2 * k] = new double[rows];
      pass.copy(program.a[nodes[k]], columns[2 * k]);
      if (program.b[nodes[k]] == program.a[nodes[k]]) {
        columns[2 * k + 1] = columns[2 * k];
      } else {
        columns[2 * k + 1] = new double[rows];
        pass.copy(program.b[nodes[k]], columns[2 * k + 1]);
      }
    }
    return columns;
  }

  private void sections(int[] nodes, double[][][] inputs) {
    double[] values = new double[panel.size()];
    double[] keys = new double[panel.size()];
    ValueOrder order = new ValueOrder(panel.size());
    for (int node : nodes) {
      CrossOperator operator = program.cross[node];
      last[node] = operator == null ? null : new FrozenSection(operator, panel.size(), order);
      for (int i = 0; i < panel.size(); i++) {
        known[i][node] = new double[panel.bars(i).size()];
      }
    }
    int[] row = new int[panel.size()];
    boolean[] trades = new boolean[panel.size()];
    for (int day = nextDay(row); day != Integer.MAX_VALUE; day = nextDay(row)) {
      for (int i = 0; i < trades.length; i++) {
        int[] days = panel.bars(i).epochDay();
        trades[i] = row[i] < days.length && days[row[i]] == day;
      }
      for (int k = 0; k < nodes.length; k++) {
        for (int i = 0; i < trades.length; i++) {
          boolean member = trades[i] && panel.universe().isMember(i, day);
          values[i] = member ? inputs[i][2 * k][row[i]] : Double.NaN;
          keys[i] = member ? inputs[i][2 * k + 1][row[i]] : Double.NaN;
        }
        FrozenSection section = last[nodes[k]];
        GroupPast past = groups.ofNode()[nodes[k]];
        if (section != null) {
          section.freeze(values, keys);
        } else if (past != null) {
          past.open(day);
        }
        for (int i = 0; i < trades.length; i++) {
          if (trades[i]) {
            known[i][nodes[k]][row[i]] = value(section, past, i, inputs[i], k, row[i]);
          }
        }
        if (past != null) {
          past.close(day, values, keys);
        }
      }
      for (int i = 0; i < trades.length; i++) {
        row[i] += trades[i] ? 1 : 0;
      }
    }
  }

  /** Of the instrument in its {@code k}-th node's section or past. */
  private static double value(
      @Nullable FrozenSection section,
      @Nullable GroupPast past,
      int instrument,
      double[][] inputs,
      int k,
      int row) {
    double key = inputs[2 * k + 1][row];
    if (section != null) {
      return section.value(instrument, inputs[2 * k][row], key);
    }
    return past == null ? Double.NaN : past.value(key);
  }

  /** The earliest session not done yet. */
  private int nextDay(int[] row) {
    int next = Integer.MAX_VALUE;
    for (int i = 0; i < row.length; i++) {
      int[] days = panel.bars(i).epochDay();
      next = row[i] < days.length ? Math.min(next, days[row[i]]) : next;
    }
    return next;
  }

  /** By node: the instrument's values, one a session, of the nodes of many instruments. */
  double[][] known(int instrument) {
    return known[instrument];
  }

  /** By node: the last session's cross-sections. */
  @Nullable FrozenSection[] last() {
    return last;
  }
}
