package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The bytes that hexadecimal text spells: two digits a byte, either case, the bytes next to each
 * other or apart by any white space. Refuses everything else with line and column.
 */
final class HexInput extends InputStream {

  private static final int END = -1;

  private final InputStream text;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private int line = 1;
  private int column;
  private boolean lineEnded;

  HexInput(InputStream text) {
    this.text = text;
  }

  @Override
  public int read() throws IOException {
    int first = next();
    while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
      first = next();
    }
    return first == END ? END : digit(first) << 4 | digit(next());
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    int count = 0;
    while (count < length) {
      int value = read();
      if (value == END) {
        return count == 0 ? END : count;
      }
      target[offset + count++] = (byte) value;
    }
    return count;
  }

  private int digit(int character) throws TableFault {
    int digit = Character.digit(character, 16);
    if (digit < 0) {
      throw new TableFault(
          "is wrong in line "
              + line
              + ", column "
              + column
              + ": a byte must be two hexadecimal digits, was "
              + named(character));
    }
    return digit;
  }

  private static String named(int character) {
    if (character == END) {
      return "one at the end of the file";
    }
    if (character <= ' ') {
      return "one before white space";
    }
    return character < 0x7F
        ? "'" + (char) character + "'"
        : "the character code 0x%02X".formatted(character);
  }

  /** The next character; {@link #line} and {@link #column} are its place. */
  private int next() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, text.read(buffer, 0, buffer.length));
    }
    if (lineEnded) {
      line++;
      column = 0;
    }
    column++;
    int character = limit == 0 ? END : buffer[position++] & 0xFF;
    lineEnded = character == '\n';
    return character;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
