package tw.kuroshio.app;

import java.io.PrintWriter;

/**
 * Lines for people: name and value of each field that says something, a flag by its name alone when
 * it is set, the values of an object joined by colons.
 */
final class TextFields implements FieldSink {

  private static final String SAYS_NOTHING = "none";

  private final PrintWriter out;
  private final StringBuilder line = new StringBuilder();
  private boolean nested;
  private boolean first;

  /** Name of a list that has no item yet. */
  private String emptyList = "";

  TextFields(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void beginLine() {
    line.setLength(0);
  }

  @Override
  public void endLine() {
    for (int i = 0; i < line.length(); i++) {
      // What a record holds must not steer the terminal.
      if (Character.isISOControl(line.charAt(i))) {
        line.setCharAt(i, '?');
      }
    }
    out.println(line.isEmpty() ? "" : line.substring(1));
  }

  @Override
  public void text(String name, String value) {
    if (nested) {
      value(value);
    } else if (!value.isEmpty() && !value.equals(SAYS_NOTHING)) {
      line.append(' ').append(name).append(' ').append(value);
    }
  }

  @Override
  public void number(String name, long value) {
    if (nested) {
      value(Long.toString(value));
    } else {
      line.append(' ').append(name).append(' ').append(value);
    }
  }

  private void value(String value) {
    line.append(first ? ' ' : ':').append(value);
    first = false;
  }

  @Override
  public void flag(String name, boolean value) {
    if (value) {
      line.append(' ').append(name);
    }
  }

  @Override
  public void nothing(String name) {}

  @Override
  public void beginObject(String name) {
    beginList(name);
    beginItem();
  }

  @Override
  public void endObject() {
    nested = false;
  }

  @Override
  public void beginList(String name) {
    emptyList = name;
  }

  @Override
  public void beginItem() {
    if (!emptyList.isEmpty()) {
      line.append(' ').append(emptyList);
      emptyList = "";
    }
    nested = true;
    first = true;
  }

  @Override
  public void endList() {
    emptyList = "";
  }

  @Override
  public void flush() {
    out.flush();
  }
}
