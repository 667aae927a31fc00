package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;

/** Who entered a line of the order log, 委託資料種類. */
public enum OrderSource {
  /** Made by the exchange (系統產生). */
  SYSTEM('A'),
  BROKER('B');

  final char mark;

  OrderSource(char mark) {
    this.mark = mark;
  }

  /** The meaning of a mark, null when the table does not list it. */
  static @Nullable OrderSource ofMark(int mark) {
    return switch (mark) {
      case 'A' -> SYSTEM;
      case 'B' -> BROKER;
      default -> null;
    };
  }
}
