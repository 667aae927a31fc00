package tw.kuroshio.adapters.fugle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.vendor.JsonMessages;
import tw.kuroshio.adapters.vendor.MessageRefused;
import tw.kuroshio.adapters.vendor.Secret;
import tw.kuroshio.adapters.vendor.SessionEnded;
import tw.kuroshio.adapters.vendor.SetAsideMessages;
import tw.kuroshio.adapters.vendor.StreamSettings;
import tw.kuroshio.adapters.vendor.VendorSymbols;
import tw.kuroshio.feed.source.SourceEvent;
import tw.kuroshio.feed.source.SourceFault;
import tw.kuroshio.feed.source.SourceQuote;
import tw.kuroshio.feed.source.SourceSink;
import tw.kuroshio.model.InstrumentId;

/**
 * One connection's talk: authenticates, subscribes within the limit, takes data. Pure but for what
 * it tells the sink and says to the other side. One thread.
 */
final class FugleSession {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String[] CHANNELS = {"trades", "books"};

  /** The code of a key that is not accepted. */
  private static final int KEY_REFUSED = 1000;

  /** Sends a text to the other side. */
  interface Wire {
    void send(String text) throws SessionEnded, InterruptedException;
  }

  private final StreamSettings settings;
  private final VendorSymbols symbols;
  private final FugleDecoder decoder;
  private final SourceSink sink;
  private final Wire wire;
  private final Runnable proved;

  /** Subscriptions of the odd-lot board by the identifier the service gave them. */
  private final Map<String, Boolean> oddLots = new LinkedHashMap<>();

  private boolean authenticated;

  FugleSession(
      StreamSettings settings, VendorSymbols symbols, SourceSink sink, Wire wire, Runnable proved) {
    this.settings = settings;
    this.symbols = symbols;
    this.sink = sink;
    this.wire = wire;
    this.proved = proved;
    decoder = new FugleDecoder(symbols);
  }

  /** The connection stands. */
  void opened(Secret key) throws SessionEnded, InterruptedException {
    ObjectNode auth = MAPPER.createObjectNode().put("event", "auth");
    auth.putObject("data").put("apikey", key.reveal());
    wire.send(auth.toString());
  }

  boolean isAuthenticated() {
    return authenticated;
  }

  /** Nothing was heard for a while: asks for a sign of life. */
  void ping() throws SessionEnded, InterruptedException {
    wire.send("{\"event\":\"ping\",\"data\":{\"state\":\"\"}}");
  }

  /** Takes a message. */
  void heard(byte[] message) throws SessionEnded, InterruptedException {
    try {
      JsonNode root = JsonMessages.parse(message);
      switch (JsonMessages.text(root, "event")) {
        case "authenticated" -> subscribeAll();
        case "subscribed" -> subscribed(root);
        case "data" -> data(root);
        case "snapshot" -> snapshot(root);
        case "error" -> error(root);
        default -> sink.tell(new SourceEvent.PassedOver());
      }
    } catch (MessageRefused e) {
      sink.tell(SetAsideMessages.of(e.fault(), message));
    }
  }

  private void subscribeAll() throws SessionEnded, InterruptedException {
    authenticated = true;
    List<InstrumentId> admitted = new ArrayList<>();
    int each = CHANNELS.length * (settings.oddLots() ? 2 : 1);
    for (InstrumentId id : symbols.all()) {
      if ((admitted.size() + 1) * each <= settings.maxSubscriptions()) {
        admitted.add(id);
      } else {
        sink.tell(
            new SourceEvent.SubscriptionRefused(
                id, "the connection's limit is " + settings.maxSubscriptions()));
      }
    }
    sink.tell(
        new SourceEvent.Connected(
            settings.service().getHost() + ": " + admitted.size() + " symbols asked for"));
    if (!admitted.isEmpty()) {
      for (String channel : CHANNELS) {
        wire.send(subscription(channel, admitted, false));
        if (settings.oddLots()) {
          wire.send(subscription(channel, admitted, true));
        }
      }
    }
  }

  private static String subscription(String channel, List<InstrumentId> ids, boolean oddLot) {
    ObjectNode request = MAPPER.createObjectNode().put("event", "subscribe");
    ObjectNode data = request.putObject("data").put("channel", channel);
    ArrayNode list = data.putArray("symbols");
    ids.forEach(id -> list.add(id.code()));
    if (oddLot) {
      data.put("intradayOddLot", true);
    }
    return request.toString();
  }

  private void subscribed(JsonNode root) throws MessageRefused {
    JsonNode data = JsonMessages.required(root, "data");
    if (data.isArray()) {
      for (JsonNode one : data) {
        remember(one);
      }
    } else {
      remember(data);
    }
    sink.tell(new SourceEvent.PassedOver());
  }

  private void remember(JsonNode subscription) throws MessageRefused {
    if (!subscription.isObject()) {
      throw new MessageRefused(SourceFault.WRONG_TYPE, "data");
    }
    String id = JsonMessages.text(subscription, "id");
    if (JsonMessages.flag(subscription, "intradayOddLot")) {
      oddLots.put(id, true);
    }
  }

  private void data(JsonNode root) throws MessageRefused {
    SourceQuote quote = decoder.decode(root, oddLots::containsKey);
    if (quote == null) {
      sink.tell(new SourceEvent.PassedOver());
    } else {
      sink.tell(new SourceEvent.Quoted(quote));
      proved.run();
    }
  }

  /** What stands at the moment of the subscription; of another form in some channels. */
  private void snapshot(JsonNode root) throws MessageRefused {
    JsonNode data = root.get("data");
    if (data != null && (data.has("price") || data.has("bids"))) {
      data(root);
    } else {
      sink.tell(new SourceEvent.PassedOver());
    }
  }

  private void error(JsonNode root) throws SessionEnded, MessageRefused {
    JsonNode data = root.get("data");
    String message = text(root, data, "message");
    if (authenticated) {
      sink.tell(new SourceEvent.SubscriptionRefused(named(data), message));
      return;
    }
    boolean refused = code(root, data) == KEY_REFUSED || message.contains("Invalid authentication");
    if (refused) {
      throw SessionEnded.forGood(
          "the service does not accept the key: give another with --feed-key FILE");
    }
    throw SessionEnded.forNow("not authenticated: " + message);
  }

  private @Nullable InstrumentId named(@Nullable JsonNode data) throws MessageRefused {
    String symbol = data == null ? null : JsonMessages.optionalText(data, "symbol");
    return symbol == null ? null : symbols.of(symbol, null);
  }

  private static int code(JsonNode root, @Nullable JsonNode data) {
    JsonNode outer = root.get("code");
    JsonNode code = outer == null && data != null ? data.get("code") : outer;
    return code != null && code.isInt() ? code.asInt() : 0;
  }

  /** The other side's words, without what could begin a line of its own. */
  private static String text(JsonNode root, @Nullable JsonNode data, String field) {
    JsonNode inner = data == null ? null : data.get(field);
    JsonNode value = inner == null ? root.get(field) : inner;
    String text = value != null && value.isString() ? value.asString() : "no reason given";
    byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
    String cut = ascii.length > 200 ? text.substring(0, Math.min(text.length(), 200)) : text;
    return cut.replaceAll("\\p{Cntrl}", " ");
  }
}
