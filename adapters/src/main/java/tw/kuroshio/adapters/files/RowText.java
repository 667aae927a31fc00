package tw.kuroshio.adapters.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A row put together from texts, for sources that are not plain comma-separated lines. */
public final class RowText extends RowFields {

  private int end;

  public RowText() {
    super(1 << 10);
  }

  /**
   * Begins a row without fields.
   *
   * @param number of the row in its source, for messages
   */
  public void begin(int number) {
    line = number;
    fields = 0;
    end = 0;
  }

  /** Adds a field. */
  public void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (fields > 0) {
      put(new byte[] {','});
    }
    int start = end;
    put(bytes);
    if (fields == fieldStart.length) {
      fieldStart = Arrays.copyOf(fieldStart, 2 * fields);
      fieldEnd = Arrays.copyOf(fieldEnd, 2 * fields);
    }
    endField(start, end);
  }

  private void put(byte[] bytes) {
    if (end + bytes.length > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, end + bytes.length));
    }
    System.arraycopy(bytes, 0, buffer, end, bytes.length);
    end += bytes.length;
  }
}
