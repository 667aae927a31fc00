package tw.kuroshio.adapters.files;

/**
 * One row of a table that was set aside.
 *
 * @param file name of its file
 * @param line 1 for the header
 * @param text the row, at most 200 bytes of it
 */
public record QuarantinedRow(RowFault fault, String file, int line, String text) {

  @Override
  public String toString() {
    return fault + " " + file + ":" + line + ": " + text;
  }
}
