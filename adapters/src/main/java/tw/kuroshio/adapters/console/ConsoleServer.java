package tw.kuroshio.adapters.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves the run's status as plain text on 127.0.0.1, and its counts in Prometheus' text format
 * (0.0.4) at {@code /metrics}. The desk's page is not built yet and the answer says so. Requests
 * whose Host is not loopback are refused, so that a foreign page cannot reach it through DNS
 * rebinding. Requests run on virtual threads; the texts come from suppliers that must be
 * thread-safe.
 */
public final class ConsoleServer implements AutoCloseable {

  private static final int BACKLOG = 16;

  private final HttpServer server;
  private final ExecutorService requests;
  private final Supplier<String> status;
  private final Supplier<String> metrics;

  private ConsoleServer(
      HttpServer server,
      ExecutorService requests,
      Supplier<String> status,
      Supplier<String> metrics) {
    this.server = server;
    this.requests = requests;
    this.status = status;
    this.metrics = metrics;
  }

  /**
   * Binds and starts.
   *
   * @param port TCP port on 127.0.0.1, 0 for any free one
   * @throws IOException when the port cannot be bound, for example because it is busy
   */
  public static ConsoleServer start(int port, Supplier<String> status, Supplier<String> metrics)
      throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
    ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    ConsoleServer console = new ConsoleServer(server, requests, status, metrics);
    server.setExecutor(requests);
    server.createContext("/", console::answer);
    server.start();
    return console;
  }

  /** The port that was bound. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isLoopback(exchange.getRequestHeaders().getFirst("Host"))) {
        send(exchange, 421, "This console answers on 127.0.0.1 and localhost only.\n");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, "Only GET is answered here.\n");
      } else {
        answer(exchange, exchange.getRequestURI().getPath());
      }
    }
  }

  private void answer(HttpExchange exchange, String path) throws IOException {
    switch (path) {
      case "/" ->
          send(
              exchange,
              200,
              "Kuroshio is running. The desk's page is not built yet; this is the run's status.\n\n"
                  + status.get());
      case "/metrics" -> send(exchange, 200, metrics.get());
      default -> send(exchange, 404, "Nothing here; the status is at /, counts at /metrics.\n");
    }
  }

  private boolean isLoopback(String host) {
    return host != null
        && (host.equals("127.0.0.1:" + port()) || host.equals("localhost:" + port()));
  }

  private static void send(HttpExchange exchange, int code, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    requests.close();
  }
}
