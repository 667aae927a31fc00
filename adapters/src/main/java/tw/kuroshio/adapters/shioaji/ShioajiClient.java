package tw.kuroshio.adapters.shioaji;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tw.kuroshio.adapters.vendor.JsonMessages;
import tw.kuroshio.adapters.vendor.MessageRefused;
import tw.kuroshio.adapters.vendor.ReconnectLoop;
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
import tw.kuroshio.model.Market;

/**
 * Keeps one stream of a local Shioaji server: subscribes each symbol's ticks and quotes, opens the
 * stream, takes its events, comes back with a back-off and the last event's identifier when it is
 * gone. A key that is not accepted is not tried again.
 */
public final class ShioajiClient implements AutoCloseable {

  /** Where the server listens unless told otherwise. */
  public static final URI LOCAL = URI.create("http://127.0.0.1:8080");

  /** Subscriptions the broker is said to allow [unverified]. */
  public static final int USUAL_LIMIT = 200;

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String[] QUOTE_TYPES = {"Tick", "BidAsk"};
  private static final int OK = 200;
  private static final int FIRST_ERROR = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int FIRST_SERVER_ERROR = 500;

  private final StreamSettings settings;
  private final VendorSymbols symbols;
  private final @Nullable Secret key;
  private final SourceSink sink;
  private final ShioajiDecoder decoder;
  private final ServerSentEvents events;
  private final HttpClient http;
  private final ReconnectLoop loop;

  /** Quotes came since the last connection; of the loop's thread. */
  private boolean quoted;

  /**
   * Begins to connect.
   *
   * @param key key and secret joined by a colon, null for a server on this machine that asks for
   *     none
   */
  public ShioajiClient(
      StreamSettings settings, List<InstrumentId> ids, @Nullable Secret key, SourceSink sink) {
    this.settings = settings;
    this.key = key;
    this.sink = sink;
    symbols = new VendorSymbols(ids);
    decoder = new ShioajiDecoder(symbols);
    events = new ServerSentEvents(JsonMessages.MOST_BYTES, new Events());
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.answerTimeout())
            .build();
    loop = new ReconnectLoop("shioaji", this::listen, settings.backoff(), sink);
  }

  private void listen(Runnable proved) throws SessionEnded, InterruptedException {
    int asked = subscribeAll();
    ByteStream stream = open();
    try {
      sink.tell(
          new SourceEvent.Connected(
              settings.service().getHost() + ": " + asked + " symbols asked for"));
      events.begin();
      quoted = false;
      while (true) {
        for (ByteBuffer piece : stream.take(settings.idleTimeout())) {
          byte[] bytes = new byte[piece.remaining()];
          piece.get(bytes);
          events.take(bytes, 0, bytes.length);
        }
        if (quoted) {
          proved.run();
        }
      }
    } finally {
      stream.cancel();
    }
  }

  /** Asks for every symbol within the limit; returns how many were granted. */
  private int subscribeAll() throws SessionEnded, InterruptedException {
    int each = QUOTE_TYPES.length * (settings.oddLots() ? 2 : 1);
    int room = settings.maxSubscriptions() / each;
    int granted = 0;
    int asked = 0;
    for (InstrumentId id : symbols.all()) {
      String refusal =
          asked < room ? subscribe(id) : "the server's limit is " + settings.maxSubscriptions();
      asked++;
      if (refusal == null) {
        granted++;
      } else {
        sink.tell(new SourceEvent.SubscriptionRefused(id, refusal));
      }
    }
    return granted;
  }

  private @Nullable String subscribe(InstrumentId id) throws SessionEnded, InterruptedException {
    for (String type : QUOTE_TYPES) {
      String refusal = subscribe(id, type, false);
      if (refusal == null && settings.oddLots()) {
        refusal = subscribe(id, type, true);
      }
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private @Nullable String subscribe(InstrumentId id, String type, boolean oddLot)
      throws SessionEnded, InterruptedException {
    String body =
        MAPPER
            .createObjectNode()
            .put("security_type", "STK")
            .put("exchange", id.market() == Market.TWSE ? "TSE" : "OTC")
            .put("code", id.code())
            .put("quote_type", type)
            .put("intraday_odd", oddLot)
            .toString();
    HttpRequest request =
        request("/api/v1/stream/subscribe")
            .timeout(settings.answerTimeout())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    int status = send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    refuseKey(status);
    if (status >= FIRST_SERVER_ERROR) {
      throw SessionEnded.forNow("the server answers a subscription with status " + status);
    }
    return status >= FIRST_ERROR ? "the server answers with status " + status : null;
  }

  private ByteStream open() throws SessionEnded, InterruptedException {
    HttpRequest.Builder request =
        request("/api/v1/stream/data").header("Accept", "text/event-stream");
    if (!events.lastEventId().isEmpty()) {
      request.header("Last-Event-ID", events.lastEventId());
    }
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer =
        send(
            request.timeout(settings.answerTimeout()).GET().build(),
            HttpResponse.BodyHandlers.ofPublisher());
    ByteStream stream = new ByteStream();
    answer.body().subscribe(stream);
    if (answer.statusCode() != OK) {
      stream.cancel();
      refuseKey(answer.statusCode());
      throw SessionEnded.forNow("the stream answers with status " + answer.statusCode());
    }
    return stream;
  }

  private static void refuseKey(int status) throws SessionEnded {
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      throw SessionEnded.forGood(
          "the server does not accept the key (status "
              + status
              + "): give another with --feed-key FILE");
    }
  }

  private HttpRequest.Builder request(String path) {
    URI uri = settings.service().resolve(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    Secret secret = key;
    return secret == null ? request : request.header("Authorization", "Bearer " + secret.reveal());
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws SessionEnded, InterruptedException {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw SessionEnded.forNow(request.uri().getHost() + " cannot be asked: " + e);
    }
  }

  private final class Events implements ServerSentEvents.Listener {
    @Override
    public void event(String type, byte[] data) {
      try {
        SourceQuote quote = decoder.decode(type, data);
        quoted |= quote != null;
        sink.tell(quote == null ? new SourceEvent.PassedOver() : new SourceEvent.Quoted(quote));
      } catch (MessageRefused e) {
        sink.tell(SetAsideMessages.of(e.fault(), data));
      }
    }

    @Override
    public void tooLarge(byte[] beginning) {
      sink.tell(SetAsideMessages.of(SourceFault.TOO_LARGE, beginning));
    }
  }

  @Override
  public void close() {
    loop.close();
    http.shutdownNow();
  }
}
