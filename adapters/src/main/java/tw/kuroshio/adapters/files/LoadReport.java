package tw.kuroshio.adapters.files;

import java.util.List;
import java.util.Map;

/**
 * What reading a data folder found.
 *
 * @param files the table files read, in the order of their names
 * @param ignored one line that names the files that belong to no table; empty when there are none
 * @param noTradeRows rows of the daily tables without a trade on the regular board
 * @param duplicateRows rows left out because an equal one is there
 * @param quarantined rows set aside, by reason
 * @param samples the first few rows of each reason
 * @param warnings sentences for the user
 * @param contentSha256 one hash over the decompressed content of all files, independent of their
 *     names and compression
 */
public record LoadReport(
    List<FileRead> files,
    String ignored,
    long noTradeRows,
    long duplicateRows,
    Map<RowFault, Long> quarantined,
    List<QuarantinedRow> samples,
    List<String> warnings,
    String contentSha256) {

  /**
   * One table file.
   *
   * @param rows rows below the header
   * @param contentSha256 hash of the decompressed content
   */
  public record FileRead(String name, Table table, long rows, String contentSha256) {}

  /** Rows set aside, of all reasons. */
  public long quarantinedRows() {
    return quarantined.values().stream().mapToLong(Long::longValue).sum();
  }
}
