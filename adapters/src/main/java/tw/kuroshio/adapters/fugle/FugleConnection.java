package tw.kuroshio.adapters.fugle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.vendor.JsonMessages;
import tw.kuroshio.adapters.vendor.MessageRefused;

/** One client of {@link FugleServer}: its key, its subscriptions, what it is sent. */
final class FugleConnection {

  private static final int KEY_REFUSED = 1000;
  private static final int LIMIT_REACHED = 1001;

  private final Socket socket;
  private final String key;
  private final int limit;
  private final Runnable asked;
  private final InputStream in;
  private final OutputStream out;

  /** Subscriptions' identifiers by channel and symbol; guarded by itself. */
  private final Map<String, String> subscriptions = new LinkedHashMap<>();

  private volatile boolean authenticated;

  FugleConnection(Socket socket, String key, int limit, Runnable asked) throws IOException {
    this.socket = socket;
    this.key = key;
    this.limit = limit;
    this.asked = asked;
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  void handshake() throws IOException {
    WebSocketFrames.handshake(in, out);
  }

  boolean isAuthenticated() {
    return authenticated;
  }

  /** Takes what the client says until it goes. */
  void serve() throws IOException {
    while (true) {
      WebSocketFrames.Frame frame = WebSocketFrames.read(in);
      switch (frame.opcode()) {
        case WebSocketFrames.TEXT -> heard(frame.payload());
        case WebSocketFrames.PING -> write(WebSocketFrames.PONG, frame.payload());
        case WebSocketFrames.CLOSE -> {
          write(WebSocketFrames.CLOSE, frame.payload());
          return;
        }
        default -> {
          // Pongs and parts of binary messages ask for nothing.
        }
      }
    }
  }

  private void heard(byte[] text) throws IOException {
    try {
      JsonNode message = JsonMessages.parse(text);
      switch (JsonMessages.text(message, "event")) {
        case "auth" -> authenticate(JsonMessages.object(message, "data"));
        case "subscribe" -> subscribe(JsonMessages.object(message, "data"));
        case "ping" -> send("{\"event\":\"pong\",\"data\":{\"state\":\"\"}}");
        default -> error(1002, "unknown event");
      }
    } catch (MessageRefused e) {
      error(1002, "bad message: " + e.fault());
    }
  }

  private void authenticate(JsonNode data) throws MessageRefused, IOException {
    if (!JsonMessages.text(data, "apikey").equals(key)) {
      error(KEY_REFUSED, "Invalid authentication credentials");
      socket.close();
      return;
    }
    authenticated = true;
    send("{\"event\":\"authenticated\",\"data\":{\"message\":\"Authenticated successfully\"}}");
  }

  private void subscribe(JsonNode data) throws MessageRefused {
    if (!authenticated) {
      error(1004, "not authenticated");
      return;
    }
    String channel = JsonMessages.text(data, "channel");
    ObjectNode answer = FugleServer.MAPPER.createObjectNode().put("event", "subscribed");
    ArrayNode granted = answer.putArray("data");
    for (JsonNode symbol : JsonMessages.list(data, "symbols")) {
      String code = symbol.asString("");
      String id = channel + "-" + code;
      synchronized (subscriptions) {
        if (subscriptions.size() >= limit) {
          error(LIMIT_REACHED, "Maximum number of subscriptions reached");
          break;
        }
        subscriptions.put(channel + ":" + code, id);
      }
      granted.addObject().put("id", id).put("channel", channel).put("symbol", code);
    }
    send(answer.toString());
    asked.run();
  }

  private void error(int code, String message) {
    ObjectNode error = FugleServer.MAPPER.createObjectNode().put("event", "error");
    error.putObject("data").put("code", code).put("message", message);
    send(error.toString());
  }

  void publish(String channel, String symbol, ObjectNode data) {
    String id;
    synchronized (subscriptions) {
      id = subscriptions.get(channel + ":" + symbol);
    }
    if (id != null) {
      ObjectNode message = FugleServer.MAPPER.createObjectNode().put("event", "data");
      message.set("data", data);
      send(message.put("id", id).put("channel", channel).toString());
    }
  }

  void send(String text) {
    write(WebSocketFrames.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(int opcode, byte[] payload) {
    try {
      synchronized (out) {
        WebSocketFrames.write(out, opcode, payload);
      }
    } catch (IOException e) {
      drop();
    }
  }

  void drop() {
    try {
      socket.close();
    } catch (IOException e) {
      // A socket that cannot be closed is broken already, which is what was wanted.
      return;
    }
  }
}
