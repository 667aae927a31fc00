package tw.kuroshio.adapters.files;

import java.io.IOException;

/** Takes the rows of one table, file by file, line by line. */
interface TableRows {

  /**
   * Takes one row with the right number of fields.
   *
   * @param at position of each documented column in this file
   * @throws ConflictingRows when the row's key was there before with other values
   */
  void add(SourceFile file, CsvScanner row, int[] at) throws IOException;
}
