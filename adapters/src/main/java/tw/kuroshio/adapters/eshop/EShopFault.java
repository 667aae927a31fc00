package tw.kuroshio.adapters.eshop;

import java.io.IOException;

/** What is wrong with a file's content; the message continues a sentence with the file's name. */
final class EShopFault extends IOException {

  private static final long serialVersionUID = 1L;

  EShopFault(String message) {
    super(message);
  }
}
