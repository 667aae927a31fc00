package tw.kuroshio.features.language;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import tw.kuroshio.features.operators.Scope;

/** Reads arguments that are no expressions: windows, numbers and scopes. */
final class WrittenOut {

  private static final String SCOPES =
      "expanding, rolling(n) or frozen(YYYY-MM-DD), or none for the members at the same instant";

  private static final int LONGEST_DATE = "YYYY-MM-DD".length();

  private final Tokens tokens;

  WrittenOut(Tokens tokens) {
    this.tokens = tokens;
  }

  /** A number within the function's bounds. */
  double number(Function function) throws FormulaException {
    Token start = tokens.now();
    boolean negative = start.is("-");
    if (negative) {
      tokens.advance();
    }
    Function.Bounds bounds = function.bounds();
    Token digits = tokens.now();
    double value =
        digits.kind() == Token.Kind.NUMBER ? Double.parseDouble(digits.text()) : Double.NaN;
    value = negative ? -value : value;
    if (!(value >= bounds.low() && value <= bounds.high())) {
      throw tokens.at(
          start.offset(),
          "Number of %s must be written out, from %s to %s, was %s%s"
              .formatted(
                  function.signature(),
                  bounds.low(),
                  bounds.high(),
                  negative ? "minus " : "",
                  digits.shown()));
    }
    tokens.advance();
    return value;
  }

  /** A whole number of sessions or periods. */
  int window(Function function, int least, int most) throws FormulaException {
    Token start = tokens.now();
    boolean negative = start.is("-");
    if (negative) {
      tokens.advance();
    }
    Token digits = tokens.now();
    boolean whole = digits.kind() == Token.Kind.NUMBER && digits.text().matches("[0-9]{1,9}");
    int window = whole ? Integer.parseInt(digits.text()) : -1;
    if (negative || window < least || window > most) {
      throw tokens.at(
          start.offset(),
          "Window of %s must be a whole number of %s from %s to %s, was %s%s"
              .formatted(
                  function.signature(),
                  PeriodFunctions.contains(function) ? "periods" : "sessions",
                  least,
                  most,
                  (negative ? "minus " : "") + digits.shown(),
                  negative ? ": a formula must not look ahead" : ""));
    }
    tokens.advance();
    return window;
  }

  /** {@code expanding}, {@code rolling(20)} or {@code frozen(2019-12-31)}. */
  Scope scope(Function function) throws FormulaException {
    Token word = tokens.now();
    if (word.isWord("day")) {
      throw tokens.at(
          word.offset(),
          "Scope day has no rows: a row is a session here, so that nothing of its own session is"
              + " before it; expected "
              + SCOPES);
    }
    if (word.isWord("expanding")) {
      tokens.advance();
      return new Scope.Expanding();
    }
    if (word.isWord("rolling")) {
      tokens.advance();
      tokens.consume("(", "'(' in rolling(n)");
      Scope scope = new Scope.Rolling(window(function, 1, FormulaSet.LONGEST_WINDOW));
      tokens.consume(")", "')' in rolling(n)");
      return scope;
    }
    if (!word.isWord("frozen")) {
      throw tokens.expected("the scope of " + function.signature() + ": " + SCOPES);
    }
    tokens.advance();
    tokens.consume("(", "'(' in frozen(YYYY-MM-DD)");
    Scope scope = new Scope.Frozen(date());
    tokens.consume(")", "')' in frozen(YYYY-MM-DD)");
    return scope;
  }

  /** Three numbers and two signs that together are a date. */
  private LocalDate date() throws FormulaException {
    Token start = tokens.now();
    StringBuilder text = new StringBuilder();
    while (text.length() < LONGEST_DATE
        && (tokens.now().kind() == Token.Kind.NUMBER || tokens.now().is("-"))) {
      text.append(tokens.now().text());
      tokens.advance();
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw tokens.at(
          start.offset(),
          "Expected a date of the calendar, YYYY-MM-DD, was '%s'"
              .formatted(text.isEmpty() ? start.text() : text));
    }
  }
}
