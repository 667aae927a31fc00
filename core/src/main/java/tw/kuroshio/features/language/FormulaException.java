package tw.kuroshio.features.language;

/**
 * A formula text was refused. The message names line and column, what was found and expected, and
 * shows the line with a caret under the place.
 */
public final class FormulaException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int MOST_SHOWN = 100;

  private final int line;
  private final int column;

  private FormulaException(int line, int column, String message) {
    super(message);
    this.line = line;
    this.column = column;
  }

  static FormulaException at(String text, int offset, String problem) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int end = text.indexOf('\n', offset);
    if (end < 0) {
      end = text.length();
    }
    int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    int column = offset - start + 1;
    // A line may be megabytes long: only its part around the place is shown.
    int from = Math.max(start, offset - MOST_SHOWN / 2);
    int to = Math.min(end, from + MOST_SHOWN);
    String shown = text.substring(from, to).replace('\t', ' ').stripTrailing();
    return new FormulaException(
        line,
        column,
        "line %s, column %s: %s\n  %s\n  %s^"
            .formatted(line, column, problem, shown, " ".repeat(offset - from)));
  }

  static FormulaException ofText(String problem) {
    return new FormulaException(1, 1, problem);
  }

  /** From 1. */
  public int line() {
    return line;
  }

  /** From 1, in UTF-16 units. */
  public int column() {
    return column;
  }
}
