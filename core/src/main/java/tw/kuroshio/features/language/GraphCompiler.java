package tw.kuroshio.features.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tw.kuroshio.features.operators.FieldNames;
import tw.kuroshio.features.operators.OperatorGraph;

/** Turns definitions into one graph: resolves names, refuses cycles, shares what is equal. */
final class GraphCompiler {

  private final String text;
  private final LinkedHashMap<String, Definition> definitions = new LinkedHashMap<>();
  private final LinkedHashMap<String, Integer> nodeOf = new LinkedHashMap<>();
  private final OperatorGraph.Builder graph = new OperatorGraph.Builder();

  GraphCompiler(String text, List<Definition> parsed) throws FormulaException {
    this.text = text;
    for (Definition definition : parsed) {
      if (definitions.put(definition.name(), definition) != null) {
        throw at(definition.offset(), "Formula '" + definition.name() + "' is defined twice");
      }
    }
  }

  OperatorGraph compile() throws FormulaException {
    for (Definition definition : definitions.values()) {
      compileWithReferences(definition);
    }
    return graph.build(
        definitions.keySet().stream().mapToInt(name -> nodeOf.getOrDefault(name, -1)).toArray());
  }

  /** Depth first without recursion: a chain of references may be as long as the text. */
  private void compileWithReferences(Definition start) throws FormulaException {
    if (nodeOf.containsKey(start.name())) {
      return;
    }
    ArrayDeque<Visit> open = new ArrayDeque<>();
    LinkedHashMap<String, Integer> onPath = new LinkedHashMap<>();
    open.push(new Visit(start));
    onPath.put(start.name(), 0);
    while (!open.isEmpty()) {
      Visit visit = open.element();
      if (visit.nextReference == visit.definition.references().size()) {
        Definition done = visit.definition;
        nodeOf.put(done.name(), node(done.expression()));
        open.pop();
        onPath.remove(done.name());
        continue;
      }
      Expression.Reference reference = visit.definition.references().get(visit.nextReference++);
      Definition target = resolved(reference);
      if (onPath.containsKey(target.name())) {
        throw at(reference.offset(), "Definition is cyclic: " + cycle(onPath, target.name()));
      }
      if (!nodeOf.containsKey(target.name())) {
        open.push(new Visit(target));
        onPath.put(target.name(), onPath.size());
      }
    }
  }

  /** A definition whose references are being compiled. */
  private static final class Visit {
    final Definition definition;
    int nextReference;

    Visit(Definition definition) {
      this.definition = definition;
    }
  }

  private Definition resolved(Expression.Reference reference) throws FormulaException {
    Definition target = definitions.get(reference.name());
    if (target == null) {
      throw at(
          reference.offset(),
          "Name '%s' is not known, expected a field (%s) or a formula of this text"
              .formatted(reference.name(), FieldNames.names()));
    }
    return target;
  }

  private static String cycle(Map<String, Integer> onPath, String closing) {
    List<String> names = new ArrayList<>(onPath.keySet());
    names = names.subList(names.indexOf(closing), names.size());
    String shown = String.join(" -> ", names.subList(0, Math.min(names.size(), 10)));
    return shown + (names.size() > 10 ? " -> …" : "") + " -> " + closing;
  }

  private int node(Expression expression) throws FormulaException {
    int node =
        switch (expression) {
          case Expression.Literal literal -> graph.constant(literal.value());
          case Expression.FieldValue field -> graph.field(field.field());
          case Expression.Reference reference -> nodeOf.getOrDefault(reference.name(), -1);
          case Expression.Operation operation ->
              graph.apply(operation.operator(), nodes(operation.arguments()));
          case Expression.Call call ->
              PeriodFunctions.contains(call.function())
                  ? new PeriodCompiler(text, graph).node(call, 0)
                  : call.function()
                      .meaning()
                      .build(graph, nodes(call.arguments()), windows(call), numbers(call));
        };
    return requireFinite(graph, node, text, expression);
  }

  /** The node, unless it is a constant that is missing or infinite. */
  static int requireFinite(
      OperatorGraph.Builder graph, int node, String text, Expression expression)
      throws FormulaException {
    if (graph.isConstant(node) && !Double.isFinite(graph.value(node))) {
      throw FormulaException.at(
          text, expression.offset(), "Constant expression has no finite value");
    }
    return node;
  }

  static int[] windows(Expression.Call call) {
    return call.windows().stream().mapToInt(Integer::intValue).toArray();
  }

  static double[] numbers(Expression.Call call) {
    return call.numbers().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private int[] nodes(List<Expression> arguments) throws FormulaException {
    int[] nodes = new int[arguments.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = node(arguments.get(i));
    }
    return nodes;
  }

  private FormulaException at(int offset, String problem) {
    return FormulaException.at(text, offset, problem);
  }
}
