package tw.kuroshio.features.language;

import java.util.HexFormat;

/** Cuts the text into tokens, one at a time. */
final class Lexer {

  private static final String SYMBOLS = "=+-*/(),<>!";

  private final String text;
  private int position;

  Lexer(String text) {
    this.text = text;
    // Some editors put a byte order mark first.
    this.position = text.startsWith("\uFEFF") ? 1 : 0;
  }

  Token next() throws FormulaException {
    skipBlanksAndComment();
    int start = position;
    if (start >= text.length()) {
      return new Token(Token.Kind.TEXT_END, "", text.length());
    }
    char c = text.charAt(start);
    if (c == '\n') {
      position++;
      return new Token(Token.Kind.LINE_END, "", start);
    }
    if (isLetter(c)) {
      return name();
    }
    if (isDigit(c) || c == '.') {
      return number();
    }
    if (c == '"') {
      return quoted();
    }
    if (SYMBOLS.indexOf(c) >= 0) {
      boolean two = at(start + 1) == '=' && "<>=!".indexOf(c) >= 0;
      position += two ? 2 : 1;
      return new Token(Token.Kind.SYMBOL, text.substring(start, position), start);
    }
    int codePoint = text.codePointAt(start);
    throw FormulaException.at(
        text,
        start,
        "Character %sU+%s does not belong to the language"
            .formatted(
                Character.isISOControl(codePoint) ? "" : Character.toString(codePoint) + " ",
                HexFormat.of().withUpperCase().toHexDigits(codePoint, 4)));
  }

  private void skipBlanksAndComment() {
    while (at(position) == ' ' || at(position) == '\t' || at(position) == '\r') {
      position++;
    }
    if (at(position) == '#') {
      int end = text.indexOf('\n', position);
      position = end < 0 ? text.length() : end;
    }
  }

  private Token name() {
    int start = position;
    // a table's column has a dot in its name
    while (isLetter(at(position))
        || isDigit(at(position))
        || (at(position) == '.' && isLetter(at(position + 1)))) {
      position++;
    }
    return new Token(Token.Kind.NAME, text.substring(start, position), start);
  }

  private Token quoted() throws FormulaException {
    int start = position;
    int end = text.indexOf('"', start + 1);
    int line = text.indexOf('\n', start);
    if (end < 0 || (line >= 0 && line < end)) {
      throw FormulaException.at(text, start, "Quoted code has no closing quote on its line");
    }
    position = end + 1;
    return new Token(Token.Kind.TEXT, text.substring(start + 1, end), start);
  }

  private Token number() throws FormulaException {
    int start = position;
    int digits = digits();
    if (at(position) == '.') {
      position++;
      digits += digits();
    }
    if (digits > 0 && (at(position) == 'e' || at(position) == 'E')) {
      position++;
      if (at(position) == '+' || at(position) == '-') {
        position++;
      }
      digits = digits();
    }
    if (digits == 0 || isLetter(at(position)) || at(position) == '.') {
      throw FormulaException.at(text, start, "Number expected, such as 20, 0.5 or 1e-3");
    }
    return new Token(Token.Kind.NUMBER, text.substring(start, position), start);
  }

  private int digits() {
    int start = position;
    while (isDigit(at(position))) {
      position++;
    }
    return position - start;
  }

  /** The character, or NUL past the end: NUL itself belongs to no token. */
  private char at(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
