package tw.kuroshio.adapters.mis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tw.kuroshio.adapters.vendor.JsonMessages;
import tw.kuroshio.adapters.vendor.MessageRefused;
import tw.kuroshio.adapters.vendor.SetAsideMessages;
import tw.kuroshio.adapters.vendor.VendorSymbols;
import tw.kuroshio.feed.source.Size;
import tw.kuroshio.feed.source.SourceBook;
import tw.kuroshio.feed.source.SourceEvent;
import tw.kuroshio.feed.source.SourceFault;
import tw.kuroshio.feed.source.SourceLevel;
import tw.kuroshio.feed.source.SourceQuote;
import tw.kuroshio.feed.source.SourceReference;
import tw.kuroshio.feed.source.SourceTrade;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.market.SessionPhase;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Price;

/**
 * Reads answers of {@code getStockInfo.jsp}. Of a symbol's frame are used: {@code c ex} who, {@code
 * d t tlong} when, {@code z tv v} last match and the day's volume in lots, {@code a f b g} asks and
 * bids, {@code pz ps} the trial match, {@code y u w} reference price and limits. Everything is
 * text; {@code -} is nothing. Pure; any thread.
 *
 * <p>{@code t} is the time of the last match and {@code tlong} that of the frame: a frame is as new
 * as {@code tlong} says within the session, and of {@code t} after it, when {@code tlong} goes on
 * with after-hours trading.
 */
final class MisDecoder {

  private static final String GOOD = "0000";
  private static final String NOTHING = "-";
  private static final long MS = 1_000_000L;
  private static final long DAY_NS = 86_400_000_000_000L;
  private static final long TAIPEI_OFFSET_NS = 8 * 3_600_000_000_000L;

  private final VendorSymbols symbols;
  private final SessionSchedule session;

  MisDecoder(VendorSymbols symbols, SessionSchedule session) {
    this.symbols = symbols;
    this.session = session;
  }

  /**
   * What an answer holds.
   *
   * @param code the service's own result, {@code 0000} = good
   * @param userDelayMs how long it asks to wait before the next round, 0 = it does not say
   */
  record Answer(String code, long userDelayMs, List<SourceEvent> events) {
    boolean isGood() {
      return code.equals(GOOD);
    }
  }

  /** Reads an answer; frames that cannot be read are set aside one by one. */
  Answer decode(byte[] message) throws MessageRefused {
    JsonNode root = JsonMessages.parse(message);
    String code = JsonMessages.text(root, "rtcode");
    JsonNode delay = root.get("userDelay");
    long userDelayMs = delay != null && delay.isInt() ? Math.max(0, delay.asInt()) : 0;
    List<SourceEvent> events = new ArrayList<>();
    if (code.equals(GOOD)) {
      for (JsonNode frame : JsonMessages.list(root, "msgArray")) {
        try {
          decodeFrame(frame, events);
        } catch (MessageRefused e) {
          byte[] bytes = frame.toString().getBytes(StandardCharsets.UTF_8);
          events.add(SetAsideMessages.of(e.fault(), bytes));
        }
      }
    }
    return new Answer(code, userDelayMs, events);
  }

  private void decodeFrame(JsonNode frame, List<SourceEvent> events) throws MessageRefused {
    InstrumentId id = symbols.of(JsonMessages.text(frame, "c"), market(frame));
    long toldNs = toldNs(frame);
    String matchTime = given(frame, "t");
    long matchNs = matchTime == null ? toldNs : JsonMessages.taipeiNs(date(frame), matchTime);
    long frameNs = frameNs(toldNs, matchNs);
    SourceReference reference = reference(id, frame);
    SourceTrade match = match(frame, "z", "tv");
    SourceTrade trial = match(frame, "pz", "ps");
    Size volume = size(frame, "v");
    SourceBook book = book(frame);
    SessionPhase phase = session.phaseAt(Math.floorMod(frameNs + TAIPEI_OFFSET_NS, DAY_NS));
    if (reference != null) {
      events.add(new SourceEvent.Referenced(reference));
    }
    boolean auction = phase == SessionPhase.PRE_OPEN || phase == SessionPhase.CLOSING_CALL;
    if (auction) {
      if (phase == SessionPhase.CLOSING_CALL && match != null) {
        events.add(quote(id, matchNs, false, match, volume, null));
      }
      events.add(quote(id, frameNs, true, trial, null, book));
    } else {
      events.add(quote(id, frameNs, false, match, volume, book));
    }
  }

