package tw.kuroshio.adapters.mis;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.adapters.vendor.MessageRefused;
import tw.kuroshio.adapters.vendor.ReconnectLoop;
import tw.kuroshio.adapters.vendor.SessionEnded;
import tw.kuroshio.adapters.vendor.SetAsideMessages;
import tw.kuroshio.adapters.vendor.VendorSymbols;
import tw.kuroshio.feed.source.Backoff;
import tw.kuroshio.feed.source.SourceEvent;
import tw.kuroshio.feed.source.SourceSink;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;

/**
 * Polls MIS: all symbols in as few requests as may be, round after round, never more requests in a
 * span than the settings allow and never sooner than the service asks. A round that fails ends the
 * connection; the next begins after a back-off.
 */
public final class MisClient implements AutoCloseable {

  private static final int OK = 200;

  private final MisSettings settings;
  private final MisDecoder decoder;
  private final List<URI> requests;
  private final SourceSink sink;
  private final RequestBudget budget;
  private final HttpClient http;
  private final ReconnectLoop loop;

  /** The service has answered since the last failure; of the loop's thread. */
  private boolean connected;

  /** Begins to poll. */
  public MisClient(
      MisSettings settings, List<InstrumentId> ids, SessionSchedule session, SourceSink sink) {
    this.settings = settings;
    this.sink = sink;
    decoder = new MisDecoder(new VendorSymbols(ids), session);
    requests = requests(settings, ids);
    budget = new RequestBudget(settings.requests(), settings.span().toNanos());
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build();
    Backoff backoff =
        new Backoff(
            settings.firstWait().toNanos(), settings.longestWait().toNanos(), settings.seed());
    loop = new ReconnectLoop("mis", this::poll, backoff, sink);
  }

  private static List<URI> requests(MisSettings settings, List<InstrumentId> ids) {
    List<URI> requests = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += settings.batch()) {
      StringBuilder channels = new StringBuilder();
      for (InstrumentId id : ids.subList(from, Math.min(ids.size(), from + settings.batch()))) {
        channels.append(channels.isEmpty() ? "" : "|");
        channels.append(id.market() == Market.TWSE ? "tse_" : "otc_");
        channels.append(id.code()).append(".tw");
      }
      String query = URLEncoder.encode(channels.toString(), StandardCharsets.US_ASCII);
      requests.add(
          settings.service().resolve("/stock/api/getStockInfo.jsp?json=1&delay=0&ex_ch=" + query));
    }
    return requests;
  }

  private void poll(Runnable proved) throws SessionEnded, InterruptedException {
    connected = false;
    while (true) {
      long roundNs = System.nanoTime();
      long delayMs = settings.leastDelay().toMillis();
      for (URI request : requests) {
        delayMs = Math.max(delayMs, ask(request));
      }
      if (connected) {
        proved.run();
      }
      long passedMs = (System.nanoTime() - roundNs) / 1_000_000;
      Thread.sleep(Duration.ofMillis(Math.max(0, delayMs - passedMs)));
    }
  }

  private long ask(URI uri) throws SessionEnded, InterruptedException {
    Thread.sleep(Duration.ofNanos(budget.waitNs(System.nanoTime())));
    budget.sent(System.nanoTime());
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(settings.timeout())
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .build();
    byte[] body;
    try {
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = answer.body()) {
        if (answer.statusCode() != OK) {
          throw SessionEnded.forNow("HTTP status " + answer.statusCode());
        }
        String encoding = answer.headers().firstValue("Content-Encoding").orElse("identity");
        body = BoundedBody.read(in, encoding.equalsIgnoreCase("gzip"));
      }
    } catch (MessageRefused e) {
      sink.tell(SetAsideMessages.of(e.fault(), new byte[0]));
      return 0;
    } catch (IOException e) {
      throw SessionEnded.forNow(uri.getHost() + " cannot be asked: " + e);
    }
    return take(body);
  }

  private long take(byte[] body) throws SessionEnded {
    try {
      MisDecoder.Answer answer = decoder.decode(body);
      if (!answer.isGood()) {
        throw SessionEnded.forNow("the service answers with rtcode " + answer.code());
      }
      if (!connected) {
        connected = true;
        sink.tell(new SourceEvent.Connected("polling " + settings.service().getHost()));
      }
      answer.events().forEach(sink::tell);
      return answer.userDelayMs();
    } catch (MessageRefused e) {
      sink.tell(SetAsideMessages.of(e.fault(), body));
      return 0;
    }
  }

  @Override
  public void close() {
    loop.close();
    http.shutdownNow();
  }
}
