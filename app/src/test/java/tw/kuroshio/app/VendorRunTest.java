package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tw.kuroshio.adapters.fugle.FugleServer;
import tw.kuroshio.adapters.mis.MisServer;
import tw.kuroshio.adapters.shioaji.ShioajiServer;
import tw.kuroshio.adapters.simulator.SimulatedExchange;
import tw.kuroshio.adapters.vendor.ServedDay;
import tw.kuroshio.market.MarketRules;

/** A whole day on a vendor's market data, from a local server that plays the simulated day. */
class VendorRunTest {

  private static final String KEY = "key-of-the-test";
  private static final int UNIVERSE = 8;
  private static final double SPEED = 1_500;
  private static final LocalDate DATE = SimulatedDay.DEFAULT_DATE;

  @TempDir private Path home = Path.of("");

  private record Outcome(Cli run, JsonNode report, FeedServe served) {}

  /** Runs the day; one thing happens in the morning of its records and another at noon. */
  private Outcome run(
      ServedDay server, String url, String vendor, Runnable morning, Runnable atNoon)
      throws Exception {
    Path key = Files.writeString(home.resolve("key"), KEY + "\n");
    Path report = home.resolve("report.json");
    MarketDay day =
        SimulatedDay.generate(options(), DATE, MarketRules.parse(RuleFiles.marketRules()));
    FeedServe serve =
        new FeedServe(server, new SimulatedExchange(day.script(), 1), new Speed(SPEED));
    AtomicBoolean ended = new AtomicBoolean();
    AtomicBoolean begun = new AtomicBoolean();
    AtomicBoolean noon = new AtomicBoolean();
    CompletableFuture<Boolean> serving = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    serving.complete(
                        serve.serve(
                            () -> {
                              if (serve.records() > 2_500 && !begun.getAndSet(true)) {
                                morning.run();
                              }
                              if (serve.records() > 3_500 && !noon.getAndSet(true)) {
                                atNoon.run();
                              }
                              return ended.get();
                            }));
                  } catch (InterruptedException | RuntimeException e) {
                    serving.completeExceptionally(e);
                  }
                });
    List<String> words =
        new ArrayList<>(
            List.of("run", "--feed", vendor, "--feed-url", url, "--exit", "--headless"));
    words.addAll(List.of("--universe", String.valueOf(UNIVERSE), "--speed", "" + SPEED));
    words.addAll(List.of("--home", home.toString(), "--report", report.toString()));
    if (!vendor.equals("mis")) {
      words.addAll(List.of("--feed-key", key.toString(), "--feed-subscriptions", "14"));
    }
    Cli run = Cli.run(words.toArray(new String[0]));
    ended.set(true);
    thread.join();
    assertThat(serving).as("served").isCompleted();
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    return new Outcome(run, new ObjectMapper().readTree(Files.readString(report)), serve);
  }

  private static RunOptions options() {
    return RunOptions.ofDay(RunCommand.SIMULATED, null, UNIVERSE, new Speed(SPEED), 1, Path.of(""));
  }

  private void replays() {
    Cli replay = Cli.run("replay", home.toString(), "--verify");
    assertThat(replay.exitCode()).as(replay.out() + replay.err()).isZero();
    assertThat(replay.out()).contains("clean");
  }

  @Test
  void fuglesDayGoesOnOverABrokenConnectionAndReplays() throws Exception {
    try (FugleServer server = FugleServer.start(0, DATE, KEY, 100)) {
      Outcome day =
          run(
              server,
              "ws://127.0.0.1:" + server.port() + "/streaming",
              "fugle",
              () -> server.broadcast("nonsense"),
              server::dropConnections);
      JsonNode source = day.report().get("feed").get("source");
      assertThat(source.get("trades").asLong()).isPositive();
      assertThat(source.get("trials").asLong()).isPositive();
      assertThat(source.get("books").asLong()).isPositive();
      assertThat(source.get("disconnects").asLong()).isPositive();
      assertThat(source.get("subscriptionsRefused").asLong())
          .as("one instrument too many, at each connection")
          .isGreaterThanOrEqualTo(2);
      assertThat(day.report().get("quarantined").get("SOURCE_NOT_JSON").asLong()).isEqualTo(1);
      assertThat(day.report().get("feed").get("booksNotReliable").get("SEQUENCE_GAP").asLong())
          .as("the instrument that was refused, since the connection broke")
          .isEqualTo(1);
      assertThat(day.run().out()).doesNotContain(KEY);
      assertThat(written()).doesNotContain(KEY);
    }
    replays();
  }

  /** Everything the run has written, as one text. */
  private String written() throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.walk(home.resolve("runs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void shioajisDayEndsWithTheExchangesOwnVolumesAndReplays() throws Exception {
    try (ShioajiServer server = ShioajiServer.start(0, DATE, KEY, 100)) {
      Outcome day = run(server, "http://127.0.0.1:" + server.port(), "shioaji", () -> {}, () -> {});
      JsonNode source = day.report().get("feed").get("source");
      assertThat(source.get("quotes").asLong()).isGreaterThan(1_000);
      assertThat(day.report().get("universe").asInt()).isEqualTo(UNIVERSE);
      assertThat(day.report().get("digests").get("feed").asString()).isNotEmpty();
    }
    replays();
  }

  @Test
  void misPollsADayAndReplays() throws Exception {
    try (MisServer server = MisServer.start(0, DATE, 1)) {
      Outcome day =
          run(
              server,
              "http://127.0.0.1:" + server.port(),
              "mis",
              () -> {},
              server::dropConnections);
      JsonNode source = day.report().get("feed").get("source");
      assertThat(source.get("references").asLong()).isEqualTo(UNIVERSE);
      assertThat(source.get("applied").asLong()).isPositive();
    }
    replays();
  }

  @Test
  void aKeyThatIsRefusedEndsTheRun() throws Exception {
    Path key = Files.writeString(home.resolve("key"), "another-key");
    try (FugleServer server = FugleServer.start(0, DATE, KEY, 100)) {
      Cli run =
          Cli.run(
              "run",
              "--feed=fugle",
              "--feed-url=ws://127.0.0.1:" + server.port(),
              "--feed-key=" + key,
              "--universe=4",
              "--exit",
              "--headless",
              "--home=" + home);
      assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(6);
      assertThat(run.err()).contains("No market data from fugle: the service does not accept");
      assertThat(run.out() + run.err()).doesNotContain("another-key");
    }
  }

  @Test
  void whatCannotBeMeantIsRefusedBeforeAnything() throws IOException {
    Path empty = Files.writeString(home.resolve("empty"), "\n");
    String[][] bad = {
      {"run", "--feed", "fugle", "--feed-url", "ws://127.0.0.1:1"},
      {"run", "--feed", "fugle", "--feed-url", "ws://127.0.0.1:1", "--feed-key", empty.toString()},
      {"run", "--feed", "fugle", "--feed-url", "ws://127.0.0.1:1", "--feed-key", "/no/such/file"},
      {"run", "--feed", "mis"},
      {"run", "--feed", "mis", "--feed-url", "ftp://127.0.0.1"},
      {"run", "--feed", "mis", "--feed-url", "http://127.0.0.1:1", "--speed", "max"},
      {"run", "--feed", "mis", "--feed-url", "http://127.0.0.1:1", "--damage", "loss=0.1"},
      {"run", "--feed", "mis", "--feed-url", "http://127.0.0.1:1", "--feed-subscriptions", "3"},
      {"run", "--feed", "multicast", "--feed-url", "http://127.0.0.1:1"},
      {"run", "--feed-key", empty.toString()},
      {"feed", "serve", "--as", "multicast"},
      {"feed", "serve", "--as", "fugle"},
    };
    for (String[] words : bad) {
      Cli cli = Cli.run(words);
      assertThat(cli.exitCode()).as(String.join(" ", words) + cli.err()).isEqualTo(2);
      assertThat(cli.err()).startsWith("kuroshio: ");
    }
  }
}
