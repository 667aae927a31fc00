package tw.kuroshio.features.language;

/** A word of the language and where it starts in the text. */
record Token(Kind kind, String text, int offset) {

  enum Kind {
    NUMBER,
    NAME,
    /** In double quotes, which are left out. */
    TEXT,
    SYMBOL,
    LINE_END,
    TEXT_END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equals(word);
  }

  boolean endsLine() {
    return kind == Kind.LINE_END || kind == Kind.TEXT_END;
  }

  /** How a message names this token. */
  String shown() {
    return switch (kind) {
      case LINE_END -> "the end of the line";
      case TEXT_END -> "the end of the text";
      case NUMBER, NAME, TEXT, SYMBOL ->
          "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
    };
  }
}
