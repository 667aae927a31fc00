package tw.kuroshio.adapters.shioaji;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import tw.kuroshio.adapters.vendor.JsonMessages;
import tw.kuroshio.adapters.vendor.PumpedMarket;
import tw.kuroshio.adapters.vendor.Secret;
import tw.kuroshio.adapters.vendor.ServedDay;
import tw.kuroshio.adapters.vendor.VendorContract;
import tw.kuroshio.feed.source.SourceSink;

/** Subscriptions and server-sent events, against a local server. */
class ShioajiClientTest extends VendorContract {

  private static final String KEY = "key:secret";

  @Override
  protected ServedDay server() throws IOException {
    return ShioajiServer.start(0, PumpedMarket.DATE, KEY, 100);
  }

  @Override
  protected Adapter adapter(ServedDay server, SourceSink sink) {
    return client(server, sink, KEY, 100)::close;
  }

  private static ShioajiClient client(ServedDay server, SourceSink sink, String key, int limit) {
    URI service = URI.create("http://127.0.0.1:" + server.port());
    return new ShioajiClient(stream(service, limit), IDS, Secret.of(key, "test"), sink);
  }

  @Test
  void aWrongKeyIsNotTriedAgainAndNotShown() throws Exception {
    try (ServedDay server = server();
        ShioajiClient _ = client(server, market, "a:wrong-key", 100)) {
      market.until(() -> market.source.counts().disconnects() == 1);
      assertThat(market.told.getFirst()).contains("does not accept the key");
      assertThat(market.told.toString()).doesNotContain("wrong-key");
    }
  }

  @Test
  void whatIsBeyondTheLimitIsToldOnEitherSide() throws Exception {
    try (ServedDay server = server();
        ShioajiClient _ = client(server, market, KEY, 2)) {
      market.until(() -> market.told.stream().anyMatch(word -> word.startsWith("up: 127")));
      assertThat(market.told)
          .contains("down: subscription refused: 8069.TPEX: the server's limit is 2")
          .contains("up: 127.0.0.1: 1 symbols asked for");
    }
    PumpedMarket other = new PumpedMarket("test");
    try (ServedDay server = ShioajiServer.start(0, PumpedMarket.DATE, KEY, 2);
        ShioajiClient _ = client(server, other, KEY, 100)) {
      other.until(() -> other.told.stream().anyMatch(word -> word.startsWith("up: 127")));
      assertThat(other.told)
          .contains("down: subscription refused: 8069.TPEX: the server answers with status 429");
    }
  }

  @Test
  void aReconnectionSaysWhatWasHeardLast() throws Exception {
    try (ShioajiServer server = ShioajiServer.start(0, PumpedMarket.DATE, KEY, 100);
        ShioajiClient _ = client(server, market, KEY, 100)) {
      market.until(() -> server.open() == 1);
      server.publish("heartbeat", "{\"type\":\"heartbeat\"}");
      market.until(() -> market.source.counts().passedOver() == 1);
      assertThat(server.lastEventIdSeen()).isNull();
      server.dropConnections();
      market.until(() -> "1".equals(server.lastEventIdSeen()));
    }
  }

  @Test
  void garbageIsSetAsideAndTheStreamStands() throws Exception {
    try (ShioajiServer server = ShioajiServer.start(0, PumpedMarket.DATE, KEY, 100);
        ShioajiClient _ = client(server, market, KEY, 100)) {
      market.until(() -> server.open() == 1);
      server.broadcast("event: tick_stk\ndata: nonsense\n\n");
      server.broadcast("data: " + "x".repeat(JsonMessages.MOST_BYTES + 10) + "\n\n");
      server.broadcast("event: tick_stk\ndata: {\"code\":\ndata: \"2330\"}\n\n");
      server.broadcast(": a comment\n\nevent: tick_fop\ndata: {}\n\n");
      market.until(() -> market.source.counts().passedOver() == 1);
      assertThat(market.told)
          .containsSubsequence(
              "set aside: test NOT_JSON",
              "set aside: test TOO_LARGE",
              "set aside: test MISSING_FIELD");
      assertThat(market.source.counts().disconnects()).isZero();
    }
  }
}
