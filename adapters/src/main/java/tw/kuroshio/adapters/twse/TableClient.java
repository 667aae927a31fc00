package tw.kuroshio.adapters.twse;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server of public tables, such as openapi.twse.com.tw, for one document after the other.
 * Answers of another form are refused: under maintenance the server sends a page. One thread asks;
 * any may {@link #abandon}.
 */
public final class TableClient implements AutoCloseable {

  /**
   * How patient to be.
   *
   * @param connect longest time to reach the server
   * @param answer longest time for an answer to begin
   * @param attempts times a table is asked for before it counts as unavailable
   * @param firstPause pause after the first failure; doubled after each
   * @param maxBytes largest answer taken
   */
  public record Patience(
      Duration connect, Duration answer, int attempts, Duration firstPause, int maxBytes) {

    public static final Patience DEFAULT =
        new Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(30), 4, Duration.ofSeconds(2), 64 << 20);

    public Patience {
      if (attempts < 1 || maxBytes < 1 || firstPause.isNegative()) {
        throw new IllegalArgumentException("Patience must be at least one attempt and one byte");
      }
    }
  }

  /** What an answer must look like. */
  public enum Form {
    JSON("JSON", "application/json"),
    /** A table of the exchange's site, comma-separated with a title. */
    WEB_TABLE("a table", "text/csv");

    private final String word;
    private final String mediaType;

    Form(String word, String mediaType) {
      this.word = word;
      this.mediaType = mediaType;
    }

    private boolean isOne(byte[] bytes) {
      int at = startsWithByteOrderMark(bytes) ? 3 : 0;
      while (at < bytes.length && Character.isWhitespace(bytes[at])) {
        at++;
      }
      if (at == bytes.length) {
        return false;
      }
      return this == JSON ? bytes[at] == '[' || bytes[at] == '{' : bytes[at] != '<';
    }
  }

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FIRST_SERVER_FAULT = 500;

  private final URI base;
  private final Patience patience;
  private final HttpClient client;
  private final CountDownLatch abandoned = new CountDownLatch(1);

  /**
   * Prepares; nothing is asked yet.
   *
   * @param base address that paths are appended to
   * @throws IllegalArgumentException when it is not an http or https address
   */
  public TableClient(URI base, Patience patience) {
    if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
      throw new IllegalArgumentException(
          "Tables are asked for at an http or https address, was '" + base + "'");
    }
    this.base = base;
    this.patience = patience;
    client =
        HttpClient.newBuilder()
            .connectTimeout(patience.connect())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /**
   * One document, as served.
   *
   * @param path below the base address, with its query
   * @throws TablesUnavailable after the last attempt, or at once when asking again cannot help
   * @throws InterruptedException when the client was abandoned, or the thread interrupted
   */
  public byte[] get(String path, Form form) throws TablesUnavailable, InterruptedException {
    Duration pause = patience.firstPause();
    for (int attempt = 1; ; attempt++) {
      requireWanted();
      Answer answer = ask(path, form);
      if (answer.body() != null) {
        return answer.body();
      }
      requireWanted();
      if (!answer.again() || attempt == patience.attempts()) {
        throw new TablesUnavailable(
            address(path)
                + " "
                + answer.fault()
                + (attempt == 1 ? "" : ", asked " + attempt + " times"),
            isNoConnection(answer.cause()),
            answer.cause());
      }
      if (abandoned.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new InterruptedException(address(path) + " is not wanted any more");
      }
      pause = pause.multipliedBy(2);
    }
  }

  private void requireWanted() throws InterruptedException {
    if (abandoned.getCount() == 0) {
      throw new InterruptedException("Tables of " + base + " are not wanted any more");
    }
  }

  /**
   * Ends at once, with an {@link InterruptedException}, what is asked or waited for; any thread.
   */
  public void abandon() {
    abandoned.countDown();
    client.shutdownNow();
  }

  private static boolean isNoConnection(@Nullable Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof NoRouteToHostException;
  }

  /** A document, or why there is none and whether asking again may help. */
  private record Answer(
      byte @Nullable [] body, String fault, boolean again, @Nullable Throwable cause) {

    static Answer none(String fault, boolean again, @Nullable Throwable cause) {
      return new Answer(null, fault, again, cause);
    }
  }

  private Answer ask(String path, Form form) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address(path))
            .timeout(patience.answer())
            .header("Accept", form.mediaType)
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return read(response, body, form);
      }
    } catch (IOException e) {
      return Answer.none("cannot be reached: " + reason(e), true, e);
    }
  }

  private static String reason(IOException failure) {
    if (failure.getCause() instanceof ConnectException deeper
        && deeper.getCause() instanceof UnresolvedAddressException) {
      return "unknown host";
    }
    String message = failure.getMessage();
    if (message != null) {
      return message;
    }
    return failure instanceof ConnectException
        ? "no connection"
        : failure.getClass().getSimpleName();
  }

  private Answer read(HttpResponse<InputStream> response, InputStream body, Form form)
      throws IOException {
    int status = response.statusCode();
    if (status != 200) {
      boolean again = status == TOO_MANY_REQUESTS || status >= FIRST_SERVER_FAULT;
      return Answer.none("answers with status " + status, again, null);
    }
    byte[] bytes = body.readNBytes(patience.maxBytes());
    if (bytes.length == patience.maxBytes() && body.read() >= 0) {
      return Answer.none("answers with more than " + patience.maxBytes() + " bytes", false, null);
    }
    if (!form.isOne(bytes)) {
      return Answer.none(
          "answers with "
              + bytes.length
              + " bytes that are not "
              + form.word
              + ", as under maintenance",
          true,
          null);
    }
    return new Answer(bytes, "", false, null);
  }

  private static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private URI address(String path) {
    return URI.create(base.toString().replaceFirst("/+$", "") + path);
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
