package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import tw.kuroshio.adapters.files.RowFields;

/** Takes the rows of one file of one documented form. */
interface RowImporter {

  /**
   * Takes one row with the right number of fields.
   *
   * @param at position of each documented column in this file
   * @throws IOException when the file as a whole cannot be believed
   */
  void take(RowFields row, int[] at) throws IOException;
}
