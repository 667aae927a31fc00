package tw.kuroshio.app;

import java.util.Locale;

/** Text of an HTML page with drawings in it. Numbers and words are escaped and locale-free. */
final class Markup {

  private final StringBuilder text = new StringBuilder();

  /** Adds markup as it is, with numbers and escaped words in their places. */
  Markup add(String format, Object... values) {
    Object[] escaped = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      escaped[i] = values[i] instanceof Number ? values[i] : escape(String.valueOf(values[i]));
    }
    text.append(String.format(Locale.ROOT, format, escaped));
    return this;
  }

  /** Adds text that is no markup's business, such as a style sheet of our own. */
  Markup raw(String verbatim) {
    text.append(verbatim);
    return this;
  }

  Markup add(Markup other) {
    text.append(other.text);
    return this;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  static String escape(String words) {
    StringBuilder escaped = new StringBuilder(words.length());
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
