package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;

/** The board an order or trade belongs to, 交易種類代號. */
public enum TradeType {
  REGULAR('0'),
  BLOCK('1'),
  ODD_LOT('2');

  final char mark;

  TradeType(char mark) {
    this.mark = mark;
  }

  /** The meaning of a mark, null when the table does not list it. */
  static @Nullable TradeType ofMark(int mark) {
    return switch (mark) {
      case '0' -> REGULAR;
      case '1' -> BLOCK;
      case '2' -> ODD_LOT;
      default -> null;
    };
  }
}
