package tw.kuroshio.features;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tw.kuroshio.features.language.FormulaSet;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.OperatorGraph;
import tw.kuroshio.model.DigestChain;

/** Formulas ready to be evaluated: the graph, its place in memory, its identity. Immutable. */
public final class CompiledFormulas {

  private final FormulaSet formulas;
  private final OperatorGraph graph;
  private final Program program;
  private final String text;
  private final byte[] schemaHash;

  private CompiledFormulas(FormulaSet formulas) {
    this.formulas = formulas;
    this.graph = formulas.graph();
    this.program = new Program(graph);
    this.text = text(formulas);
    this.schemaHash = DigestChain.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  public static CompiledFormulas of(FormulaSet formulas) {
    return new CompiledFormulas(formulas);
  }

  /** Number of formulas: the columns of every matrix of these. */
  public int size() {
    return graph.rootCount();
  }

  /** Formula names in column order. */
  public List<String> names() {
    return formulas.names();
  }

  /** Column of the formula, -1 when there is none of that name. */
  public int indexOf(String name) {
    return formulas.names().indexOf(name);
  }

  /** Whether the formula needs other instruments' values: it changes at barriers. */
  public boolean isCrossSectional(int formula) {
    return graph.stage(graph.root(formula)) > 0;
  }

  /** About how many additions a new value of the formula is worth, shared parts counted in full. */
  public int cost(int formula) {
    return Arrays.stream(graph.needed(graph.root(formula))).map(graph::cost).sum();
  }

  /** The fields the formulas read, in the order of the graph. */
  public List<Field> fields() {
    return program.fields;
  }

  public OperatorGraph graph() {
    return graph;
  }

  /** Sessions of an instrument up to and including the first one at which there can be a value. */
  public int warmUp(int formula) {
    return graph.warmUp(graph.root(formula));
  }

  /** Nodes of the graph, shared subexpressions counted once. */
  public int nodeCount() {
    return graph.size();
  }

  /**
   * SHA-256 of {@link #toText()}: names, order and meaning of all columns. White space, comments,
   * brackets and the way a formula is spelt do not enter.
   */
  public byte[] schemaHash() {
    return schemaHash.clone();
  }

  /** The graph as text, a node a line, then a formula a line. */
  public String toText() {
    return text;
  }

  /** What {@link IncrementalFeatures} keeps of each instrument. */
  public InstrumentMemory bytesPerInstrument() {
    long sections = 0;
    for (int n = 0; n < program.size; n++) {
      // values and keys as frozen, twice, ranks, what is sorted and whose it is, and the group
      sections += program.cross[n] == null ? 0 : 6L * Double.BYTES + 2L * Integer.BYTES;
    }
    return new InstrumentMemory(
        (long) program.stateSize * Double.BYTES,
        (long) program.historySize * Double.BYTES,
        (long) program.slots.count * Double.BYTES,
        (long) program.inputSize * Double.BYTES,
        4L * size() * Double.BYTES,
        sections);
  }

  Program program() {
    return program;
  }

  private static String text(FormulaSet formulas) {
    StringBuilder text = new StringBuilder(formulas.graph().toText());
    for (int f = 0; f < formulas.names().size(); f++) {
      String node = "n" + formulas.graph().root(f);
      text.append(formulas.names().get(f)).append(" = ").append(node).append('\n');
    }
    return text.toString();
  }
}
