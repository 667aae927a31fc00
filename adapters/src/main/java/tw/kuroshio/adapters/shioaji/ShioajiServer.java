package tw.kuroshio.adapters.shioaji;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.vendor.JsonMessages;
import tw.kuroshio.adapters.vendor.MessageRefused;
import tw.kuroshio.adapters.vendor.ServedDay;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.Market;

/**
 * Speaks as Shioaji's local server does on this machine: subscriptions up to a limit, one stream of
 * ticks and quotes as the exchange's records tell them. For trials without the real one.
 */
public final class ShioajiServer extends ServedDay {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final ZoneOffset TAIPEI = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE.withZone(TAIPEI);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS").withZone(TAIPEI);

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final @Nullable String key;
  private final int limit;
  private final Set<String> subscribed = ConcurrentHashMap.newKeySet();
  private final List<Stream> streams = new CopyOnWriteArrayList<>();
  private volatile @Nullable String lastEventIdSeen;
  private long eventId;

  /** One client's stream; writes are one at a time. */
  private static final class Stream {
    private final HttpExchange exchange;
    private final OutputStream out;
    private boolean open = true;

    Stream(HttpExchange exchange) {
      this.exchange = exchange;
      out = exchange.getResponseBody();
    }

    synchronized void write(String text) {
      if (open) {
        try {
          out.write(text.getBytes(StandardCharsets.UTF_8));
          out.flush();
        } catch (IOException e) {
          drop();
        }
      }
    }

    synchronized void drop() {
      open = false;
      exchange.close();
      notifyAll();
    }

    synchronized void awaitEnd() throws InterruptedException {
      while (open) {
        wait();
      }
    }
  }

  private ShioajiServer(HttpServer server, LocalDate date, @Nullable String key, int limit) {
    super(date);
    this.server = server;
    this.key = key;
    this.limit = limit;
    server.createContext("/api/v1/stream/subscribe", this::subscribe);
    server.createContext("/api/v1/stream/data", this::stream);
    server.setExecutor(executor);
    server.start();
  }

  /**
   * Begins to listen on the loopback interface.
   *
   * @param port 0 = any free one
   * @param key key and secret joined by a colon, null for none
   * @param limit most subscriptions
   */
  public static ShioajiServer start(int port, LocalDate date, @Nullable String key, int limit)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new ShioajiServer(HttpServer.create(address, 0), date, key, limit);
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  private boolean isAuthorized(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    return key == null || ("Bearer " + key).equals(given);
  }

  private void subscribe(HttpExchange exchange) throws IOException {
    try (exchange) {
      int status = isAuthorized(exchange) ? admit(exchange.getRequestBody().readAllBytes()) : 401;
      byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private int admit(byte[] body) {
    try {
      JsonNode request = JsonMessages.parse(body);
      String wanted =
          JsonMessages.text(request, "quote_type")
              + ":"
              + JsonMessages.text(request, "code")
              + ":"
              + JsonMessages.flag(request, "intraday_odd");
      if (subscribed.size() >= limit && !subscribed.contains(wanted)) {
        return 429;
      }
      subscribed.add(wanted);
      return 200;
    } catch (MessageRefused e) {
      return 422;
    }
  }

  private void stream(HttpExchange exchange) throws IOException {
    if (!isAuthorized(exchange)) {
      exchange.sendResponseHeaders(401, -1);
      exchange.close();
      return;
    }
    lastEventIdSeen = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    Stream stream = new Stream(exchange);
    stream.write(": stream opened\n\n");
    streams.add(stream);
    someoneAsked();
    try {
      stream.awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      streams.remove(stream);
      stream.drop();
    }
  }

  @Override
  protected void onQuote(String code, Market market, long timeNs, QuoteCursor quote) {
    if (hasMatch(quote) && subscribed.contains("Tick:" + code + ":false")) {
      ObjectNode tick = message(code, timeNs, quote);
      tick.put("close", decimal(quote.tradePriceE4()).toPlainString());
      tick.put("volume", quote.tradeQuantity());
      tick.put("total_volume", quote.isTrial() ? 0 : quote.cumulativeVolume());
      publish("tick_stk", tick.put("tick_type", 0).toString());
    }
    if (hasBook(quote) && subscribed.contains("BidAsk:" + code + ":false")) {
      ObjectNode bidAsk = message(code, timeNs, quote);
      ArrayNode bidPrices = bidAsk.putArray("bid_price");
      ArrayNode bidVolumes = bidAsk.putArray("bid_volume");
      for (int i = 0; i < quote.bidLevels(); i++) {
        bidPrices.add(decimal(quote.bidPriceE4(i)).toPlainString());
        bidVolumes.add(quote.bidQuantity(i));
      }
      ArrayNode askPrices = bidAsk.putArray("ask_price");
      ArrayNode askVolumes = bidAsk.putArray("ask_volume");
      for (int i = 0; i < quote.askLevels(); i++) {
        askPrices.add(decimal(quote.askPriceE4(i)).toPlainString());
        askVolumes.add(quote.askQuantity(i));
      }
      publish("bidask_stk", bidAsk.toString());
    }
  }

  private static ObjectNode message(String code, long timeNs, QuoteCursor quote) {
    Instant time = Instant.ofEpochSecond(0, timeNs);
    return MAPPER
        .createObjectNode()
        .put("code", code)
        .put("date", DATE.format(time))
        .put("time", TIME.format(time))
        .put("suspend", false)
        .put("simtrade", quote.isTrial())
        .put("intraday_odd", false);
  }

  /** Sends an event to every stream. */
  public void publish(String event, String data) {
    eventId++;
    broadcast("id:" + eventId + "\nevent:" + event + "\ndata:" + data + "\n\n");
  }

  /** Sends a text as it is to every stream. */
  public void broadcast(String text) {
    streams.forEach(stream -> stream.write(text));
  }

  /** Streams that are open. */
  public int open() {
    return streams.size();
  }

  /** What the last client to connect had heard last, null for nothing. */
  public @Nullable String lastEventIdSeen() {
    return lastEventIdSeen;
  }

  @Override
  public void dropConnections() {
    streams.forEach(Stream::drop);
    subscribed.clear();
  }

  @Override
  public void close() {
    dropConnections();
    server.stop(0);
    executor.shutdownNow();
  }
}
