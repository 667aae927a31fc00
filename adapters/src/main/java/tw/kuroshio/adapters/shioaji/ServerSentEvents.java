package tw.kuroshio.adapters.shioaji;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes a stream of server-sent events apart (WHATWG HTML, 9.2.6): lines ended by CR, LF or both,
 * comments, fields, data of several lines, a byte order mark at the beginning; in whatever pieces
 * the bytes come. Pure. One thread.
 */
final class ServerSentEvents {

  /** Hears what was found. */
  interface Listener {

    /** An event that ended with its empty line. */
    void event(String type, byte[] data);

    /** An event of too many bytes, of which these are the first. */
    void tooLarge(byte[] beginning);
  }

  private static final String USUAL = "message";

  private final int mostBytes;
  private final Listener listener;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private String type = "";
  private String lastEventId = "";
  private boolean hasData;
  private boolean tooLarge;
  private boolean afterCr;
  private boolean started;

  ServerSentEvents(int mostBytes, Listener listener) {
    this.mostBytes = mostBytes;
    this.listener = listener;
  }

  /** The last identifier given, empty before one: what a reconnection tells the server. */
  String lastEventId() {
    return lastEventId;
  }

  /** A new connection: what was not ended is dropped; the identifier stays. */
  void begin() {
    line.reset();
    clear();
    afterCr = false;
    started = false;
  }

  void take(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      byte next = bytes[i];
      if (next == '\n' && afterCr) {
        afterCr = false;
      } else if (next == '\n' || next == '\r') {
        afterCr = next == '\r';
        endOfLine();
      } else {
        afterCr = false;
        if (line.size() < mostBytes) {
          line.write(next);
        } else {
          tooLarge = true;
        }
      }
    }
  }

  private void endOfLine() {
    byte[] bytes = line.toByteArray();
    line.reset();
    int from = 0;
    if (!started) {
      started = true;
      from = startsWithMark(bytes) ? 3 : 0;
    }
    if (bytes.length == from) {
      dispatch();
    } else if (bytes[from] != ':') {
      field(bytes, from);
    }
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private void field(byte[] bytes, int from) {
    int colon = from;
    while (colon < bytes.length && bytes[colon] != ':') {
      colon++;
    }
    String name = new String(bytes, from, colon - from, StandardCharsets.UTF_8);
    int valueAt = colon + 1 < bytes.length && bytes[colon + 1] == ' ' ? colon + 2 : colon + 1;
    int length = Math.max(0, bytes.length - valueAt);
    switch (name) {
      case "event" -> type = text(bytes, valueAt, length);
      case "data" -> addData(bytes, valueAt, length);
      case "id" -> {
        String id = text(bytes, valueAt, length);
        // An identifier becomes a header of the next request.
        lastEventId = id.chars().allMatch(c -> c >= ' ' && c < 0x7F) ? id : lastEventId;
      }
      default -> {
        // The standard has unknown fields ignored; the time to reconnect is our own back-off's.
      }
    }
  }

  private static String text(byte[] bytes, int offset, int length) {
    return length == 0 ? "" : new String(bytes, offset, length, StandardCharsets.UTF_8);
  }

  private void addData(byte[] bytes, int offset, int length) {
    if (data.size() + length + 1 > mostBytes) {
      tooLarge = true;
      return;
    }
    if (hasData) {
      data.write('\n');
    }
    hasData = true;
    if (length > 0) {
      data.write(bytes, offset, length);
    }
  }

  private void dispatch() {
    if (tooLarge) {
      listener.tooLarge(data.toByteArray());
    } else if (hasData) {
      listener.event(type.isEmpty() ? USUAL : type, data.toByteArray());
    }
    clear();
  }

  private void clear() {
    data.reset();
    type = "";
    hasData = false;
    tooLarge = false;
  }
}
