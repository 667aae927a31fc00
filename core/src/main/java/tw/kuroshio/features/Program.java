package tw.kuroshio.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.ClosedValues;
import tw.kuroshio.features.operators.CrossOperator;
import tw.kuroshio.features.operators.ElementwiseOperator;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.GroupStatistic;
import tw.kuroshio.features.operators.Node;
import tw.kuroshio.features.operators.OperatorGraph;
import tw.kuroshio.features.operators.PeriodOperator;
import tw.kuroshio.features.operators.SeriesOperator;

/**
 * The graph in arrays, and where each node's state lies. An instrument's state is one run of {@link
 * #stateSize} doubles, so that a tick touches few cache lines; its history (the closed input values
 * that windows are rebuilt from) is another of {@link #historySize}, read only at session roll. Its
 * inputs are a third: the raw bar, then the other fields the formulas read.
 */
final class Program {

  static final byte CONSTANT = 0;
  static final byte BAR = 1;
  static final byte FIELD = 2;
  static final byte ELEMENTWISE = 3;
  static final byte SERIES = 4;
  static final byte CROSS = 5;
  static final byte PERIODS = 6;
  static final byte GROUP = 7;

  final int size;
  final byte[] kind;
  final @Nullable BarField[] bar;
  final @Nullable ElementwiseOperator[] elementwise;
  final @Nullable SeriesOperator[] series;
  final @Nullable CrossOperator[] cross;
  final @Nullable GroupStatistic[] groups;
  final @Nullable PeriodOperator[] periods;
  final int[][] periodInputs;

  /** Values of the constant nodes, NaN elsewhere. */
  final double[] constants;

  final int[] a;
  final int[] b;
  final int[] c;
  final int[] roots;

  /** Where the nodes of each stage begin; its first ones may be cross-sections or groups. */
  final int[] stageStart;

  /** All nodes but constants. */
  final int[] nodes;

  /** Those whose values can change while a session is open and no cross-section is frozen. */
  final int[] moving;

  /** Fields read, those of the bar among them. */
  final List<Field> fields;

  /** Doubles of an instrument's inputs. */
  final int inputSize;

  /** Place of a field among the inputs, of those that are no field of the bar. */
  final int[] inputAt;

  final int[] stateAt;
  final int stateSize;

  /** Closed values kept of a node, 0 where no series operator reads it. */
  final int[] kept;

  final int[] historyAt;
  final int historySize;

  /** The longest of {@link #kept}. */
  final int lookback;

  private final List<Field> others = new ArrayList<>();
  private final boolean[] movingOthers;

  /** Places of node values in live evaluation. */
  final ValueSlots slots;

  private @Nullable CompiledRows rows;

