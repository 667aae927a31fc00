package tw.kuroshio.adapters.vendor;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.kuroshio.feed.source.Size;
import tw.kuroshio.feed.source.SourceFault;
import tw.kuroshio.feed.source.SourceLevel;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.Price;

/**
 * Reads JSON of strangers: whatever it is, it gives a value of the type asked for or {@link
 * MessageRefused}, and needs no more memory than its own length warrants. Numbers are exact
 * decimals. Any thread.
 */
public final class JsonMessages {

  /** Longer messages are set aside unread. */
  public static final int MOST_BYTES = 1 << 20;

  private static final int DEEPEST = 16;
  private static final int LONGEST_NUMBER = 40;
  private static final int PRICE_DECIMALS = 4;
  private static final int MOST_DIGITS = 20;

  private static final ZoneOffset TAIPEI = ZoneOffset.ofHours(8);

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(MOST_BYTES)
                          .maxStringLength(MOST_BYTES)
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonMessages() {}

  /** The object a message is. */
  public static JsonNode parse(byte[] message) throws MessageRefused {
    if (message.length > MOST_BYTES) {
      throw new MessageRefused(SourceFault.TOO_LARGE, message.length + " bytes");
    }
    JsonNode root;
    try {
      root = MAPPER.readTree(message);
    } catch (JacksonException e) {
      throw new MessageRefused(SourceFault.NOT_JSON, String.valueOf(e.getOriginalMessage()));
    }
    if (root == null || !root.isObject()) {
      throw new MessageRefused(SourceFault.NOT_A_MESSAGE, "not an object");
    }
    return root;
  }

  /** A field that must be there. */
  public static JsonNode required(JsonNode message, String field) throws MessageRefused {
    JsonNode value = message.get(field);
    if (value == null || value.isNull()) {
      throw new MessageRefused(SourceFault.MISSING_FIELD, field);
    }
    return value;
  }

  /** A text that must be there. */
  public static String text(JsonNode message, String field) throws MessageRefused {
    JsonNode value = required(message, field);
    if (!value.isString()) {
      throw new MessageRefused(SourceFault.WRONG_TYPE, field);
    }
    return value.asString();
  }

  /** A text, or null where the field is missing. */
  public static @Nullable String optionalText(JsonNode message, String field)
      throws MessageRefused {
    JsonNode value = message.get(field);
    return value == null || value.isNull() ? null : text(message, field);
  }

  /** A flag; false where the field is missing. */
  public static boolean flag(JsonNode message, String field) throws MessageRefused {
    JsonNode value = message.get(field);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw new MessageRefused(SourceFault.WRONG_TYPE, field);
    }
    return value.asBoolean();
  }

  /** A list that must be there. */
  public static JsonNode list(JsonNode message, String field) throws MessageRefused {
    JsonNode value = required(message, field);
    if (!value.isArray()) {
      throw new MessageRefused(SourceFault.WRONG_TYPE, field);
    }
    return value;
  }

  /** An object that must be there. */
  public static JsonNode object(JsonNode message, String field) throws MessageRefused {
    JsonNode value = required(message, field);
    if (!value.isObject()) {
      throw new MessageRefused(SourceFault.WRONG_TYPE, field);
    }
    return value;
  }

  /** A whole number that must be there. */
  public static long whole(JsonNode message, String field) throws MessageRefused {
    return whole(required(message, field), field, 0);
  }

  /** A whole number of a list named {@code field}. */
  public static long element(JsonNode value, String field) throws MessageRefused {
    return whole(value, field, 0);
  }

  private static long whole(JsonNode value, String field, int scale) throws MessageRefused {
    if (!value.isNumber()) {
      throw new MessageRefused(SourceFault.WRONG_TYPE, field);
    }
    return exact(value.decimalValue(), scale, field);
  }

  /** A price that is a number, as in {@code 410.5}. */
  public static Price price(JsonNode value, String field) throws MessageRefused {
    return price(whole(value, field, PRICE_DECIMALS), field);
  }

  /** A price that is a text, as in {@code "410.5"}. */
  public static Price price(String text, String field) throws MessageRefused {
    return price(exact(decimal(text, field), PRICE_DECIMALS, field), field);
  }

  private static Price price(long e4, String field) throws MessageRefused {
    if (e4 < 0 || e4 > SourceLevel.HIGHEST_PRICE_E4) {
      throw new MessageRefused(SourceFault.BAD_NUMBER, field);
    }
    return new Price(e4);
  }

  /** A whole number that is a text. */
  public static long whole(String text, String field) throws MessageRefused {
    return exact(decimal(text, field), 0, field);
  }

  /** So much in the board's own unit. */
  public static Size size(long count, Board board, String field) throws MessageRefused {
    boolean shares = board == Board.ODD_LOT;
    if (count < 0 || count > (shares ? Size.MOST_SHARES : Size.MOST_LOTS)) {
      throw new MessageRefused(SourceFault.BAD_NUMBER, field);
    }
    return shares ? new Size.Shares(count) : new Size.Lots(count);
  }

  /** UTC nanoseconds since the epoch of a date and time in Taipei. */
  public static long taipeiNs(String date, String time) throws MessageRefused {
    try {
      Instant at = LocalDateTime.parse(date.replace('/', '-') + "T" + time).toInstant(TAIPEI);
      return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
    } catch (DateTimeException | ArithmeticException e) {
      throw new MessageRefused(SourceFault.BAD_TIME, date + " " + time);
    }
  }

  private static BigDecimal decimal(String text, String field) throws MessageRefused {
    boolean plain = !text.isEmpty() && text.length() <= LONGEST_NUMBER;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = (c >= '0' && c <= '9') || (c == '.' && i > 0 && i < text.length() - 1);
    }
    if (!plain) {
      throw new MessageRefused(SourceFault.BAD_NUMBER, field);
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new MessageRefused(SourceFault.BAD_NUMBER, field);
    }
  }

  /** The number times a power of ten, if that is whole; an exponent is not written out first. */
  private static long exact(BigDecimal number, int scale, String field) throws MessageRefused {
    boolean fits = number.precision() <= LONGEST_NUMBER && Math.abs(number.scale()) <= MOST_DIGITS;
    if (fits) {
      try {
        return number.scaleByPowerOfTen(scale).longValueExact();
      } catch (ArithmeticException e) {
        throw new MessageRefused(SourceFault.BAD_NUMBER, field);
      }
    }
    throw new MessageRefused(SourceFault.BAD_NUMBER, field);
  }
}
