package tw.kuroshio.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Tables of facts as bytes; a text stands there once, a column without a value not at all. */
public final class FactTableCodec {

  private FactTableCodec() {}

  /** Writes all rows. */
  public static void write(FactTable table, StateWriter out) {
    int rows = table.size();
    Texts texts = new Texts();
    int[] subjects = new int[rows];
    long[] periods = new long[rows];
    int[] ordinals = new int[rows];
    long[] knownAtNs = new long[rows];
    int[] versions = new int[rows];
    for (int row = 0; row < rows; row++) {
      subjects[row] = texts.place(table.subject(row));
      periods[row] = table.period(row);
      ordinals[row] = table.ordinal(row);
      knownAtNs[row] = table.knownAtNs(row);
      versions[row] = table.version(row);
    }
    Map<String, long[]> cells = new LinkedHashMap<>();
    for (int column = 0; column < table.dataset().fields().size(); column++) {
      if (hasValues(table, column)) {
        cells.put(table.dataset().fields().get(column).name(), column(table, column, texts));
      }
    }
    out.putEnum(table.dataset()).putInt(texts.places.size());
    texts.places.keySet().forEach(out::putString);
    out.putInts(subjects).putLongs(periods).putInts(ordinals).putLongs(knownAtNs);
    out.putInts(versions).putInt(cells.size());
    cells.forEach((name, column) -> out.putString(name).putLongs(column));
  }

  private static boolean hasValues(FactTable table, int column) {
    return IntStream.range(0, table.size()).anyMatch(row -> !table.isMissing(row, column));
  }

  private static long[] column(FactTable table, int column, Texts texts) {
    boolean text = table.dataset().fields().get(column).type() == FieldType.TEXT;
    long[] cells = new long[table.size()];
    for (int row = 0; row < cells.length; row++) {
      cells[row] =
          text && !table.isMissing(row, column)
              ? texts.place(table.text(row, column))
              : table.cell(row, column);
    }
    return cells;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it is something else, or of columns not known
   */
  public static FactTable read(StateReader in) {
    Dataset dataset = in.getEnum(Dataset.class);
    List<String> texts = new ArrayList<>();
    for (int left = in.getCount(Integer.BYTES); left > 0; left--) {
      texts.add(in.getString());
    }
    FactTable table = new FactTable(dataset);
    int[] subjects = in.getInts();
    long[] periods = in.getLongs();
    int[] ordinals = in.getInts();
    long[] knownAtNs = in.getLongs();
    int[] versions = in.getInts();
    for (int row = 0; row < subjects.length; row++) {
      table.add(texts.get(subjects[row]), periods[row], ordinals[row], knownAtNs[row]);
      table.setVersion(row, versions[row]);
    }
    for (int left = in.getCount(Integer.BYTES); left > 0; left--) {
      int column = dataset.field(in.getString());
      readColumn(table, column, in.getLongs(), texts);
    }
    return table;
  }

  private static void readColumn(FactTable table, int column, long[] cells, List<String> texts) {
    boolean text = table.dataset().fields().get(column).type() == FieldType.TEXT;
    for (int row = 0; row < cells.length; row++) {
      if (text && cells[row] != FactTable.MISSING) {
        table.setText(row, column, texts.get(Math.toIntExact(cells[row])));
      } else {
        table.set(row, column, cells[row]);
      }
    }
  }

  /** Numbers for texts, in the order of their first use. */
  private static final class Texts {
    private final Map<String, Integer> places = new LinkedHashMap<>();

    int place(String text) {
      Integer known = places.putIfAbsent(text, places.size());
      return known == null ? places.size() - 1 : known;
    }
  }
}
