package tw.kuroshio.adapters.twse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tw.kuroshio.adapters.twse.TableClient.Form;

class TableClientTest {

  private record Reply(int status, String body) {}

  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private Runnable onRequest = () -> {};
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          onRequest.run();
          Reply reply = replies.size() > 1 ? replies.remove() : replies.element();
          byte[] body = reply.body().getBytes(UTF_8);
          exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private TableClient client(int attempts, int maxBytes) {
    return new TableClient(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/"),
        new TableClient.Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(10), attempts, Duration.ZERO, maxBytes));
  }

  @Test
  void givesTheDocumentAsServed() throws Exception {
    replies.add(new Reply(200, " [{\"Code\":\"2330\"}]"));
    try (TableClient client = client(1, 1_000)) {
      assertThat(client.get("/exchangeReport/STOCK_DAY_ALL", Form.JSON))
          .isEqualTo(" [{\"Code\":\"2330\"}]".getBytes(UTF_8));
    }
    assertThat(asked).containsExactly("/v1/exchangeReport/STOCK_DAY_ALL");
  }

  @Test
  void asksAgainWhenTheServerIsBusyOrUnderMaintenance() throws Exception {
    replies.add(new Reply(503, ""));
    replies.add(new Reply(429, "{}"));
    replies.add(new Reply(200, "<html>maintenance</html>"));
    replies.add(new Reply(200, "[]"));
    try (TableClient client = client(4, 1_000)) {
      assertThat(client.get("/a", Form.JSON)).isEqualTo("[]".getBytes(UTF_8));
    }
    assertThat(asked).hasSize(4);
  }

  @Test
  void saysWhatCameInsteadAfterTheLastAttempt() {
    replies.add(new Reply(200, "<html>maintenance</html>"));
    try (TableClient client = client(2, 1_000)) {
      assertThatThrownBy(() -> client.get("/a", Form.JSON))
          .isInstanceOf(TablesUnavailable.class)
          .hasMessageEndingWith(
              "/v1/a answers with 24 bytes that are not JSON, as under maintenance, asked 2 times");
    }
  }

  @Test
  void aTableOfTheSiteIsNoPage() throws Exception {
    replies.add(new Reply(200, "<html></html>"));
    replies.add(new Reply(200, "\"115年\""));
    try (TableClient client = client(2, 1_000)) {
      assertThat(client.get("/t", Form.WEB_TABLE)).isEqualTo("\"115年\"".getBytes(UTF_8));
    }
  }

  @Test
  void asksOnceForWhatIsNotThere() {
    replies.add(new Reply(404, ""));
    try (TableClient client = client(4, 1_000)) {
      assertThatThrownBy(() -> client.get("/nothing", Form.JSON))
          .hasMessageEndingWith("/v1/nothing answers with status 404");
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  void takesNoMoreThanItsLimit() throws Exception {
    replies.add(new Reply(200, "[12]"));
    try (TableClient client = client(1, 4)) {
      assertThat(client.get("/a", Form.JSON)).hasSize(4);
    }
    try (TableClient client = client(1, 3)) {
      assertThatThrownBy(() -> client.get("/a", Form.JSON))
          .hasMessageEndingWith("answers with more than 3 bytes");
    }
  }

  @Test
  void saysThatTheServerCannotBeReached() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (TableClient client =
        new TableClient(
            URI.create("http://127.0.0.1:" + port),
            new TableClient.Patience(
                Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Duration.ZERO, 10))) {
      assertThatThrownBy(() -> client.get("/a", Form.JSON))
          .hasMessageStartingWith("http://127.0.0.1:" + port + "/a cannot be reached: ")
          .hasMessageNotContaining("Exception")
          .hasMessageEndingWith("asked 2 times")
          .isInstanceOfSatisfying(
              TablesUnavailable.class, e -> assertThat(e.isUnreached()).isTrue());
    }
  }

  @Test
  void aServerThatAnswersIsReachedWhateverItSays() {
    replies.add(new Reply(503, ""));
    try (TableClient client = client(2, 1_000)) {
      assertThatThrownBy(() -> client.get("/a", Form.JSON))
          .isInstanceOfSatisfying(
              TablesUnavailable.class, e -> assertThat(e.isUnreached()).isFalse());
    }
  }

  @Test
  @Timeout(60)
  void anAbandonedClientDoesNotWaitToAskAgain() {
    replies.add(new Reply(503, ""));
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    TableClient.Patience anHour =
        new TableClient.Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(10), 4, Duration.ofHours(1), 10);
    try (TableClient client = new TableClient(address, anHour)) {
      onRequest = client::abandon;
      assertThatThrownBy(() -> client.get("/a", Form.JSON))
          .isInstanceOf(InterruptedException.class);
      assertThatThrownBy(() -> client.get("/b", Form.JSON))
          .isInstanceOf(InterruptedException.class);
    }
    assertThat(asked).containsExactly("/a");
  }

  @Test
  @Timeout(60)
  void anAbandonedClientDoesNotWaitForAnAnswer() {
    replies.add(new Reply(200, "[]"));
    CountDownLatch told = new CountDownLatch(1);
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    TableClient.Patience anHour =
        new TableClient.Patience(Duration.ofSeconds(10), Duration.ofHours(1), 4, Duration.ZERO, 10);
    try (TableClient client = new TableClient(address, anHour)) {
      onRequest =
          () -> {
            client.abandon();
            awaitQuietly(told);
          };
      assertThatThrownBy(() -> client.get("/a", Form.JSON))
          .isInstanceOf(InterruptedException.class);
    } finally {
      told.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void refusesAnAddressThatIsNoWebAddress() {
    assertThatThrownBy(() -> new TableClient(URI.create("ftp://x"), TableClient.Patience.DEFAULT))
        .hasMessage("Tables are asked for at an http or https address, was 'ftp://x'");
  }
}
