package tw.kuroshio.adapters.mis;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tw.kuroshio.adapters.vendor.PumpedMarket;
import tw.kuroshio.adapters.vendor.ServedDay;
import tw.kuroshio.adapters.vendor.VendorContract;
import tw.kuroshio.feed.source.SourceSink;

/** Polling, against a local server and against answers nobody should give. */
class MisClientTest extends VendorContract {

  @Override
  protected ServedDay server() throws IOException {
    return MisServer.start(0, PumpedMarket.DATE, 1);
  }

  @Override
  protected Adapter adapter(ServedDay server, SourceSink sink) {
    return client(server.port(), sink)::close;
  }

  private static MisClient client(int port, SourceSink sink) {
    MisSettings settings =
        new MisSettings(
            URI.create("http://127.0.0.1:" + port),
            10,
            Duration.ofMillis(20),
            1,
            Duration.ofMillis(1),
            Duration.ofSeconds(10),
            FIRST_WAIT,
            LONGEST_WAIT,
            1);
    return new MisClient(settings, IDS, PumpedMarket.RULES.session(), sink);
  }

  private record Answer(int status, boolean gzip, byte[] body) {
    static Answer text(int status, String body) {
      return new Answer(status, false, body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static final Answer GOOD =
      Answer.text(200, "{\"rtcode\":\"0000\",\"userDelay\":1,\"msgArray\":[]}");

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(new byte[1 << 24]);
    }
    return out.toByteArray();
  }

  @Test
  void bombsGarbageAndErrorsAreToldAndTheNextAnswerIsTaken() throws Exception {
    ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    answers.add(GOOD);
    answers.add(Answer.text(200, "<html>busy</html>"));
    answers.add(new Answer(200, true, bomb()));
    answers.add(new Answer(200, true, "no gzip".getBytes(StandardCharsets.UTF_8)));
    answers.add(Answer.text(200, "{\"rtcode\":\"0000\",\"msgArray\":{}}"));
    answers.add(Answer.text(200, "{\"rtcode\":\"9999\"}"));
    answers.add(Answer.text(429, "slow down"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            Answer next = answers.poll();
            Answer answer = next == null ? GOOD : next;
            if (answer.gzip()) {
              exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
          }
        });
    server.start();
    try (MisClient _ = client(server.getAddress().getPort(), market)) {
      market.until(() -> market.told.stream().filter(word -> word.startsWith("up: ")).count() == 2);
      assertThat(market.told)
          .containsSubsequence(
              "up: polling 127.0.0.1",
              "set aside: test NOT_JSON",
              "set aside: test TOO_LARGE",
              "set aside: test NOT_GZIP",
              "set aside: test WRONG_TYPE",
              "down: the service answers with rtcode 9999",
              "down: HTTP status 429",
              "up: polling 127.0.0.1");
    } finally {
      server.stop(0);
    }
  }
}