  Program(OperatorGraph graph) {
    size = graph.size();
    kind = new byte[size];
    bar = new @Nullable BarField[size];
    elementwise = new @Nullable ElementwiseOperator[size];
    series = new @Nullable SeriesOperator[size];
    cross = new @Nullable CrossOperator[size];
    groups = new @Nullable GroupStatistic[size];
    periods = new @Nullable PeriodOperator[size];
    periodInputs = new int[size][];
    constants = new double[size];
    Arrays.fill(constants, Double.NaN);
    a = new int[size];
    b = new int[size];
    c = new int[size];
    inputAt = new int[size];
    stateAt = new int[size];
    kept = new int[size];
    historyAt = new int[size];
    List<Field> read = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      place(n, graph.node(n), read);
    }
    fields = List.copyOf(read);
    inputSize = BarField.BAR_SIZE + others.size();
    movingOthers = new boolean[others.size()];
    for (int k = 0; k < movingOthers.length; k++) {
      movingOthers[k] = others.get(k).timing() == Field.Timing.IN_SESSION;
    }
    int histories = 0;
    for (int n = 0; n < size; n++) {
      historyAt[n] = histories;
      histories += kept[n];
    }
    historySize = histories;
    lookback = Arrays.stream(kept).max().orElse(0);
    roots = new int[graph.rootCount()];
    Arrays.setAll(roots, graph::root);
    stageStart = stageStarts(graph);
    boolean[] still = still(graph);
    nodes = IntStream.range(0, size).filter(n -> kind[n] != CONSTANT).toArray();
    moving = Arrays.stream(nodes).filter(n -> !still[n]).toArray();
    stateSize = placeStates();
    slots = new ValueSlots(this);
  }

  /** What a node reads; some maybe twice. */
  int[] inputsOf(int n) {
    return switch (kind[n]) {
      case CONSTANT, BAR, FIELD -> new int[0];
      case PERIODS -> periodInputs[n];
      default -> new int[] {a[n], b[n], c[n]};
    };
  }

  /** Those of some nodes that are of a stage. */
  int[] ofStage(int stage, int[] some) {
    return Arrays.stream(some)
        .filter(n -> n >= stageStart[stage] && n < stageStart[stage + 1])
        .toArray();
  }

  /** Nodes made of what was known before the session and of closed sessions alone. */
  private static boolean[] still(OperatorGraph graph) {
    boolean[] still = new boolean[graph.size()];
    for (int n = 0; n < still.length; n++) {
      still[n] =
          switch (graph.node(n)) {
            case Node.Input i -> i.field().timing() == Field.Timing.BEFORE_OPEN;
            case Node.Series s when !s.operator().readsOpenSession() -> true;
            // the past stands still, so only the key can choose another group of it
            case Node.Group g -> still[g.inputs().getLast()];
            case Node other -> other.inputs().stream().allMatch(input -> still[input]);
          };
    }
    return still;
  }

  /** Lays the states out, those that a tick reads first; returns the doubles they take. */
  private int placeStates() {
    int next = 0;
    Arrays.fill(stateAt, -1);
    for (int[] some : List.of(moving, nodes)) {
      for (int n : some) {
        SeriesOperator operator = series[n];
        if (operator != null && stateAt[n] < 0) {
          stateAt[n] = next;
          next += operator.stateSize();
        }
      }
    }
    return next;
  }

  private static int[] stageStarts(OperatorGraph graph) {
    int stages = graph.size() == 0 ? 1 : 1 + graph.stage(graph.size() - 1);
    int[] starts = new int[stages + 1];
    for (int n = 0; n < graph.size(); n++) {
      starts[graph.stage(n) + 1] = n + 1;
    }
    return starts;
  }

  /** Unpacks one node. */
  private void place(int n, Node node, List<Field> read) {
    List<Integer> inputs = node.inputs();
    a[n] = inputs.isEmpty() ? 0 : inputs.get(0);
    b[n] = inputs.size() < 2 ? a[n] : inputs.get(1);
    c[n] = inputs.size() < 3 ? a[n] : inputs.get(2);
    switch (node) {
      case Node.Constant constant -> {
        kind[n] = CONSTANT;
        constants[n] = constant.value();
      }
      case Node.Input input -> {
        read.add(input.field());
        placeField(n, input.field());
      }
      case Node.Elementwise e -> {
        kind[n] = ELEMENTWISE;
        elementwise[n] = e.operator();
      }
      case Node.Cross e -> {
        kind[n] = CROSS;
        cross[n] = e.operator();
      }
      case Node.Group e -> {
        kind[n] = GROUP;
        groups[n] = e.operator();
      }
      case Node.Periods e -> {
        kind[n] = PERIODS;
        periods[n] = e.operator();
        periodInputs[n] = inputs.stream().mapToInt(Integer::intValue).toArray();
      }
      case Node.Series s -> {
        kind[n] = SERIES;
        series[n] = s.operator();
        for (int input : inputs) {
          kept[input] = Math.max(kept[input], s.operator().lookback());
        }
      }
    }
  }

  private void placeField(int n, Field field) {
    if (field instanceof BarField ofBar) {
      kind[n] = BAR;
      bar[n] = ofBar;
    } else {
      kind[n] = FIELD;
      inputAt[n] = BarField.BAR_SIZE + others.size();
      others.add(field);
    }
  }

  /** Whether the node's value is made of many instruments'. */
  boolean isOfMany(int n) {
    return kind[n] == CROSS || kind[n] == GROUP;
  }

  /** Marks what the marked nodes read, but not what makes cross-sections and groups. */
  void addNeeded(boolean[] needed) {
    for (int n = size - 1; n >= 0; n--) {
      if (needed[n] && kind[n] == PERIODS) {
        for (int input : periodInputs[n]) {
          needed[input] = true;
        }
      } else if (needed[n] && (kind[n] == ELEMENTWISE || kind[n] == SERIES)) {
        needed[a[n]] = true;
        needed[b[n]] = true;
        needed[c[n]] = true;
      }
    }
  }

  /** The code of live evaluation, made when it is first asked for. */
  CompiledRows rows() {
    CompiledRows made = rows;
    if (made == null) {
      made = new CompiledRows(this);
      rows = made;
    }
    return made;
  }

  /** Stages, at least one. */
  int stages() {
    return stageStart.length - 1;
  }

  /** Whether the field of that place among {@link #others()} changes during a session. */
  boolean isMoving(int other) {
    return movingOthers[other];
  }

  /** The fields that are none of the bar, in the order of the inputs after it. */
  List<Field> others() {
    return others;
  }

  /** Sets an instrument's state to that of no closed session. */
  void reset(double[] state, int at) {
    for (int n = 0; n < size; n++) {
      SeriesOperator operator = series[n];
      if (operator != null) {
        operator.reset(state, at + stateAt[n]);
      }
    }
  }

  /** Closes a session with the instrument's kept node values. */
  void roll(
      double[] values,
      int v,
      double[] state,
      int at,
      double[] history,
      int historyStart,
      ClosedValues closed) {
    for (int n = 0; n < size; n++) {
      if (kept[n] > 0) {
        int from = historyStart + historyAt[n];
        System.arraycopy(history, from + 1, history, from, kept[n] - 1);
        history[from + kept[n] - 1] = values[v + slots.of[n]];
      }
    }
    for (int n = 0; n < size; n++) {
      SeriesOperator operator = series[n];
      if (operator != null) {
        operator.roll(
            state,
            at + stateAt[n],
            closed.at(
                history,
                newest(historyStart, a[n]),
                history,
                newest(historyStart, b[n]),
                history,
                newest(historyStart, c[n])));
      }
    }
  }

  private int newest(int historyStart, int node) {
    return historyStart + historyAt[node] + kept[node] - 1;
  }

  /**
   * The form in which a formula's value leaves the stage: missing is NaN, never infinite; one zero.
   */
  static double published(double value) {
    return Double.isFinite(value) ? value + 0.0 : Double.NaN;
  }
}
