package tw.kuroshio.adapters.fugle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.vendor.ServedDay;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.Market;

/**
 * Speaks Fugle's streaming protocol on this machine: key, subscriptions up to a limit, trades and
 * books as the exchange's records tell them. For trials without the real service.
 */
public final class FugleServer extends ServedDay {

  static final JsonMapper MAPPER = new JsonMapper();
  private static final long NS_PER_MICRO = 1_000L;

  private final ServerSocket listener;
  private final String key;
  private final int limit;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final List<FugleConnection> connections = new CopyOnWriteArrayList<>();
  private long serial;

  private FugleServer(ServerSocket listener, LocalDate date, String key, int limit) {
    super(date);
    this.listener = listener;
    this.key = key;
    this.limit = limit;
    executor.execute(this::accept);
  }

  /**
   * Begins to listen on the loopback interface.
   *
   * @param port 0 = any free one
   * @param key the one key that is accepted
   * @param limit most subscriptions of a connection
   */
  public static FugleServer start(int port, LocalDate date, String key, int limit)
      throws IOException {
    return new FugleServer(
        new ServerSocket(port, 8, InetAddress.getLoopbackAddress()), date, key, limit);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        executor.execute(() -> serve(socket));
      }
    } catch (IOException | RejectedExecutionException e) {
      // Closing the listener is how the server ends.
      dropConnections();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      FugleConnection connection = new FugleConnection(socket, key, limit, this::someoneAsked);
      connection.handshake();
      connections.add(connection);
      try {
        connection.serve();
      } finally {
        connections.remove(connection);
      }
    } catch (IOException e) {
      // The client is gone; it comes back as another connection, if it does.
      return;
    }
  }

  @Override
  public int port() {
    return listener.getLocalPort();
  }

  @Override
  protected void onQuote(String code, Market market, long timeNs, QuoteCursor quote) {
    if (hasMatch(quote)) {
      ObjectNode data = data(code, market, quote);
      data.put("price", decimal(quote.tradePriceE4())).put("size", quote.tradeQuantity());
      if (quote.bidLevels() > 0) {
        data.put("bid", decimal(quote.bidPriceE4(0)));
      }
      if (quote.askLevels() > 0) {
        data.put("ask", decimal(quote.askPriceE4(0)));
      }
      data.put("volume", quote.isTrial() ? 0 : quote.cumulativeVolume());
      if (quote.isOpeningPrint()) {
        data.put("isOpen", true);
      }
      if (quote.isClosingPrint()) {
        data.put("isClose", true);
      }
      data.put("time", timeNs / NS_PER_MICRO).put("serial", ++serial);
      publish("trades", code, data);
    }
    if (hasBook(quote)) {
      ObjectNode data = data(code, market, quote).put("time", timeNs / NS_PER_MICRO);
      ArrayNode bids = data.putArray("bids");
      for (int i = 0; i < quote.bidLevels(); i++) {
        bids.addObject()
            .put("price", decimal(quote.bidPriceE4(i)))
            .put("size", quote.bidQuantity(i));
      }
      ArrayNode asks = data.putArray("asks");
      for (int i = 0; i < quote.askLevels(); i++) {
        asks.addObject()
            .put("price", decimal(quote.askPriceE4(i)))
            .put("size", quote.askQuantity(i));
      }
      publish("books", code, data);
    }
  }

  private static ObjectNode data(String code, Market market, QuoteCursor quote) {
    ObjectNode data = MAPPER.createObjectNode().put("symbol", code).put("type", "EQUITY");
    data.put("exchange", market == Market.TWSE ? "TWSE" : "TPEx");
    data.put("market", market == Market.TWSE ? "TSE" : "OTC");
    if (quote.isTrial()) {
      data.put("isTrial", true);
    }
    return data;
  }

  /** Sends to every connection that has subscribed to the channel and symbol. */
  public void publish(String channel, String symbol, ObjectNode data) {
    for (FugleConnection connection : connections) {
      connection.publish(channel, symbol, data);
    }
  }

  /** Sends a text as it is to every connection that is authenticated. */
  public void broadcast(String text) {
    connections.forEach(connection -> connection.send(text));
  }

  /** Connections that are authenticated. */
  public long authenticated() {
    return connections.stream().filter(FugleConnection::isAuthenticated).count();
  }

  @Override
  public void dropConnections() {
    connections.forEach(FugleConnection::drop);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The server's socket cannot be closed", e);
    }
    dropConnections();
    executor.shutdownNow();
  }
}
