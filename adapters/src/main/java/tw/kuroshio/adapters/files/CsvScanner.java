package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.io.InputStream;

/**
 * Steps through a comma-separated UTF-8 text line by line and parses fields where they lie: nothing
 * is allocated per row. A comma between double quotes parts no fields; the quotes stay in the text.
 */
public final class CsvScanner extends RowFields {

  private static final int BUFFER_BYTES = 1 << 17;
  private static final int LONGEST_LINE_BYTES = 1 << 16;

  private final InputStream source;
  private int limit;
  private int nextLine;

  /**
   * Reads the header line.
   *
   * @throws TableFault when there is none
   */
  public CsvScanner(InputStream source) throws IOException {
    super(BUFFER_BYTES);
    this.source = source;
    if (!next()) {
      throw new TableFault("is empty: it must begin with a line of column names");
    }
    if (startsWithByteOrderMark()) {
      fieldStart[0] += 3;
    }
  }

  private boolean startsWithByteOrderMark() {
    return fieldEnd[0] - fieldStart[0] >= 3
        && (buffer[fieldStart[0]] & 0xFF) == 0xEF
        && (buffer[fieldStart[0] + 1] & 0xFF) == 0xBB
        && (buffer[fieldStart[0] + 2] & 0xFF) == 0xBF;
  }

  /** Steps to the next line that is not blank; false at the end. */
  public boolean next() throws IOException {
    do {
      if (!scanLine()) {
        return false;
      }
    } while (fields == 1 && fieldEnd[0] == fieldStart[0]);
    return true;
  }

  private boolean scanLine() throws IOException {
    lineStart = nextLine;
    fields = 0;
    int start = lineStart;
    int at = lineStart;
    boolean quoted = false;
    while (true) {
      if (at == limit) {
        int moved = lineStart;
        boolean more = refill();
        at -= moved - lineStart;
        start -= moved - lineStart;
        if (!more) {
          if (at == lineStart) {
            return false;
          }
          nextLine = at;
          break;
        }
      }
      byte b = buffer[at];
      if (b == '\n') {
        nextLine = at + 1;
        break;
      }
      at++;
      if (b == '"') {
        quoted = !quoted;
      } else if (b == ',' && !quoted) {
        endField(start, at - 1);
        start = at;
      }
    }
    endField(start, at > start && buffer[at - 1] == '\r' ? at - 1 : at);
    line++;
    return true;
  }

  /** Moves the open line to the front and reads behind it; false at the end of the source. */
  private boolean refill() throws IOException {
    int open = limit - lineStart;
    if (open > LONGEST_LINE_BYTES) {
      throw new TableFault(
          "has a line of more than " + LONGEST_LINE_BYTES + " bytes, line " + (line + 1));
    }
    System.arraycopy(buffer, lineStart, buffer, 0, open);
    for (int i = 0; i < Math.min(fields, fieldStart.length); i++) {
      fieldStart[i] -= lineStart;
      fieldEnd[i] -= lineStart;
    }
    lineStart = 0;
    limit = open;
    int count = source.read(buffer, limit, buffer.length - limit);
    if (count <= 0) {
      return false;
    }
    limit += count;
    return true;
  }
}
