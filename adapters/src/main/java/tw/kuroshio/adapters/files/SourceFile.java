package tw.kuroshio.adapters.files;

import java.nio.file.Path;

/**
 * A file of the folder that belongs to a table.
 *
 * @param index position among the files read, from 0
 */
record SourceFile(int index, Path path, Table table) {

  private static final int LINE_BITS = 40;

  String name() {
    return String.valueOf(path.getFileName());
  }

  /** File and line in one number, so that a row remembers its origin in eight bytes. */
  long place(int line) {
    return (long) index << LINE_BITS | line;
  }

  static int fileOf(long place) {
    return (int) (place >>> LINE_BITS);
  }

  static long lineOf(long place) {
    return place & ((1L << LINE_BITS) - 1);
  }
}
