package tw.kuroshio.features.operators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The directed acyclic graph of all formulas of a run. Equal subexpressions are one node, constants
 * are folded, each node comes after its inputs, and nodes stand by stage: those of stage 0 need one
 * instrument alone, those of stage k the k-th cross-section of the universe or groups of its past.
 * Immutable.
 */
public final class OperatorGraph {

  private static final int ELEMENTWISE_COST = 1;

  /** A place in a sorted cross-section, about. */
  private static final int CROSS_COST = 12;

  /** A key's place among the groups, about. */
  private static final int GROUP_COST = 6;

  private final List<Node> nodes;
  private final int[] roots;
  private final int[] warmUp;
  private final int[] stage;

  private OperatorGraph(List<Node> nodes, int[] roots) {
    this.nodes = List.copyOf(nodes);
    this.roots = roots;
    this.warmUp = new int[nodes.size()];
    this.stage = stages(nodes);
    for (int n = 0; n < warmUp.length; n++) {
      warmUp[n] = warmUpOf(this.nodes.get(n));
    }
  }

  public int size() {
    return nodes.size();
  }

  public Node node(int index) {
    return nodes.get(index);
  }

  public int rootCount() {
    return roots.length;
  }

  /** The node that gives the value of the {@code index}-th root. */
  public int root(int index) {
    return roots[index];
  }

  /**
   * Sessions up to and including the first one at which the node can have a value, of an instrument
   * that has traded since the market's first one.
   */
  public int warmUp(int index) {
    return warmUp[index];
  }

  /** Cross-sections that must be known one after the other before the node can be. */
  public int stage(int index) {
    return stage[index];
  }

  /** About how many additions the node's new value is worth when its inputs are there. */
  public int cost(int index) {
    return switch (nodes.get(index)) {
      case Node.Constant _ -> 0;
      case Node.Input _ -> ELEMENTWISE_COST;
      case Node.Elementwise e -> e.operator().cost();
      case Node.Series s -> s.operator().cost();
      case Node.Cross _ -> CROSS_COST;
      case Node.Group _ -> GROUP_COST;
      case Node.Periods p -> 2 * p.inputs().size();
    };
  }

  /** The nodes a root needs, itself among them, in order. */
  public int[] needed(int... of) {
    boolean[] needed = marked(nodes, of);
    return IntStream.range(0, needed.length).filter(n -> needed[n]).toArray();
  }

  private int warmUpOf(Node node) {
    int most = 1;
    for (int input : node.inputs()) {
      most = Math.max(most, warmUp[input]);
    }
    return switch (node) {
      case Node.Series s -> most + s.operator().warmUp();
      case Node.Group g -> 1 + Math.max(most, g.operator().sessionsBefore());
      default -> most;
    };
  }

  private static int[] stages(List<Node> nodes) {
    int[] stages = new int[nodes.size()];
    for (int n = 0; n < stages.length; n++) {
      Node node = nodes.get(n);
      for (int input : node.inputs()) {
        stages[n] = Math.max(stages[n], stages[input]);
      }
      stages[n] += node instanceof Node.Cross || node instanceof Node.Group ? 1 : 0;
    }
    return stages;
  }

  private static boolean[] marked(List<Node> nodes, int... roots) {
    boolean[] needed = new boolean[nodes.size()];
    for (int root : roots) {
      needed[root] = true;
    }
    for (int n = needed.length - 1; n >= 0; n--) {
      if (needed[n]) {
        nodes.get(n).inputs().forEach(input -> needed[input] = true);
      }
    }
    return needed;
  }

  /** One line a node, {@code n2 = div(n0, n1)}: canonical, equal text means equal graph. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    for (int n = 0; n < nodes.size(); n++) {
      text.append('n').append(n).append(" = ").append(text(nodes.get(n))).append('\n');
    }
    return text.toString();
  }

  /** What a node is, its inputs as {@code n1}. */
  public String text(int index) {
    return text(nodes.get(index));
  }

  private static String text(Node node) {
    return switch (node) {
      case Node.Constant c -> Double.toString(c.value());
      case Node.Input i -> i.field().text();
      case Node.Elementwise e -> call(e.operator(), e.inputs());
      case Node.Series s -> call(s.operator(), s.inputs());
      case Node.Cross c -> call(c.operator(), c.inputs());
      case Node.Group g -> call(g.operator(), g.inputs());
      case Node.Periods p -> call(p.operator(), p.inputs());
    };
  }

