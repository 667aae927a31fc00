package tw.kuroshio.adapters.mis;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.vendor.ServedDay;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.model.Market;

/**
 * Answers {@code getStockInfo.jsp} on this machine as MIS does: the last frame of every symbol
 * asked for. For trials without the real service.
 */
public final class MisServer extends ServedDay {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final ZoneOffset TAIPEI = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(TAIPEI);
  private static final String NOTHING = "-";
  private static final long NS_PER_MS = 1_000_000L;

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final String day;
  private final int userDelayMs;
  private final Map<String, ObjectNode> frames = new TreeMap<>();
  private final AtomicBoolean refuseNext = new AtomicBoolean();

  private MisServer(HttpServer server, LocalDate date, int userDelayMs) {
    super(date);
    this.server = server;
    this.userDelayMs = userDelayMs;
    day = date.format(DateTimeFormatter.BASIC_ISO_DATE);
    server.createContext("/stock/api/getStockInfo.jsp", this::answer);
    server.setExecutor(executor);
    server.start();
  }

  /**
   * Begins to listen on the loopback interface.
   *
   * @param port 0 = any free one
   * @param userDelayMs how long clients are asked to wait between two rounds
   */
  public static MisServer start(int port, LocalDate date, int userDelayMs) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new MisServer(HttpServer.create(address, 0), date, userDelayMs);
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  protected void onReference(String code, Market market, ReferenceCursor reference) {
    synchronized (frames) {
      frame(code, market)
          .put("y", price(reference.referencePriceE4()))
          .put("u", price(reference.limitUpPriceE4()))
          .put("w", price(reference.limitDownPriceE4()));
    }
  }

  @Override
  protected void onQuote(String code, Market market, long timeNs, QuoteCursor quote) {
    synchronized (frames) {
      ObjectNode frame = frame(code, market);
      Instant time = Instant.ofEpochSecond(0, timeNs);
      frame.put("tlong", Long.toString(timeNs / NS_PER_MS));
      if (quote.isTrial()) {
        frame.put("pz", hasMatch(quote) ? price(quote.tradePriceE4()) : NOTHING);
        frame.put("ps", hasMatch(quote) ? Long.toString(quote.tradeQuantity()) : NOTHING);
      } else {
        frame.put("t", TIME.format(time)).put("v", Long.toString(quote.cumulativeVolume()));
        if (hasMatch(quote)) {
          frame.put("z", price(quote.tradePriceE4()));
          frame.put("tv", Long.toString(quote.tradeQuantity()));
        }
      }
      if (hasBook(quote)) {
        putBook(frame, quote);
      }
    }
  }

  private static void putBook(ObjectNode frame, QuoteCursor quote) {
    StringBuilder prices = new StringBuilder();
    StringBuilder sizes = new StringBuilder();
    for (int level = 0; level < quote.bidLevels(); level++) {
      prices.append(price(quote.bidPriceE4(level))).append('_');
      sizes.append(quote.bidQuantity(level)).append('_');
    }
    frame.put("b", list(prices)).put("g", list(sizes));
    prices.setLength(0);
    sizes.setLength(0);
    for (int level = 0; level < quote.askLevels(); level++) {
      prices.append(price(quote.askPriceE4(level))).append('_');
      sizes.append(quote.askQuantity(level)).append('_');
    }
    frame.put("a", list(prices)).put("f", list(sizes));
  }

  private static String list(StringBuilder values) {
    return values.isEmpty() ? NOTHING : values.toString();
  }

  private static String price(long priceE4) {
    return decimal(priceE4).setScale(4).toPlainString();
  }

  private ObjectNode frame(String code, Market market) {
    return frames.computeIfAbsent(
        channel(market) + code,
        key ->
            MAPPER
                .createObjectNode()
                .put("c", code)
                .put("ex", channel(market).substring(0, 3))
                .put("d", day)
                .put("z", NOTHING)
                .put("tv", NOTHING)
                .put("v", "0"));
  }

  private static String channel(Market market) {
    return market == Market.TWSE ? "tse_" : "otc_";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (refuseNext.getAndSet(false)) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      someoneAsked();
      String query =
          URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.US_ASCII);
      byte[] body = body(query).getBytes(StandardCharsets.UTF_8);
      String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
      if (accepted != null && accepted.contains("gzip")) {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
          gzip.write(body);
        }
        body = packed.toByteArray();
      }
      exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
      exchange.sendResponseHeaders(200, body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private String body(String query) {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode list = root.putArray("msgArray");
    root.put("referer", "").put("userDelay", userDelayMs);
    root.put("rtcode", "0000").put("rtmessage", "OK");
    for (String parameter : query.split("&", -1)) {
      if (parameter.startsWith("ex_ch=")) {
        addFrames(parameter.substring(6).split("\\|", -1), list);
      }
    }
    return root.toString();
  }

  private void addFrames(String[] channels, ArrayNode list) {
    synchronized (frames) {
      for (String channel : channels) {
        ObjectNode frame = frames.get(channel.replace(".tw", ""));
        if (frame != null && frame.has("tlong")) {
          list.add(frame.deepCopy());
        }
      }
    }
  }

  @Override
  public void dropConnections() {
    // A poll is a connection of its own: the next one fails.
    refuseNext.set(true);
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
