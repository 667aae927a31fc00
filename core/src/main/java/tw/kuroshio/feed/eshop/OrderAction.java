package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.Side;

/**
 * What a line of the order log does, 更改後交易代號: 1 to 3 buy, changed quantity, cancelled purchase; 4
 * to 6 the same for sales; 7 and 8 changed price of a purchase or sale, only in records since
 * 2020-03-23.
 */
public enum OrderAction {
  NEW('1', '4'),
  /** 改量: another quantity. */
  QUANTITY('2', '5'),
  /** 註銷. */
  CANCEL('3', '6'),
  /** 改價: another price. */
  PRICE('7', '8');

  private final char buyMark;
  private final char sellMark;

  OrderAction(char buyMark, char sellMark) {
    this.buyMark = buyMark;
    this.sellMark = sellMark;
  }

  /** The meaning of a mark, null when the tables do not list it. */
  static @Nullable OrderAction ofMark(int mark) {
    return switch (mark) {
      case '1', '4' -> NEW;
      case '2', '5' -> QUANTITY;
      case '3', '6' -> CANCEL;
      case '7', '8' -> PRICE;
      default -> null;
    };
  }

  /** The side a known mark implies. */
  static Side sideOfMark(int mark) {
    return mark <= '3' || mark == '7' ? Side.BUY : Side.SELL;
  }

  char mark(Side side) {
    return side == Side.BUY ? buyMark : sellMark;
  }
}
