package tw.kuroshio.adapters.shioaji;

import java.util.ArrayList;
import java.util.List;
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
import tw.kuroshio.model.Price;

/**
 * Reads the events {@code tick_stk} and {@code bidask_stk}. The server writes prices as texts; the
 * libraries' own form has numbers, and date and time in one field: both are read. Volumes are lots,
 * with {@code intraday_odd} shares. Pure; any thread.
 */
final class ShioajiDecoder {

  private final VendorSymbols symbols;

  ShioajiDecoder(VendorSymbols symbols) {
    this.symbols = symbols;
  }

  /** Reads an event's data; null for events nobody asked for, such as heartbeats. */
  @Nullable SourceQuote decode(String event, byte[] data) throws MessageRefused {
    return switch (event) {
      case "tick_stk" -> tick(JsonMessages.parse(data));
      case "bidask_stk" -> bidAsk(JsonMessages.parse(data));
      default -> null;
    };
  }

  private SourceQuote tick(JsonNode tick) throws MessageRefused {
    Board board = board(tick);
    Price price = price(JsonMessages.required(tick, "close"), "close");
    Size size = JsonMessages.size(JsonMessages.whole(tick, "volume"), board, "volume");
    Size volume =
        JsonMessages.size(JsonMessages.whole(tick, "total_volume"), board, "total_volume");
    boolean match = price.e4() > 0 && size.count() > 0;
    return new SourceQuote(
        id(tick),
        board,
        timeNs(tick),
        JsonMessages.flag(tick, "simtrade"),
        JsonMessages.flag(tick, "suspend"),
        match ? SourceTrade.of(price, size) : null,
        volume,
        null);
  }

  private SourceQuote bidAsk(JsonNode quote) throws MessageRefused {
    Board board = board(quote);
    SourceBook book =
        new SourceBook(
            side(quote, "bid_price", "bid_volume", board),
            side(quote, "ask_price", "ask_volume", board));
    return new SourceQuote(
        id(quote),
        board,
        timeNs(quote),
        JsonMessages.flag(quote, "simtrade"),
        JsonMessages.flag(quote, "suspend"),
        null,
        null,
        book);
  }

  private static List<SourceLevel> side(
      JsonNode quote, String priceField, String sizeField, Board board) throws MessageRefused {
    JsonNode prices = JsonMessages.list(quote, priceField);
    JsonNode sizes = JsonMessages.list(quote, sizeField);
    if (prices.size() != sizes.size() || prices.size() > QuoteCursor.MAX_LEVELS) {
      throw new MessageRefused(SourceFault.BAD_LEVELS, priceField);
    }
    List<SourceLevel> levels = new ArrayList<>(prices.size());
    for (int i = 0; i < prices.size(); i++) {
      Price price = price(prices.get(i), priceField);
      Size size =
          JsonMessages.size(JsonMessages.element(sizes.get(i), sizeField), board, sizeField);
      // A side of fewer than five levels is filled up with zeros.
      if (size.count() > 0) {
        levels.add(new SourceLevel(price, size));
      }
    }
    return levels;
  }

  private InstrumentId id(JsonNode message) throws MessageRefused {
    return symbols.of(JsonMessages.text(message, "code"), null);
  }

  private static Board board(JsonNode message) throws MessageRefused {
    return JsonMessages.flag(message, "intraday_odd") ? Board.ODD_LOT : Board.REGULAR;
  }

  private static Price price(JsonNode value, String field) throws MessageRefused {
    return value.isString()
        ? JsonMessages.price(value.asString(), field)
        : JsonMessages.price(value, field);
  }

  private static long timeNs(JsonNode message) throws MessageRefused {
    String both = JsonMessages.optionalText(message, "datetime");
    if (both == null) {
      return JsonMessages.taipeiNs(
          JsonMessages.text(message, "date"), JsonMessages.text(message, "time"));
    }
    int blank = both.indexOf(' ');
    if (blank < 0) {
      throw new MessageRefused(SourceFault.BAD_TIME, "datetime");
    }
    return JsonMessages.taipeiNs(both.substring(0, blank), both.substring(blank + 1));
  }
}
