package tw.kuroshio.adapters.files;

import java.io.IOException;

/** The same key twice with other values: nobody can say which row is right. */
public final class ConflictingRows extends IOException {

  private static final long serialVersionUID = 1L;

  public ConflictingRows(String key, String first, String second) {
    super(
        key
            + " stands twice with other values, at "
            + first
            + " and "
            + second
            + ": remove the wrong row or file");
  }
}
