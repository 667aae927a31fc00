package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;

/** How an order reached the broker, 下單通路註記: the marks of the TMP and of the FIX protocol. */
public enum OrderChannel {
  /** 一般委託. */
  NORMAL(' ', '1'),
  /** 自動化委託下單. */
  AUTOMATIC('A', '2'),
  /** 電子式專屬線路. */
  DMA('D', '3'),
  /** 網際網路委託下單. */
  INTERNET('I', '4'),
  /** 語音下單. */
  VOICE('V', '5'),
  /** 應用程式. */
  API('P', '6');

  private static final OrderChannel[] ALL = values();

  private final char tmpMark;
  private final char fixMark;

  OrderChannel(char tmpMark, char fixMark) {
    this.tmpMark = tmpMark;
    this.fixMark = fixMark;
  }

  /** The meaning of a mark, null when the table does not list it. */
  static @Nullable OrderChannel ofMark(int mark) {
    return switch (mark) {
      case ' ' -> NORMAL;
      case 'A' -> AUTOMATIC;
      case 'D' -> DMA;
      case 'I' -> INTERNET;
      case 'V' -> VOICE;
      case 'P' -> API;
      default -> isFixMark(mark) ? ALL[mark - '1'] : null;
    };
  }

  /** Whether a known mark is one of the FIX protocol. */
  static boolean isFixMark(int mark) {
    return mark >= '1' && mark <= '6';
  }

  char mark(boolean fix) {
    return fix ? fixMark : tmpMark;
  }
}
