package tw.kuroshio.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Rows of one dataset in growing columns: subject, period, ordinal, the moment the row became known
 * and one cell a field. What importers hand to the store and what the store hands back. Not safe
 * for several threads.
 */
public final class FactTable {

  /** A cell about which the source says nothing. */
  public static final long MISSING = Long.MIN_VALUE;

  private static final int FIRST_ROWS = 256;

  private final Dataset dataset;
  private final Texts subjects;
  private final Texts texts;
  private int size;
  private int[] subject = new int[FIRST_ROWS];
  private long[] period = new long[FIRST_ROWS];
  private int[] ordinal = new int[FIRST_ROWS];
  private long[] knownAtNs = new long[FIRST_ROWS];
  private int[] version = new int[FIRST_ROWS];
  private final long[][] cells;

  public FactTable(Dataset dataset) {
    this(dataset, new Texts(), new Texts());
  }

  private FactTable(Dataset dataset, Texts subjects, Texts texts) {
    this.dataset = dataset;
    this.subjects = subjects;
    this.texts = texts;
    cells = new long[dataset.fields().size()][FIRST_ROWS];
  }

  /** An empty table whose subjects and texts have the same places as this one's. */
  FactTable sibling() {
    return new FactTable(dataset, subjects, texts);
  }

  /** Numbers for texts, in the order of their first use. */
  private static final class Texts {
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<String> values = new ArrayList<>();

    int known(String text) {
      Integer known = places.get(text);
      return known == null ? -1 : known;
    }

    int place(String text) {
      Integer known = places.putIfAbsent(text, values.size());
      if (known != null) {
        return known;
      }
      values.add(text);
      return values.size() - 1;
    }
  }

  public Dataset dataset() {
    return dataset;
  }

  public int size() {
    return size;
  }

  /**
   * Begins a row whose cells are all missing and returns its number.
   *
   * @param period as the dataset's {@link PeriodKind} writes it
   * @param ordinal 0, or which of several rows of one subject and period
   * @param knownAtNs UTC nanoseconds since the epoch
   */
  public int add(String subjectCode, long period, int ordinal, long knownAtNs) {
    if (size == subject.length) {
      grow();
    }
    int row = size++;
    subject[row] = subjects.place(subjectCode);
    this.period[row] = period;
    this.ordinal[row] = ordinal;
    this.knownAtNs[row] = knownAtNs;
    version[row] = 0;
    for (long[] column : cells) {
      column[row] = MISSING;
    }
    return row;
  }

  /** Adds a row of another table of the dataset as it is there, its version included. */
  int addRow(FactTable from, int row) {
    int to = addKey(from, row);
    for (int field = 0; field < cells.length; field++) {
      copyCell(from, row, field, to);
    }
    return to;
  }

  private int addKey(FactTable from, int row) {
    int to = add(from.subject(row), from.period(row), from.ordinal(row), from.knownAtNs(row));
    version[to] = from.version(row);
    return to;
  }

  private void copyCell(FactTable from, int row, int field, int to) {
    if (dataset.fields().get(field).type() == FieldType.TEXT) {
      setText(to, field, from.text(row, field));
    } else {
      set(to, field, from.cell(row, field));
    }
  }

  /**
   * The rows that were known at a moment, in their order: what a reader of that moment has.
   *
   * @param fields places of the columns to take over; the others are missing
   */
  public FactTable knownBy(long atNs, SortedSet<Integer> fields) {
    FactTable known = new FactTable(dataset);
    for (int row = 0; row < size; row++) {
      if (knownAtNs[row] <= atNs) {
        int to = known.addKey(this, row);
        for (int field : fields) {
          known.copyCell(this, row, field, to);
        }
      }
    }
    return known;
  }

  /** Takes back the row begun last. */
  public void drop() {
    if (size == 0) {
      throw new IllegalStateException("A table without rows has none to take back");
    }
    size--;
  }

  private void grow() {
    int capacity = size + (size >> 1);
    subject = Arrays.copyOf(subject, capacity);
    period = Arrays.copyOf(period, capacity);
    ordinal = Arrays.copyOf(ordinal, capacity);
    knownAtNs = Arrays.copyOf(knownAtNs, capacity);
    version = Arrays.copyOf(version, capacity);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Arrays.copyOf(cells[i], capacity);
    }
  }

  /** Sets a cell that is not {@link FieldType#NUMBER} or {@link FieldType#TEXT}. */
  public void set(int row, int field, long value) {
    cells[field][row] = value;
  }

  /** Sets a {@link FieldType#NUMBER}; not a number is missing. */
  public void setNumber(int row, int field, double value) {
    cells[field][row] = Double.isNaN(value) ? MISSING : Double.doubleToRawLongBits(value);
  }

  /** Sets a {@link FieldType#TEXT}; an empty one is missing. */
  public void setText(int row, int field, String value) {
    cells[field][row] = value.isEmpty() ? MISSING : texts.place(value);
  }

  /** Numbers the row among the versions of its key, from 1; 0 as long as no store has it. */
  public void setVersion(int row, int number) {
    version[row] = number;
  }

  /** How many subjects have a place: those of this table and of its siblings. */
  int subjects() {
    return subjects.values.size();
  }

  /** Place of a subject, negative when the table has none of this code. */
  int subjectPlace(String code) {
    return subjects.known(code);
  }

  int subjectPlace(int row) {
    return subject[row];
  }

  String subjectAt(int place) {
    return subjects.values.get(place);
  }

  public String subject(int row) {
    return subjects.values.get(subject[row]);
  }

  public long period(int row) {
    return period[row];
  }

  public int ordinal(int row) {
    return ordinal[row];
  }

  /** When the row became known, UTC nanoseconds since the epoch. */
  public long knownAtNs(int row) {
    return knownAtNs[row];
  }

  public int version(int row) {
    return version[row];
  }

  public boolean isMissing(int row, int field) {
    return cells[field][row] == MISSING;
  }

  /** The cell as it is stored, {@link #MISSING} included. */
  public long cell(int row, int field) {
    return cells[field][row];
  }

  /** A {@link FieldType#NUMBER}, not a number where missing. */
  public double number(int row, int field) {
    long cell = cells[field][row];
    return cell == MISSING ? Double.NaN : Double.longBitsToDouble(cell);
  }

  /** A {@link FieldType#TEXT}, empty where missing. */
  public String text(int row, int field) {
    long cell = cells[field][row];
    return cell == MISSING ? "" : texts.values.get(Math.toIntExact(cell));
  }
}
