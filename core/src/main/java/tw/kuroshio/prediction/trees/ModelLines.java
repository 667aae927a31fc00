package tw.kuroshio.prediction.trees;

import java.nio.charset.StandardCharsets;

/** The lines of a model file, one at a time, ended by \n or \r\n. */
final class ModelLines {

  static final int MAX_LINE_BYTES = 16 * 1_024 * 1_024;

  private final byte[] text;
  private int next;
  private int start;
  private int end;
  private int number;
  private int carriageReturns;
  private int carriageReturnsBefore;

  ModelLines(byte[] text) {
    this.text = text;
  }

  /** Moves to the next line; false when there is none. */
  boolean advance() throws ModelRefused {
    if (next >= text.length) {
      return false;
    }
    number++;
    start = next;
    carriageReturnsBefore = carriageReturns;
    int at = start;
    while (at < text.length && text[at] != '\n') {
      if (text[at] == 0) {
        throw new ModelRefused(number, "", "a text model has no NUL bytes");
      }
      at++;
    }
    next = at + 1;
    end = at;
    if (end > start && text[end - 1] == '\r') {
      end--;
      carriageReturns++;
    }
    if (end - start > MAX_LINE_BYTES) {
      throw new ModelRefused(
          number, "", "a line has at most " + MAX_LINE_BYTES + " bytes, was " + (end - start));
    }
    return true;
  }

  int number() {
    return number;
  }

  boolean isEmpty() {
    return start == end;
  }

  boolean startsWith(String prefix) {
    int length = prefix.length();
    if (end - start < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text[start + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean is(String whole) {
    return end - start == whole.length() && startsWith(whole);
  }

  /** Offset of the line's first byte as if every line ended in \n alone, as the writer counts. */
  int writtenOffset() {
    return start - carriageReturnsBefore;
  }

  /** The line split at its first '='; without one the whole line is the key. */
  Field field() {
    int equals = start;
    while (equals < end && text[equals] != '=') {
      equals++;
    }
    String key = new String(text, start, Math.min(equals - start, 64), StandardCharsets.ISO_8859_1);
    return new Field(text, key, number, Math.min(equals + 1, end), end, equals < end);
  }

  String asText() {
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }
}
