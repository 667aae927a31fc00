package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tw.kuroshio.model.Price;

/** Reads holdings from a CSV file with the columns {@code symbol,shares,cost}. */
public final class PositionsFile {

  private static final List<String> COLUMNS = List.of("symbol", "shares", "cost");
  private static final long MAX_BYTES = 64L << 20;

  private PositionsFile() {}

  /**
   * Reads all holdings in the order of the file.
   *
   * @throws FileRefused naming the line and the column of the first fault
   */
  public static List<HeldPosition> read(Path file) throws FileRefused {
    List<HeldPosition> held = new ArrayList<>();
    TreeMap<String, Integer> lines = new TreeMap<>();
    try (TableInput in = TableInput.open(file, MAX_BYTES)) {
      CsvScanner row = new CsvScanner(in);
      if (!row.texts().equals(COLUMNS)) {
        throw new TableFault(
            "must have the columns symbol,shares,cost, has " + String.join(",", row.texts()));
      }
      while (row.next()) {
        HeldPosition position = position(row);
        Integer before = lines.put(position.symbol(), row.line());
        if (before != null) {
          throw at(row, "symbol", "must stand once, stands in line " + before + " too");
        }
        held.add(position);
      }
      return List.copyOf(held);
    } catch (TableFault e) {
      throw FileRefused.input("Positions file " + file + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileRefused.input("Positions file " + file + " cannot be read: " + Reason.of(e), e);
    }
  }

  private static HeldPosition position(CsvScanner row) throws TableFault {
    if (row.fields() != COLUMNS.size()) {
      throw new TableFault("must have 3 fields in line " + row.line() + ", has " + row.fields());
    }
    if (row.code(0) == CsvScanner.BAD) {
      throw at(row, "symbol", "must be 1 to 6 upper-case letters and digits");
    }
    long shares = row.decimal(1, 0);
    if (shares == CsvScanner.BAD || shares == CsvScanner.EMPTY || shares == 0) {
      throw at(row, "shares", "must be a whole number of shares other than 0");
    }
    long costE4 = row.decimal(2, 4);
    if (costE4 == CsvScanner.BAD || costE4 == CsvScanner.EMPTY || costE4 < 0) {
      throw at(
          row, "cost", "must be the average cost a share in TWD, 0 or more, at most four decimals");
    }
    return new HeldPosition(row.text(0), shares, new Price(costE4));
  }

  private static TableFault at(CsvScanner row, String column, String rule) {
    return new TableFault(
        "is wrong in line "
            + row.line()
            + ": "
            + column
            + " "
            + rule
            + ", was '"
            + row.text(COLUMNS.indexOf(column))
            + "'");
  }
}