  private static String call(Operator operator, List<Integer> inputs) {
    List<String> names = inputs.stream().map(input -> "n" + input).toList();
    return operator.signature() + "(" + String.join(", ", names) + ")";
  }

  /** Collects nodes; adding a node that exists gives the existing index. */
  public static final class Builder {

    private final List<Node> nodes = new ArrayList<>();
    private final LinkedHashMap<String, Integer> indexOf = new LinkedHashMap<>();

    public int constant(double value) {
      return add(new Node.Constant(value), "#" + Double.doubleToLongBits(value));
    }

    public int field(Field field) {
      return add(new Node.Input(field), field.text());
    }

    public int series(SeriesOperator operator, int... inputs) {
      requireInputs(operator, operator.inputs(), inputs);
      return add(new Node.Series(operator, listOf(inputs)));
    }

    /**
     * Applies a cross-sectional operator.
     *
     * @param inputs the value, and the key when the operator is grouped
     */
    public int cross(CrossOperator operator, int... inputs) {
      requireInputs(operator, operator.grouped() ? 2 : 1, inputs);
      return add(new Node.Cross(operator, listOf(inputs)));
    }

    /** The statistic of the past of the key's rows. */
    public int group(GroupStatistic statistic, int value, int key) {
      return add(new Node.Group(statistic, listOf(value, key)));
    }

    /** Aggregates the values of reporting periods, newest first. */
    public int periods(PeriodOperator operator, int... inputs) {
      requireInputs(operator, operator.periods(), inputs);
      return add(new Node.Periods(operator, listOf(inputs)));
    }

    /** Applies an operator of one, two or three inputs. */
    public int apply(ElementwiseOperator operator, int... inputs) {
      requireInputs(operator, operator.arity(), inputs);
      int[] in = Arrays.copyOf(inputs, 3);
      if (operator.commutative() && in[0] > in[1]) {
        in = new int[] {in[1], in[0], in[2]};
      }
      if (Arrays.stream(inputs).allMatch(this::isConstant)) {
        return constant(operator.apply(value(in[0]), value(in[1]), value(in[2])));
      }
      return add(new Node.Elementwise(operator, listOf(Arrays.copyOf(in, inputs.length))));
    }

    private static void requireInputs(Operator operator, int count, int... inputs) {
      if (inputs.length != count) {
        throw new IllegalArgumentException(
            operator.signature() + " takes " + count + " inputs, was " + inputs.length);
      }
    }

    private static List<Integer> listOf(int... inputs) {
      return Arrays.stream(inputs).boxed().toList();
    }

    public boolean isConstant(int index) {
      return nodes.get(index) instanceof Node.Constant;
    }

    /** Value of a constant node, NaN of any other. */
    public double value(int index) {
      return nodes.get(index) instanceof Node.Constant constant ? constant.value() : Double.NaN;
    }

    /**
     * The graph of what the roots need, renumbered by stage, then in the order of first mention.
     */
    public OperatorGraph build(int... roots) {
      boolean[] needed = marked(nodes, roots);
      int[] stages = stages(nodes);
      int[] renumbered = new int[nodes.size()];
      List<Node> kept = new ArrayList<>();
      int last = Arrays.stream(stages).max().orElse(0);
      for (int stage = 0; stage <= last; stage++) {
        for (int n = 0; n < needed.length; n++) {
          if (needed[n] && stages[n] == stage) {
            renumbered[n] = kept.size();
            kept.add(renumber(nodes.get(n), renumbered));
          }
        }
      }
      return new OperatorGraph(kept, Arrays.stream(roots).map(root -> renumbered[root]).toArray());
    }

    private static Node renumber(Node node, int[] to) {
      List<Integer> in = node.inputs().stream().map(input -> to[input]).toList();
      return switch (node) {
        case Node.Constant c -> c;
        case Node.Input i -> i;
        case Node.Elementwise e -> new Node.Elementwise(e.operator(), in);
        case Node.Series s -> new Node.Series(s.operator(), in);
        case Node.Cross c -> new Node.Cross(c.operator(), in);
        case Node.Group g -> new Node.Group(g.operator(), in);
        case Node.Periods p -> new Node.Periods(p.operator(), in);
      };
    }

    private int add(Node node) {
      return add(node, text(node));
    }

    private int add(Node node, String key) {
      Integer found = indexOf.get(key);
      if (found != null) {
        return found;
      }
      nodes.add(node);
      indexOf.put(key, nodes.size() - 1);
      return nodes.size() - 1;
    }
  }
}
