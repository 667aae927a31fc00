package tw.kuroshio.adapters.fugle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** The server's side of WebSocket, RFC 6455: handshake and frames, whole messages only. */
final class WebSocketFrames {

  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int LONGEST_HEAD = 1 << 13;
  private static final int LONGEST_MESSAGE = 1 << 20;

  private WebSocketFrames() {}

  record Frame(int opcode, byte[] payload) {}

  /** Answers the request that opens a connection. */
  static void handshake(InputStream in, OutputStream out) throws IOException {
    String head = readHead(in);
    String key = "";
    for (String line : head.lines().toList()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
        key = line.substring(line.indexOf(':') + 1).strip();
      }
    }
    if (key.isEmpty()) {
      out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      throw new IOException("no WebSocket request");
    }
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept(key)
            + "\r\n\r\n";
    out.write(answer.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < LONGEST_HEAD) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the request ends early");
      }
      head.append((char) next);
      if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        return head.toString();
      }
    }
    throw new IOException("the request is too long");
  }

  private static String accept(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  /** Reads a client's frame, unmasked. */
  static Frame read(InputStream in) throws IOException {
    int first = readByte(in);
    int second = readByte(in);
    long length = second & 0x7F;
    if (length == 126) {
      length = number(in, 2);
    } else if (length == 127) {
      length = number(in, 8);
    }
    if (length < 0 || length > LONGEST_MESSAGE) {
      throw new IOException("a frame of " + length + " bytes");
    }
    byte[] mask = (second & 0x80) == 0 ? new byte[4] : in.readNBytes(4);
    byte[] payload = in.readNBytes((int) length);
    if (payload.length < length || mask.length < 4) {
      throw new EOFException("the frame ends early");
    }
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i & 3];
    }
    return new Frame(first & 0x0F, payload);
  }

  private static long number(InputStream in, int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | readByte(in);
    }
    return value;
  }

  private static int readByte(InputStream in) throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("the connection ended");
    }
    return next;
  }

  /** Writes a whole message in one frame, not masked. */
  static void write(OutputStream out, int opcode, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 10);
    frame.put((byte) (0x80 | opcode));
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else if (payload.length < 1 << 16) {
      frame.put((byte) 126).putShort((short) payload.length);
    } else {
      frame.put((byte) 127).putLong(payload.length);
    }
    frame.put(payload);
    out.write(frame.array(), 0, frame.position());
    out.flush();
  }
}
