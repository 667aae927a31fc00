package tw.kuroshio.adapters.files.importing;

import java.util.Arrays;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.FieldType;

/** The rows of one file for one dataset, each with its line. */
final class TableDraft {

  private final String file;
  private final FactTable table;
  private int[] lines = new int[256];

  TableDraft(String file, Dataset dataset) {
    this.file = file;
    table = new FactTable(dataset);
  }

  String file() {
    return file;
  }

  FactTable table() {
    return table;
  }

  int line(int row) {
    return lines[row];
  }

  void setLine(int row, int line) {
    if (row >= lines.length) {
      lines = Arrays.copyOf(lines, row + (row >> 1));
    }
    lines[row] = line;
  }

  /** How a row stands to another one of the same key. */
  enum Likeness {
    SAME,
    /** One has cells that the other lacks. */
    COMPLEMENTARY,
    CONTRADICTING
  }

  Likeness likeness(int row, TableDraft other, int otherRow) {
    Likeness likeness = Likeness.SAME;
    for (int field = 0; field < table.dataset().fields().size(); field++) {
      boolean missing = table.isMissing(row, field);
      if (missing != other.table.isMissing(otherRow, field)) {
        likeness = Likeness.COMPLEMENTARY;
      } else if (!missing && !sameCell(row, other, otherRow, field)) {
        return Likeness.CONTRADICTING;
      }
    }
    return likeness;
  }

  private boolean sameCell(int row, TableDraft other, int otherRow, int field) {
    return table.dataset().fields().get(field).type() == FieldType.TEXT
        ? table.text(row, field).equals(other.table.text(otherRow, field))
        : table.cell(row, field) == other.table.cell(otherRow, field);
  }
}
