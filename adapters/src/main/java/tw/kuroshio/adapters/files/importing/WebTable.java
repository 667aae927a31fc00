package tw.kuroshio.adapters.files.importing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowText;
import tw.kuroshio.adapters.files.TableFault;

/**
 * Tables as the exchange's web site serves them: Big5 (code page 950), a title, a line of Chinese
 * column names, quoted fields with thousands separators, notes below. The title has the date or the
 * month of the Republic. {@code --} is no price.
 */
final class WebTable {

  private static final Charset BIG5 = Charset.forName("MS950");
  private static final int LINES_BEFORE_HEADER = 5;
  private static final int LONGEST_LINE_BYTES = 1 << 16;

  private final ImportKind kind;
  private final RowSink sink;
  private final CharsetDecoder decoder =
      BIG5.newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final RowText row = new RowText();
  private int line;

  WebTable(ImportKind kind, RowSink sink) {
    this.kind = kind;
    this.sink = sink;
  }

  /** Whether a file begins with a quoted or a Chinese line, as none of the other forms does. */
  static boolean isOne(byte[] start) {
    if (start.length == 0 || start[0] == '"') {
      return start.length > 0;
    }
    for (int i = hasByteOrderMark(start) ? 3 : 0; i < start.length && start[i] != '\n'; i++) {
      if (start[i] < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasByteOrderMark(byte[] start) {
    return start.length >= 3
        && start[0] == (byte) 0xEF
        && start[1] == (byte) 0xBB
        && start[2] == (byte) 0xBF;
  }

  /** Rows read, notes included. */
  long read(SourceStart source) throws IOException {
    InputStream in = new BufferedInputStream(source);
    @Nullable String title = nextLine(in);
    if (title == null) {
      throw new TableFault("is empty: it must begin with a title");
    }
    WebForm form = null;
    for (int i = 0; i < LINES_BEFORE_HEADER && form == null; i++) {
      @Nullable String header = nextLine(in);
      form = header == null ? null : WebForm.of(kind, cells(header));
    }
    if (form == null) {
      throw new TableFault(
          "has none of the headers of the exchange's web tables that import "
              + kind
              + " knows ("
              + WebForm.known(kind)
              + ") below the title '"
              + title.strip()
              + "'");
    }
    return rows(in, form.importer(sink, title), form.columns());
  }

  private long rows(InputStream in, RowImporter importer, int columns) throws IOException {
    int[] at = IntStream.range(0, columns).toArray();
    long rows = 0;
    for (String text = nextLine(in); text != null; text = nextLine(in)) {
      if (text.isBlank()) {
        continue;
      }
      rows++;
      List<String> cells = cells(text);
      row.begin(line);
      cells.forEach(cell -> row.add(plain(cell)));
      if (cells.size() == columns) {
        importer.take(row, at);
      } else {
        sink.quarantine(RowFault.FIELD_COUNT, row);
      }
    }
    return rows;
  }

  /** The fields of a line; the empty one behind a comma at its end is none. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (!cell.isEmpty()) {
      cells.add(cell.toString().strip());
    }
    return cells;
  }

  /** A field without what is only for the eye: thousands separators, and = before a code. */
  private static String plain(String cell) {
    if (cell.startsWith("=")) {
      return cell.substring(1);
    }
    return cell.matches("[-+]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?") ? cell.replace(",", "") : cell;
  }

  /** The next line without its end, null behind the last one. */
  private @Nullable String nextLine(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    int b = in.read();
    if (b < 0) {
      return null;
    }
    line++;
    while (b >= 0 && b != '\n') {
      bytes.write(b);
      if (bytes.size() > LONGEST_LINE_BYTES) {
        throw new TableFault("has a line of more than " + LONGEST_LINE_BYTES + " bytes, " + line);
      }
      b = in.read();
    }
    return decode(bytes.toByteArray());
  }

  private String decode(byte[] bytes) throws TableFault {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.reset().decode(in, out, true);
    if (result.isError()) {
      throw new TableFault(
          "is not Big5 (code page 950) in line "
              + line
              + ", byte "
              + (in.position() + 1)
              + ", as the exchange's web tables are: download it again without converting it");
    }
    return out.flip().toString().stripTrailing();
  }
}
