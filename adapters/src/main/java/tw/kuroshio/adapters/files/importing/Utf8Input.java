package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import java.io.InputStream;
import tw.kuroshio.adapters.files.TableFault;

/** Passes bytes on as long as they are UTF-8, and says where they are not. */
final class Utf8Input extends InputStream {

  private final InputStream source;
  private long line = 1;
  private long byteInLine;

  /** Continuation bytes still to come, and the range the next one must be in. */
  private int open;

  private int lowest = 0x80;
  private int highest = 0xBF;

  Utf8Input(InputStream source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = source.read(target, offset, length);
    if (count < 0 && open > 0) {
      throw fault();
    }
    for (int i = offset; i < offset + count; i++) {
      check(target[i] & 0xFF);
    }
    return count;
  }

  private void check(int b) throws TableFault {
    byteInLine++;
    if (open > 0) {
      if (b < lowest || b > highest) {
        throw fault();
      }
      open--;
      lowest = 0x80;
      highest = 0xBF;
    } else if (b >= 0x80) {
      begin(b);
    } else if (b == '\n') {
      line++;
      byteInLine = 0;
    } else if (b == 0) {
      throw fault();
    }
  }

  /** RFC 3629, section 4: overlong forms, surrogates and more than U+10FFFF are none. */
  private void begin(int b) throws TableFault {
    if (b < 0xC2 || b > 0xF4) {
      throw fault();
    }
    open = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
    switch (b) {
      case 0xE0 -> lowest = 0xA0;
      case 0xED -> highest = 0x9F;
      case 0xF0 -> lowest = 0x90;
      case 0xF4 -> highest = 0x8F;
      default -> {}
    }
  }

  private TableFault fault() {
    return new TableFault(
        "is not UTF-8 in line "
            + line
            + ", byte "
            + byteInLine
            + ", as this form must be: convert it, or download it again");
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
