package tw.kuroshio.features.operators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The directed acyclic graph of all formulas of a run. Equal subexpressions are one node, constants
 * are folded, and each node comes after its inputs. Immutable.
 */
public final class OperatorGraph {

  private final List<Node> nodes;
  private final int[] roots;
  private final int[] warmUp;

  private OperatorGraph(List<Node> nodes, int[] roots) {
    this.nodes = List.copyOf(nodes);
    this.roots = roots;
    this.warmUp = new int[nodes.size()];
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

  /** Sessions up to and including the first one at which the node can have a value. */
  public int warmUp(int index) {
    return warmUp[index];
  }

  private int warmUpOf(Node node) {
    return switch (node) {
      case Node.Constant c -> 1;
      case Node.Input i -> 1;
      case Node.Series s -> warmUp[s.input()] + s.operator().warmUp();
      case Node.Elementwise e -> {
        int most = 1;
        for (int input : inputs(e)) {
          most = Math.max(most, warmUp[input]);
        }
        yield most;
      }
    };
  }

  /** Indices of the node's inputs. */
  public static int[] inputs(Node node) {
    return switch (node) {
      case Node.Constant c -> new int[0];
      case Node.Input i -> new int[0];
      case Node.Series s -> new int[] {s.input()};
      case Node.Elementwise e ->
          Arrays.copyOf(new int[] {e.a(), e.b(), e.c()}, e.operator().arity());
    };
  }

  /** One line a node, {@code n2 = div(n0, n1)}: canonical, equal text means equal graph. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    for (int n = 0; n < nodes.size(); n++) {
      text.append('n').append(n).append(" = ").append(text(nodes.get(n))).append('\n');
    }
    return text.toString();
  }

  private static String text(Node node) {
    return switch (node) {
      case Node.Constant c -> Double.toString(c.value());
      case Node.Input i -> i.field().text();
      case Node.Series s -> s.operator().signature() + "(n" + s.input() + ")";
      case Node.Elementwise e -> {
        List<String> names = Arrays.stream(inputs(e)).mapToObj(input -> "n" + input).toList();
        yield e.operator().signature() + "(" + String.join(", ", names) + ")";
      }
    };
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

    public int series(SeriesOperator operator, int input) {
      Node node = new Node.Series(operator, input);
      return add(node, text(node));
    }

    /** Applies an operator of one, two or three inputs. */
    public int apply(ElementwiseOperator operator, int... inputs) {
      if (inputs.length != operator.arity()) {
        throw new IllegalArgumentException(
            operator + " takes " + operator.arity() + " inputs, was " + inputs.length);
      }
      int[] in = Arrays.copyOf(inputs, 3);
      if (operator.commutative() && in[0] > in[1]) {
        in = new int[] {in[1], in[0], in[2]};
      }
      if (Arrays.stream(inputs).allMatch(this::isConstant)) {
        return constant(operator.apply(value(in[0]), value(in[1]), value(in[2])));
      }
      Node node = new Node.Elementwise(operator, in[0], in[1], in[2]);
      return add(node, text(node));
    }

    public boolean isConstant(int index) {
      return nodes.get(index) instanceof Node.Constant;
    }

    /** Value of a constant node, NaN of any other. */
    public double value(int index) {
      return nodes.get(index) instanceof Node.Constant constant ? constant.value() : Double.NaN;
    }

    /** The graph of what the roots need, renumbered in the order of first mention. */
    public OperatorGraph build(int... roots) {
      boolean[] needed = new boolean[nodes.size()];
      for (int root : roots) {
        needed[root] = true;
      }
      for (int n = needed.length - 1; n >= 0; n--) {
        if (needed[n]) {
          for (int input : inputs(nodes.get(n))) {
            needed[input] = true;
          }
        }
      }
      int[] renumbered = new int[nodes.size()];
      List<Node> kept = new ArrayList<>();
      for (int n = 0; n < needed.length; n++) {
        if (needed[n]) {
          renumbered[n] = kept.size();
          kept.add(renumber(nodes.get(n), renumbered));
        }
      }
      return new OperatorGraph(kept, Arrays.stream(roots).map(root -> renumbered[root]).toArray());
    }

    private static Node renumber(Node node, int[] to) {
      return switch (node) {
        case Node.Constant c -> c;
        case Node.Input i -> i;
        case Node.Series s -> new Node.Series(s.operator(), to[s.input()]);
        case Node.Elementwise e -> {
          int[] in = Arrays.copyOf(Arrays.stream(inputs(e)).map(input -> to[input]).toArray(), 3);
          yield new Node.Elementwise(e.operator(), in[0], in[1], in[2]);
        }
      };
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
