package tw.kuroshio.adapters.files;

import java.io.IOException;

/**
 * A table file as a whole cannot be believed. The message continues a sentence that begins with the
 * file's name.
 */
public final class TableFault extends IOException {

  private static final long serialVersionUID = 1L;

  public TableFault(String message) {
    super(message);
  }
}
