package tw.kuroshio.adapters.capture;

import java.io.IOException;

/** What is wrong with a file's content; the message continues a sentence with the file's name. */
final class CaptureFault extends IOException {

  private static final long serialVersionUID = 1L;

  CaptureFault(String message) {
    super(message);
  }
}
