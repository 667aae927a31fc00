package tw.kuroshio.adapters.eshop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tw.kuroshio.feed.eshop.RowFault;

/** Rows set aside, counted by reason, with the first few of each reason kept. One thread. */
public final class EShopQuarantine {

  private static final int SAMPLES = 5;

  private final Map<RowFault, Long> counts = new EnumMap<>(RowFault.class);
  private final List<Row> samples = new ArrayList<>();
  private Consumer<Row> told = row -> {};
  private long total;

  /**
   * One row that was set aside.
   *
   * @param file name of its file
   * @param number of the row in its file, from 1; 0 when the row is only seen after sorting
   * @param column where the fault is, from 1; 0 when it is not in one field
   * @param text the row, bytes that cannot be printed shown as {@code ?}
   */
  public record Row(RowFault fault, String file, long number, int column, String text) {

    @Override
    public String toString() {
      return fault
          + " "
          + file
          + (number > 0 ? " row " + number : "")
          + (column > 0 ? " column " + column : "")
          + ": "
          + text;
    }
  }

  void add(
      RowFault fault, String file, long number, int column, byte[] buffer, int offset, int length) {
    total++;
    long count = counts.merge(fault, 1L, Long::sum);
    Row row = new Row(fault, file, number, column, text(buffer, offset, length));
    if (count <= SAMPLES) {
      samples.add(row);
    }
    told.accept(row);
  }

  private static String text(byte[] buffer, int offset, int length) {
    byte[] printable = new byte[length];
    for (int i = 0; i < length; i++) {
      byte b = buffer[offset + i];
      printable[i] = b >= ' ' && b < 0x7F ? b : (byte) '?';
    }
    return new String(printable, StandardCharsets.US_ASCII);
  }

  /** Tells of every row set aside from now on, in place of who was told before. */
  public void tell(Consumer<Row> listener) {
    told = listener;
  }

  /** Rows set aside for any reason. */
  public long total() {
    return total;
  }

  /** Rows set aside by reason, in the order of the reasons. */
  public Map<RowFault, Long> counts() {
    return Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  /** The first five rows of each reason. */
  public List<Row> samples() {
    return List.copyOf(samples);
  }
}