  private static SourceEvent quote(
      InstrumentId id,
      long timeNs,
      boolean trial,
      @Nullable SourceTrade match,
      @Nullable Size volume,
      @Nullable SourceBook book) {
    return new SourceEvent.Quoted(
        new SourceQuote(id, Board.REGULAR, timeNs, trial, false, match, volume, book));
  }

  private static Market market(JsonNode frame) throws MessageRefused {
    return switch (JsonMessages.text(frame, "ex")) {
      case "tse" -> Market.TWSE;
      case "otc" -> Market.TPEX;
      default -> throw new MessageRefused(SourceFault.UNKNOWN_INSTRUMENT, "ex");
    };
  }

  private static String date(JsonNode frame) throws MessageRefused {
    String day = JsonMessages.text(frame, "d");
    if (day.length() != 8) {
      throw new MessageRefused(SourceFault.BAD_TIME, "d");
    }
    return day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6);
  }

  private static long toldNs(JsonNode frame) throws MessageRefused {
    String text = JsonMessages.text(frame, "tlong");
    long ms = JsonMessages.whole(text, "tlong");
    if (ms > Long.MAX_VALUE / MS) {
      throw new MessageRefused(SourceFault.BAD_TIME, "tlong");
    }
    return ms * MS;
  }

  private long frameNs(long toldNs, long matchNs) {
    long midnightNs = matchNs - Math.floorMod(matchNs + TAIPEI_OFFSET_NS, DAY_NS);
    boolean inSession = toldNs >= matchNs && toldNs < midnightNs + session.closeNsOfDay();
    return inSession ? toldNs : matchNs;
  }

  private static @Nullable SourceReference reference(InstrumentId id, JsonNode frame)
      throws MessageRefused {
    Price reference = price(frame, "y");
    if (reference == null) {
      return null;
    }
    Price up = price(frame, "u");
    Price down = price(frame, "w");
    return new SourceReference(
        id, reference.e4(), up == null ? 0 : up.e4(), down == null ? 0 : down.e4());
  }

  private static @Nullable SourceTrade match(JsonNode frame, String priceField, String sizeField)
      throws MessageRefused {
    Price price = price(frame, priceField);
    Size size = size(frame, sizeField);
    return price == null || price.e4() == 0 || size == null || size.count() == 0
        ? null
        : SourceTrade.of(price, size);
  }

  private static @Nullable Price price(JsonNode frame, String field) throws MessageRefused {
    String text = given(frame, field);
    return text == null ? null : JsonMessages.price(text, field);
  }

  private static @Nullable Size size(JsonNode frame, String field) throws MessageRefused {
    String text = given(frame, field);
    return text == null
        ? null
        : JsonMessages.size(JsonMessages.whole(text, field), Board.REGULAR, field);
  }

  private static @Nullable String given(JsonNode frame, String field) throws MessageRefused {
    String text = JsonMessages.optionalText(frame, field);
    return text == null || text.isEmpty() || text.equals(NOTHING) ? null : text;
  }

  private static @Nullable SourceBook book(JsonNode frame) throws MessageRefused {
    if (frame.get("a") == null && frame.get("b") == null) {
      return null;
    }
    return new SourceBook(side(frame, "b", "g"), side(frame, "a", "f"));
  }

  private static List<SourceLevel> side(JsonNode frame, String priceField, String sizeField)
      throws MessageRefused {
    String prices = given(frame, priceField);
    String sizes = given(frame, sizeField);
    List<SourceLevel> levels = new ArrayList<>();
    if (prices == null && sizes == null) {
      return levels;
    }
    String[] price = parts(prices);
    String[] size = parts(sizes);
    if (price.length != size.length || price.length > QuoteCursor.MAX_LEVELS) {
      throw new MessageRefused(SourceFault.BAD_LEVELS, priceField);
    }
    for (int i = 0; i < price.length; i++) {
      Size count =
          JsonMessages.size(JsonMessages.whole(size[i], sizeField), Board.REGULAR, sizeField);
      if (count.count() > 0) {
        levels.add(new SourceLevel(JsonMessages.price(price[i], priceField), count));
      }
    }
    return levels;
  }

  /** The parts of a list, which ends with its separator, behind which nothing stands. */
  private static String[] parts(@Nullable String list) {
    if (list == null) {
      return new String[0];
    }
    boolean ended = list.endsWith("_");
    return list.substring(0, list.length() - (ended ? 1 : 0)).split("_", -1);
  }
}
