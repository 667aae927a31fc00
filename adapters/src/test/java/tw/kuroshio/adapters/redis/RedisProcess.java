package tw.kuroshio.adapters.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.embedded.RedisExecProvider;
import redis.embedded.RedisServer;
import redis.embedded.RedisServerBuilder;
import redis.embedded.util.OS;

/** A real redis-server on a free port of loopback, with its own connection for the test's hand. */
final class RedisProcess implements AutoCloseable {

  private final RedisServer server;
  private final int port;

  private RedisProcess(RedisServer server, int port) {
    this.server = server;
    this.port = port;
  }

  static RedisProcess start() {
    try {
      return startAt(freePort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RedisProcess startAt(int port) {
    return start(RedisServer.builder().port(port), port);
  }

  /** One with more lines in its configuration. */
  static RedisProcess startWith(String... settings) throws IOException {
    int port = freePort();
    RedisServerBuilder builder = RedisServer.builder().port(port);
    for (String setting : settings) {
      builder.setting(setting);
    }
    return start(builder, port);
  }

  /** One that takes TLS only, with the program's own words for key and certificate. */
  static RedisProcess startWithTls(Path certificatePem, Path keyPem, String... settings)
      throws IOException {
    int port = freePort();
    RedisServerBuilder builder =
        RedisServer.builder()
            .port(0)
            .tlsPort(port)
            .setting("tls-cert-file " + certificatePem)
            .setting("tls-key-file " + keyPem)
            .setting("tls-ca-cert-file " + certificatePem);
    for (String setting : settings) {
      builder.setting(setting);
    }
    return start(builder, port);
  }

  private static RedisProcess start(RedisServerBuilder builder, int port) {
    RedisServer server =
        builder.redisExecProvider(program()).bind("127.0.0.1").setting("save \"\"").build();
    server.start();
    return new RedisProcess(server, port);
  }

  /** The server of the test library, or the program that KUROSHIO_TEST_REDIS names. */
  private static RedisExecProvider program() {
    @Nullable String other = System.getenv("KUROSHIO_TEST_REDIS");
    RedisExecProvider shipped = RedisExecProvider.defaultProvider();
    return other == null ? shipped : shipped.override(OS.UNIX, other);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  RedisAddress address() {
    return new RedisAddress("127.0.0.1", port);
  }

  /** Runs one command on a connection of its own. */
  Object ask(Command command, String... arguments) {
    try (Connection connection = new Connection("127.0.0.1", port)) {
      connection.sendCommand(command, arguments);
      return connection.getOne();
    }
  }

  Object ask(Command command, byte[]... arguments) {
    try (Connection connection = new Connection("127.0.0.1", port)) {
      connection.sendCommand(command, arguments);
      return connection.getOne();
    }
  }

  long pid() {
    String info = new String((byte[]) ask(Command.INFO, "server"), StandardCharsets.UTF_8);
    return info.lines()
        .filter(line -> line.startsWith("process_id:"))
        .mapToLong(line -> Long.parseLong(line.substring("process_id:".length()).strip()))
        .findFirst()
        .orElseThrow();
  }

  /** Sends a signal by its name, and waits for nothing. */
  static void signal(long pid, String name) {
    try {
      int code = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor();
      if (code != 0) {
        throw new AssertionError("kill -" + name + " " + pid + " ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
