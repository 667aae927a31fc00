package tw.kuroshio.adapters.files;

import java.util.ArrayList;
import java.util.List;

/** Finds documented columns in a file's header. */
public final class HeaderColumns {

  private HeaderColumns() {}

  /**
   * Where each documented column stands in a file's header; the order is the file's own.
   *
   * @throws TableFault naming the first column that is missing, unknown or there twice
   */
  public static int[] positions(List<String> columns, List<String> header) throws TableFault {
    List<String> unknown = new ArrayList<>(header);
    int[] positions = new int[columns.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = header.indexOf(columns.get(i));
      if (positions[i] < 0) {
        throw wrong("has no column '" + columns.get(i) + "'", columns);
      }
      unknown.remove(columns.get(i));
    }
    if (!unknown.isEmpty()) {
      boolean twice = columns.contains(unknown.getFirst());
      throw wrong(
          "has the "
              + (twice ? "" : "unknown ")
              + "column '"
              + unknown.getFirst()
              + "'"
              + (twice ? " twice" : ""),
          columns);
    }
    return positions;
  }

  private static TableFault wrong(String what, List<String> columns) {
    return new TableFault(what + ": its header must be " + String.join(",", columns));
  }
}
