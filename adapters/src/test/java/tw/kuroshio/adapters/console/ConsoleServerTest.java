package tw.kuroshio.adapters.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleServerTest {

  @Test
  void servesTheStatusAndSaysThatThePageIsNotBuilt() throws IOException {
    try (ConsoleServer console = ConsoleServer.start(0, () -> "feed 12 records", () -> "")) {
      String answer = get(console, "127.0.0.1:" + console.port(), "/");
      assertThat(answer).startsWith("HTTP/1.1 200").contains("not built yet", "feed 12 records");
    }
  }

  @Test
  void servesCounts() throws IOException {
    try (ConsoleServer console = ConsoleServer.start(0, () -> "", () -> "records_total 12\n")) {
      assertThat(get(console, "127.0.0.1:" + console.port(), "/metrics"))
          .startsWith("HTTP/1.1 200")
          .endsWith("\r\n\r\nrecords_total 12\n");
    }
  }

  @Test
  void refusesAForeignHost() throws IOException {
    try (ConsoleServer console = ConsoleServer.start(0, () -> "secret", () -> "secret")) {
      assertThat(get(console, "evil.example:80", "/"))
          .startsWith("HTTP/1.1 421")
          .doesNotContain("secret");
    }
  }

  @Test
  void saysWhereTheStatusIs() throws IOException {
    try (ConsoleServer console = ConsoleServer.start(0, () -> "", () -> "")) {
      assertThat(get(console, "localhost:" + console.port(), "/nowhere"))
          .startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void aBusyPortIsABindException() throws IOException {
    try (ConsoleServer console = ConsoleServer.start(0, () -> "", () -> "")) {
      assertThatThrownBy(() -> ConsoleServer.start(console.port(), () -> "", () -> ""))
          .isInstanceOf(BindException.class);
    }
  }

  private static String get(ConsoleServer console, String host, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
