package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.TimeInForce;

/** Marks that orders and transactions share and whose meanings have names elsewhere. */
final class OrderMarks {

  private OrderMarks() {}

  static @Nullable Side side(int mark) {
    return switch (mark) {
      case 'B' -> Side.BUY;
      case 'S' -> Side.SELL;
      default -> null;
    };
  }

  static char mark(Side side) {
    return side == Side.BUY ? 'B' : 'S';
  }

  /** 價格種類: 1 market, 2 limit; blank is taken as not given. */
  static boolean isPriceKind(int mark) {
    return mark == ' ' || orderType(mark) != null;
  }

  static @Nullable OrderType orderType(int mark) {
    return switch (mark) {
      case '1' -> OrderType.MARKET;
      case '2' -> OrderType.LIMIT;
      default -> null;
    };
  }

  static char mark(@Nullable OrderType type) {
    return switch (type) {
      case null -> ' ';
      case MARKET -> '1';
      case LIMIT -> '2';
    };
  }

  /** 時間限制: 0 ROD, 3 IOC, 4 FOK; blank is taken as not given. */
  static boolean isInForce(int mark) {
    return mark == ' ' || timeInForce(mark) != null;
  }

  static @Nullable TimeInForce timeInForce(int mark) {
    return switch (mark) {
      case '0' -> TimeInForce.ROD;
      case '3' -> TimeInForce.IOC;
      case '4' -> TimeInForce.FOK;
      default -> null;
    };
  }

  static char mark(@Nullable TimeInForce inForce) {
    return switch (inForce) {
      case null -> ' ';
      case ROD -> '0';
      case IOC -> '3';
      case FOK -> '4';
    };
  }
}
