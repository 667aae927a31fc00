package tw.kuroshio.features.language;

/** The tokens of a text, one at a time, and what is wrong at a place of it. */
final class Tokens {

  private final String text;
  private final Lexer lexer;
  private Token now;

  Tokens(String text) throws FormulaException {
    this.text = text;
    this.lexer = new Lexer(text);
    this.now = lexer.next();
  }

  Token now() {
    return now;
  }

  /** Goes to the next token and returns where the one left started. */
  int advance() throws FormulaException {
    int offset = now.offset();
    now = lexer.next();
    return offset;
  }

  void consume(String symbol, String what) throws FormulaException {
    if (!now.is(symbol)) {
      throw expected(what);
    }
    advance();
  }

  FormulaException expected(String what) {
    return at(now.offset(), "Expected " + what + ", was " + now.shown());
  }

  FormulaException at(int offset, String problem) {
    return FormulaException.at(text, offset, problem);
  }

  /** The column of an offset, from 1. */
  int column(int offset) {
    return offset - text.lastIndexOf('\n', offset);
  }
}
