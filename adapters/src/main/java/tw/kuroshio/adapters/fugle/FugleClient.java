package tw.kuroshio.adapters.fugle;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tw.kuroshio.adapters.vendor.ReconnectLoop;
import tw.kuroshio.adapters.vendor.Secret;
import tw.kuroshio.adapters.vendor.SessionEnded;
import tw.kuroshio.adapters.vendor.SetAsideMessages;
import tw.kuroshio.adapters.vendor.StreamSettings;
import tw.kuroshio.adapters.vendor.VendorSymbols;
import tw.kuroshio.feed.source.SourceFault;
import tw.kuroshio.feed.source.SourceSink;
import tw.kuroshio.model.InstrumentId;

/**
 * Keeps one connection to Fugle's streaming service: authenticates, subscribes, takes data, asks
 * for a sign of life when it hears nothing, comes back with a back-off when the connection is gone.
 * A key that is not accepted is not tried again.
 */
public final class FugleClient implements AutoCloseable {

  /** The real service. */
  public static final URI PUBLIC = URI.create("wss://api.fugle.tw/marketdata/v1.0/stock/streaming");

  /** Subscriptions the free plan is said to have [unverified]. */
  public static final int FREE_PLAN = 5;

  private final StreamSettings settings;
  private final VendorSymbols symbols;
  private final Secret key;
  private final SourceSink sink;
  private final HttpClient http;
  private final ReconnectLoop loop;

  /** Begins to connect. */
  public FugleClient(StreamSettings settings, List<InstrumentId> ids, Secret key, SourceSink sink) {
    this.settings = settings;
    this.key = key;
    this.sink = sink;
    symbols = new VendorSymbols(ids);
    http = HttpClient.newBuilder().connectTimeout(settings.answerTimeout()).build();
    loop = new ReconnectLoop("fugle", this::talk, settings.backoff(), sink);
  }

  private void talk(Runnable proved) throws SessionEnded, InterruptedException {
    Inbox inbox = new Inbox();
    WebSocket socket = connect(inbox);
    try {
      FugleSession session =
          new FugleSession(settings, symbols, sink, text -> send(socket, text), proved);
      session.opened(key);
      Duration patience = settings.answerTimeout();
      boolean pinged = false;
      while (true) {
        Inbox.Heard heard = inbox.take(patience);
        switch (heard) {
          case Inbox.Message(byte[] bytes) -> {
            session.heard(bytes);
            socket.request(1);
            pinged = false;
          }
          case Inbox.TooLarge(byte[] beginning) -> {
            sink.tell(SetAsideMessages.of(SourceFault.TOO_LARGE, beginning));
            socket.request(1);
          }
          case Inbox.Closed(String reason) -> throw SessionEnded.forNow(reason);
          case Inbox.Nothing() -> {
            if (pinged || !session.isAuthenticated()) {
              throw SessionEnded.forNow("nothing heard for " + settings.idleTimeout());
            }
            session.ping();
            pinged = true;
          }
        }
        if (session.isAuthenticated()) {
          patience = settings.idleTimeout().dividedBy(2);
        }
      }
    } finally {
      socket.abort();
    }
  }

  private WebSocket connect(Inbox inbox) throws SessionEnded, InterruptedException {
    CompletableFuture<WebSocket> attempt =
        http.newWebSocketBuilder()
            .connectTimeout(settings.answerTimeout())
            .buildAsync(settings.service(), inbox);
    try {
      return attempt.get(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw SessionEnded.forNow(
          settings.service().getHost() + " cannot be reached: " + e.getCause());
    } catch (TimeoutException e) {
      attempt.cancel(true);
      throw SessionEnded.forNow(settings.service().getHost() + " does not answer");
    }
  }

  private void send(WebSocket socket, String text) throws SessionEnded, InterruptedException {
    try {
      socket.sendText(text, true).get(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw SessionEnded.forNow("the connection takes nothing more: " + e.getCause());
    } catch (TimeoutException e) {
      throw SessionEnded.forNow("the connection takes nothing");
    }
  }

  @Override
  public void close() {
    loop.close();
    http.shutdownNow();
  }
}
