package tw.kuroshio.adapters.fugle;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.vendor.JsonMessages;

/**
 * What a WebSocket hears, for another thread to take: messages put together from their parts, no
 * larger than they may be. It holds as many parts as were asked for, so nothing piles up.
 */
final class Inbox implements WebSocket.Listener {

  /** Parts asked for ahead. */
  private static final int AHEAD = 64;

  sealed interface Heard {}

  record Message(byte[] bytes) implements Heard {}

  /** A message of too many bytes, of which these are the first. */
  record TooLarge(byte[] beginning) implements Heard {}

  record Closed(String reason) implements Heard {}

  /** Nothing came in time. */
  record Nothing() implements Heard {}

  private final LinkedBlockingQueue<Heard> queue = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private boolean tooLarge;

  Heard take(Duration patience) throws InterruptedException {
    Heard heard = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    return heard == null ? new Nothing() : heard;
  }

  @Override
  public void onOpen(WebSocket socket) {
    socket.request(AHEAD);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    add(socket, data.toString().getBytes(StandardCharsets.UTF_8), last);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    add(socket, bytes, last);
    return null;
  }

  private void add(WebSocket socket, byte[] bytes, boolean last) {
    if (parts.size() + bytes.length > JsonMessages.MOST_BYTES) {
      tooLarge = true;
    } else if (!tooLarge) {
      parts.writeBytes(bytes);
    }
    if (!last) {
      socket.request(1);
      return;
    }
    byte[] message = parts.toByteArray();
    queue.add(tooLarge ? new TooLarge(message) : new Message(message));
    parts.reset();
    tooLarge = false;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    queue.add(
        new Closed(
            "the service closed the connection: "
                + status
                + " "
                + reason.replaceAll("\\p{Cntrl}", " ")));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    queue.add(new Closed("the connection broke: " + error));
  }
}
