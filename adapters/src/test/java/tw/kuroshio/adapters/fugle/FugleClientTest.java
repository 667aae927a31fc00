package tw.kuroshio.adapters.fugle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tw.kuroshio.adapters.vendor.JsonMessages;
import tw.kuroshio.adapters.vendor.PumpedMarket;
import tw.kuroshio.adapters.vendor.Secret;
import tw.kuroshio.adapters.vendor.ServedDay;
import tw.kuroshio.adapters.vendor.StreamSettings;
import tw.kuroshio.adapters.vendor.VendorContract;
import tw.kuroshio.feed.source.SourceSink;

/** The streaming protocol, against a local server. */
class FugleClientTest extends VendorContract {

  private static final String KEY = "key-of-the-test";

  @Override
  protected ServedDay server() throws IOException {
    return FugleServer.start(0, PumpedMarket.DATE, KEY, 100);
  }

  @Override
  protected Adapter adapter(ServedDay server, SourceSink sink) {
    return client(server, sink, KEY, 100)::close;
  }

  private static FugleClient client(ServedDay server, SourceSink sink, String key, int limit) {
    URI service = URI.create("ws://127.0.0.1:" + server.port() + "/stock/streaming");
    return new FugleClient(stream(service, limit), IDS, Secret.of(key, "test"), sink);
  }

  @Test
  void aWrongKeyIsNotTriedAgainAndNotShown() throws Exception {
    try (ServedDay server = server();
        FugleClient _ = client(server, market, "a-wrong-key", 100)) {
      market.until(() -> market.source.counts().disconnects() == 1);
      assertThat(market.told.getFirst()).contains("does not accept the key");
      assertThat(market.told.toString()).doesNotContain("a-wrong-key");
    }
    assertThat(market.source.counts().disconnects()).isEqualTo(1);
  }

  @Test
  void whatThePlanDoesNotAllowIsToldAndNotAsked() throws Exception {
    try (ServedDay server = server();
        FugleClient _ = client(server, market, KEY, 3)) {
      market.until(() -> market.told.stream().anyMatch(word -> word.startsWith("up: 127")));
      assertThat(market.told)
          .contains("down: subscription refused: 8069.TPEX: the connection's limit is 3")
          .contains("up: 127.0.0.1: 1 symbols asked for");
      assertThat(market.source.counts().subscriptionsRefused()).isEqualTo(1);
    }
  }

  @Test
  void whatTheServiceDoesNotGrantIsTold() throws Exception {
    try (FugleServer server = FugleServer.start(0, PumpedMarket.DATE, KEY, 3);
        FugleClient _ = client(server, market, KEY, 100)) {
      market.until(() -> market.source.counts().subscriptionsRefused() == 1);
      assertThat(market.told.getLast()).contains("Maximum number of subscriptions reached");
      assertThat(market.source.counts().disconnects()).isZero();
    }
  }

  @Test
  void garbageIsSetAsideAndTheConnectionStands() throws Exception {
    try (FugleServer server = FugleServer.start(0, PumpedMarket.DATE, KEY, 100);
        FugleClient _ = client(server, market, KEY, 100)) {
      market.until(() -> server.authenticated() == 1);
      server.broadcast("nonsense");
      server.broadcast("{\"event\":7}");
      server.broadcast("x".repeat(JsonMessages.MOST_BYTES + 10));
      server.broadcast("{\"event\":\"heartbeat\",\"data\":{\"time\":1}}");
      server.broadcast("{\"event\":\"data\",\"channel\":\"candles\",\"data\":{}}");
      server.broadcast("{\"event\":\"snapshot\",\"channel\":\"trades\",\"data\":{\"trades\":[]}}");
      server.broadcast(
          "{\"event\":\"data\",\"channel\":\"trades\",\"data\":{\"symbol\":\"2330\"}}");
      market.until(() -> market.told.contains("set aside: test MISSING_FIELD"));
      assertThat(market.told)
          .containsSubsequence(
              "set aside: test NOT_JSON",
              "set aside: test WRONG_TYPE",
              "set aside: test TOO_LARGE",
              "set aside: test MISSING_FIELD");
      assertThat(market.source.counts().passedOver()).isGreaterThanOrEqualTo(3);
      assertThat(market.source.counts().disconnects()).isZero();
    }
  }

  @Test
  void aServerThatSaysNothingIsAskedAndLeft() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Thread accepting =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (Socket socket = mute.accept()) {
                      WebSocketFrames.handshake(socket.getInputStream(), socket.getOutputStream());
                      WebSocketFrames.read(socket.getInputStream());
                      socket.getInputStream().read();
                    } catch (IOException e) {
                      // The client leaves, which is what is tested.
                      return;
                    }
                  });
      StreamSettings settings =
          new StreamSettings(
              URI.create("ws://127.0.0.1:" + mute.getLocalPort()),
              10,
              false,
              Duration.ofMillis(200),
              Duration.ofMillis(200),
              FIRST_WAIT,
              LONGEST_WAIT,
              1);
      try (FugleClient _ = new FugleClient(settings, IDS, Secret.of(KEY, "test"), market)) {
        market.until(() -> market.told.stream().anyMatch(w -> w.contains("nothing heard for")));
      }
      accepting.join();
    }
  }
}
