package tw.kuroshio.features.language;

import java.util.List;
import tw.kuroshio.features.operators.OperatorGraph;

/** The formulas of one text, checked and joined into one graph. Immutable. */
public final class FormulaSet {

  /** Sessions a window may span: twenty years. */
  public static final int LONGEST_WINDOW = 5_000;

  /** Characters a text may have. */
  public static final int LONGEST_TEXT = 4_194_304;

  private final List<String> names;
  private final OperatorGraph graph;

  private FormulaSet(List<Definition> definitions, OperatorGraph graph) {
    this.names = definitions.stream().map(Definition::name).toList();
    this.graph = graph;
  }

  /**
   * Parses, checks and joins {@code name = expression} lines in the language's own functions.
   *
   * @throws FormulaException when any line is wrong; nothing is kept of such a text
   */
  public static FormulaSet parse(String text) throws FormulaException {
    return parse(text, FunctionLibrary.standard());
  }

  /** The same with the functions of a library. */
  public static FormulaSet parse(String text, FunctionLibrary library) throws FormulaException {
    if (text.length() > LONGEST_TEXT) {
      throw FormulaException.ofText(
          "Formula text must be at most %s characters, was %s"
              .formatted(LONGEST_TEXT, text.length()));
    }
    List<Definition> definitions = new Parser(text, library).definitions();
    if (definitions.isEmpty()) {
      throw FormulaException.ofText("Formula text must have a line name = expression, had none");
    }
    return new FormulaSet(definitions, new GraphCompiler(text, definitions).compile());
  }

  /** In the order of the text. */
  public List<String> names() {
    return names;
  }

  /** All formulas as one graph; its roots are the formulas in the order of {@link #names()}. */
  public OperatorGraph graph() {
    return graph;
  }
}
