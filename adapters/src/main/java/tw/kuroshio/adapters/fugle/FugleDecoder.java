package tw.kuroshio.adapters.fugle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tw.kuroshio.adapters.vendor.JsonMessages;
import tw.kuroshio.adapters.vendor.MessageRefused;
import tw.kuroshio.adapters.vendor.VendorSymbols;
import tw.kuroshio.feed.source.Size;
import tw.kuroshio.feed.source.SourceBook;
import tw.kuroshio.feed.source.SourceFault;
import tw.kuroshio.feed.source.SourceLevel;
import tw.kuroshio.feed.source.SourceQuote;
import tw.kuroshio.feed.source.SourceTrade;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Price;

/**
 * Reads the data of the channels trades and books. Prices are numbers and taken exactly; sizes and
 * volume are lots, on the odd-lot board shares; time is microseconds since the epoch. Pure; any
 * thread.
 */
final class FugleDecoder {

  private static final long NS_PER_MICRO = 1_000L;
  private static final String ODD_LOT = "ODDLOT";

  private final VendorSymbols symbols;

  FugleDecoder(VendorSymbols symbols) {
    this.symbols = symbols;
  }

  /**
   * Reads a message of event {@code data} or {@code snapshot}; null for channels nobody asked for.
   *
   * @param isOddLot whether a subscription's identifier is of the odd-lot board
   */
  @Nullable SourceQuote decode(JsonNode message, Predicate<String> isOddLot) throws MessageRefused {
    String channel = JsonMessages.text(message, "channel");
    if (!channel.equals("trades") && !channel.equals("books")) {
      return null;
    }
    JsonNode data = JsonMessages.object(message, "data");
    InstrumentId id = symbols.of(JsonMessages.text(data, "symbol"), market(data));
    String subscription = JsonMessages.optionalText(message, "id");
    boolean oddLot =
        ODD_LOT.equals(JsonMessages.optionalText(data, "type"))
            || (subscription != null && isOddLot.test(subscription));
    Board board = oddLot ? Board.ODD_LOT : Board.REGULAR;
    return channel.equals("trades") ? trades(id, board, data) : books(id, board, data);
  }

  private static SourceQuote trades(InstrumentId id, Board board, JsonNode data)
      throws MessageRefused {
    Price price = JsonMessages.price(JsonMessages.required(data, "price"), "price");
    Size size = size(data, "size", board);
    Size volume = size(data, "volume", board);
    SourceTrade match =
        price.e4() == 0 || size.count() == 0
            ? null
            : new SourceTrade(
                price, size, JsonMessages.flag(data, "isOpen"), JsonMessages.flag(data, "isClose"));
    return new SourceQuote(
        id, board, timeNs(data), JsonMessages.flag(data, "isTrial"), false, match, volume, null);
  }

  private static SourceQuote books(InstrumentId id, Board board, JsonNode data)
      throws MessageRefused {
    SourceBook book = new SourceBook(side(data, "bids", board), side(data, "asks", board));
    boolean trial = JsonMessages.flag(data, "isTrial");
    return new SourceQuote(id, board, timeNs(data), trial, false, null, null, book);
  }

  private static List<SourceLevel> side(JsonNode data, String field, Board board)
      throws MessageRefused {
    JsonNode list = JsonMessages.list(data, field);
    if (list.size() > QuoteCursor.MAX_LEVELS) {
      throw new MessageRefused(SourceFault.BAD_LEVELS, field);
    }
    List<SourceLevel> levels = new ArrayList<>(list.size());
    for (JsonNode level : list) {
      if (!level.isObject()) {
        throw new MessageRefused(SourceFault.WRONG_TYPE, field);
      }
      Price price = JsonMessages.price(JsonMessages.required(level, "price"), field);
      Size size = size(level, "size", board);
      if (size.count() > 0) {
        levels.add(new SourceLevel(price, size));
      }
    }
    return levels;
  }

  private static Size size(JsonNode data, String field, Board board) throws MessageRefused {
    return JsonMessages.size(JsonMessages.whole(data, field), board, field);
  }

  private static long timeNs(JsonNode data) throws MessageRefused {
    long micros = JsonMessages.whole(data, "time");
    if (micros < 0 || micros > Long.MAX_VALUE / NS_PER_MICRO) {
      throw new MessageRefused(SourceFault.BAD_TIME, "time");
    }
    return micros * NS_PER_MICRO;
  }

  private static @Nullable Market market(JsonNode data) throws MessageRefused {
    String exchange = JsonMessages.optionalText(data, "exchange");
    if (exchange == null) {
      return null;
    }
    return switch (exchange) {
      case "TWSE" -> Market.TWSE;
      case "TPEx" -> Market.TPEX;
      default -> throw new MessageRefused(SourceFault.UNKNOWN_INSTRUMENT, "exchange");
    };
  }
}
