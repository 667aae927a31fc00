package tw.kuroshio.adapters.postgres;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore.Source;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.FieldType;

/** Rows for tests, and rows as lines of text. */
final class Facts {

  private Facts() {}

  static Source source(String name) {
    return new Source(name, Integer.toHexString(name.hashCode()));
  }

  /** A row of one subject; a null cell is missing. */
  static void add(
      FactTable table,
      String subject,
      long period,
      int ordinal,
      long knownAtNs,
      @Nullable Object... cells) {
    int row = table.add(subject, period, ordinal, knownAtNs);
    for (int field = 0; field < cells.length; field++) {
      @Nullable Object cell = cells[field];
      if (cell == null) {
        continue;
      }
      switch (cell) {
        case String text -> table.setText(row, field, text);
        case Double number -> table.setNumber(row, field, number);
        case Number value -> table.set(row, field, value.longValue());
        default -> throw new IllegalArgumentException(cell.toString());
      }
    }
  }

  static FactTable one(
      Dataset dataset, String subject, long period, long knownAtNs, @Nullable Object... cells) {
    FactTable table = new FactTable(dataset);
    add(table, subject, period, 0, knownAtNs, cells);
    return table;
  }

  /** Every row as {@code subject period/ordinal v<version> @known: cells}. */
  static List<String> lines(FactTable table) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      lines.add(line(table, row));
    }
    return lines;
  }

  static String line(FactTable table, int row) {
    StringBuilder line = new StringBuilder();
    line.append(table.subject(row))
        .append(' ')
        .append(table.period(row))
        .append('/')
        .append(table.ordinal(row))
        .append(" v")
        .append(table.version(row))
        .append(" @")
        .append(table.knownAtNs(row))
        .append(':');
    for (int field = 0; field < table.dataset().fields().size(); field++) {
      line.append(' ').append(cell(table, row, field));
    }
    return line.toString();
  }

  private static String cell(FactTable table, int row, int field) {
    if (table.isMissing(row, field)) {
      return "-";
    }
    FieldType type = table.dataset().fields().get(field).type();
    return switch (type) {
      case TEXT -> table.text(row, field);
      case NUMBER -> Double.toString(table.number(row, field));
      default -> Long.toString(table.cell(row, field));
    };
  }
}
