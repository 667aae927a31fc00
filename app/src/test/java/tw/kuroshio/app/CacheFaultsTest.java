package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.embedded.RedisExecProvider;
import redis.embedded.RedisServer;
import redis.embedded.util.OS;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Whatever happens to a real cache server in the middle of a day, the day's six digests are those
 * of a day with the cache in the heap.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CacheFaultsTest {

  @TempDir private static Path folder = Path.of("");

  private JsonNode expected = new ObjectMapper().createObjectNode();
  private RedisServer server = new RedisServer();
  private int port;

  @BeforeAll
  void playWithTheHeap() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Cli run = run("heap");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("cache    heap: 0 of 30 vectors at hand {ABSENT=30}");
    expected = digests("heap");
    assertThat(expected).hasSize(6);
    start();
  }

  @AfterAll
  void stop() {
    server.stop();
  }

  private void start() {
    server =
        RedisServer.builder()
            .redisExecProvider(program())
            .bind("127.0.0.1")
            .port(port)
            .setting("save \"\"")
            .build();
    server.start();
  }

  /** The server of the test library, or the program that KUROSHIO_TEST_REDIS names. */
  private static RedisExecProvider program() {
    @Nullable String other = System.getenv("KUROSHIO_TEST_REDIS");
    RedisExecProvider shipped = RedisExecProvider.defaultProvider();
    return other == null ? shipped : shipped.override(OS.UNIX, other);
  }

  private Cli run(String cache) {
    return Cli.run(
        "run",
        "--universe",
        "30",
        "--speed",
        "max",
        "--exit",
        "--headless",
        "--seed",
        "3",
        "--cache",
        cache,
        "--home",
        folder.resolve("home").toString(),
        "--report",
        folder.resolve("report.json").toString());
  }

  private JsonNode digests(String cache) {
    try {
      return new ObjectMapper()
          .readTree(Files.readString(folder.resolve("report.json")))
          .get("digests");
    } catch (IOException e) {
      throw new AssertionError(cache, e);
    }
  }

  private Object ask(Command command, String... arguments) {
    try (Connection connection = new Connection("127.0.0.1", port)) {
      connection.sendCommand(command, arguments);
      return connection.getOne();
    }
  }

  private long pid() {
    String info = new String((byte[]) ask(Command.INFO, "server"), StandardCharsets.UTF_8);
    return info.lines()
        .filter(line -> line.startsWith("process_id:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElseThrow();
  }

  private static void signal(long pid, String name) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A run during which something happens to the server, once it holds vectors of the run. */
  private Cli runWhile(Runnable harm) throws InterruptedException {
    boolean[] done = new boolean[1];
    Thread harming =
        Thread.ofPlatform()
            .start(
                () -> {
                  while ((Long) ask(Command.DBSIZE) == 0) {
                    if (Thread.currentThread().isInterrupted()) {
                      return; // the day is over and nothing was stored
                    }
                  }
                  done[0] = true;
                  harm.run();
                });
    Cli run = run("redis:127.0.0.1:" + port);
    harming.interrupt();
    harming.join();
    assertThat(done[0]).as("harm was done").isTrue();
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(digests("redis")).isEqualTo(expected);
    return run;
  }

  @Test
  void wipedAllTheTime() throws InterruptedException {
    ask(Command.FLUSHALL);
    int[] wiped = new int[1];
    Cli run =
        runWhile(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                ask(Command.FLUSHALL);
                wiped[0]++;
              }
            });
    assertThat(wiped[0]).isGreaterThan(10);
    assertThat(run.out()).containsPattern("cache    redis .*: 0 of 30").contains("0 outages");
  }

  @Test
  void killedInMidSession() throws InterruptedException {
    ask(Command.FLUSHALL);
    long pid = pid();
    try {
      Cli run = runWhile(() -> signal(pid, "KILL"));
      assertThat(run.out())
          .containsPattern("[1-9][0-9,]* not, in")
          .containsPattern("[1-9][0-9]* outages");
    } finally {
      server.stop();
      start();
    }
  }

  @Test
  void stoppedInMidSession() throws InterruptedException {
    ask(Command.FLUSHALL);
    long pid = pid();
    try {
      Cli run = runWhile(() -> signal(pid, "STOP"));
      assertThat(run.out()).containsPattern("[1-9][0-9]* outages");
    } finally {
      signal(pid, "CONT");
    }
  }

  @Test
  void outOfMemoryInMidSession() throws InterruptedException {
    ask(Command.FLUSHALL);
    try {
      Cli run =
          runWhile(
              () -> {
                ask(Command.CONFIG, "SET", "maxmemory-policy", "noeviction");
                ask(Command.CONFIG, "SET", "maxmemory", "1mb");
              });
      assertThat(run.out()).containsPattern("[1-9][0-9,]* not, in").contains("0 outages");
    } finally {
      ask(Command.CONFIG, "SET", "maxmemory", "0");
    }
  }

  @Test
  void notThereAtAll() {
    server.stop();
    try {
      Cli run = run("redis:127.0.0.1:" + port);
      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .contains(
              "cache    redis 127.0.0.1:" + port + ": 0 of 30 vectors at hand {UNAVAILABLE=30}")
          .contains("cache    0 vectors stored");
      assertThat(digests("redis")).isEqualTo(expected);
    } finally {
      start();
    }
  }

  @Test
  void aWordThatIsNoCacheIsRefused() {
    for (String word : new String[] {"memcached:h:1", "redis", "redis:", "redis:host:0", "Heap"}) {
      Cli run = run(word);
      assertThat(run.exitCode()).as(word).isEqualTo(2);
      assertThat(run.err()).contains("HOST:PORT");
    }
  }

  @Test
  void leftoversOfAnotherTimeAreNotShownForNow() {
    ask(Command.FLUSHALL);
    assertThat(run("redis:127.0.0.1:" + port).exitCode()).isZero();
    assertThat((Long) ask(Command.DBSIZE)).isEqualTo(30);
    // the same day again: what is there is of its afternoon
    assertThat(run("redis:127.0.0.1:" + port).out()).contains("0 of 30 vectors at hand {LATER=30}");
  }
}
