package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.adapters.multicast.GroupAddress;
import tw.kuroshio.adapters.multicast.Interfaces;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.adapters.multicast.MulticastReceiver;
import tw.kuroshio.adapters.multicast.ReceiverSettings;
import tw.kuroshio.engine.DaySettings;
import tw.kuroshio.engine.Engine;
import tw.kuroshio.engine.EventLog;
import tw.kuroshio.engine.Stage;
import tw.kuroshio.engine.StageObserver;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.FeedSettings;
import tw.kuroshio.model.StateReader;

/**
 * A day over real multicast, recorded on the way: its log replays to the same digests, and the
 * recording, sent over multicast again at another speed, gives the same feed.
 */
class RecordedFeedTest {

  /** Half a second of virtual time a millisecond: a day in some forty seconds. */
  private static final String SPEED = "500";

  private static final long AFTERNOON_NS = 16 * 3_600_000_000_000L;

  @TempDir Path folder;

  @Test
  void liveReplayedAndSentAgainAreTheSameFeed() throws Exception {
    List<GroupAddress> groups = RecordedFeed.freeGroups(FeedLine.COUNT);
    Path groupFile = groupFile(groups);
    Path capture = folder.resolve("day.pcap.gz");
    RecordedFeed.Recording recording = new RecordedFeed.Recording(capture, groups, Long.MAX_VALUE);
    Path home = folder.resolve("home");
    JsonNode live = live(home, groupFile);
    recording.interrupt();
    assertThat(recording.await().datagrams()).isEqualTo(received(live));
    assertThat(live.get("feed").get("gaps").asLong()).as("lost on both copies").isZero();

    Cli replay = Cli.run("replay", home.toString(), "--verify");
    assertThat(replay.out()).endsWith("clean\n");
    assertThat(replay.exitCode()).isZero();

    String digest = sentAgain(home, capture, groupFile, received(live));
    assertThat(digest).isEqualTo(live.get("digests").get("feed").asString());
  }

  private JsonNode live(Path home, Path groupFile) throws IOException {
    Path report = folder.resolve("report.json");
    Cli run =
        Cli.run(
            "run",
            "--feed",
            "multicast",
            "--feed-groups",
            groupFile.toString(),
            "--speed",
            SPEED,
            "--universe",
            "20",
            "--exit",
            "--headless",
            "--home",
            home.toString(),
            "--report",
            report.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("sockets  ");
    return new ObjectMapper().readTree(Files.readString(report));
  }

  private static long received(JsonNode report) {
    long datagrams = 0;
    for (JsonNode stream : report.get("feed").get("streams")) {
      datagrams += stream.get("datagrams").asLong();
    }
    return datagrams;
  }

  /** Sends the recording at a steady rate to an engine of its own; the digest of its feed. */
  private static String sentAgain(Path home, Path capture, Path groupFile, long datagrams)
      throws Exception {
    RunFolder run = RunFolder.open(home);
    DayReference reference = DayReference.read(new StateReader(run.reference()));
    TradingSystem system =
        new TradingSystem(
            reference,
            Settings.defaults().onClock(Double.parseDouble(SPEED)),
            1,
            StageObserver.NONE);
    LineAddresses addresses = LineAddresses.published().with(Files.readString(groupFile));
    RunFolder again = RunFolder.create(home.resolveSibling("again"), reference.date(), "{}");
    CompletableFuture<Cli> sender = new CompletableFuture<>();
    MulticastReceiver<FeedLine> sockets =
        MulticastReceiver.open(
            addresses.of(EnumSet.allOf(FeedLine.class)),
            ReceiverSettings.on(Interfaces.loopback()));
    try (LiveReceiver receiver =
            new LiveReceiver(
                sockets, new LiveClock(DaySettings.utcNs(reference.date(), AFTERNOON_NS), 1));
        EventLog log = again.openLog(1)) {
      Engine engine = new Engine(system.pipeline(), log);
      FeedInputs inputs = new FeedInputs(engine);
      FeedHandler feed = new FeedHandler(FeedSettings.DEFAULTS.onClock(50));
      Thread.ofPlatform()
          .start(
              () ->
                  sender.complete(Cli.run("feed", "replay", capture.toString(), "--rate", "4000")));
      long taken = 0;
      while (taken < datagrams) {
        taken +=
            receiver.drain(
                (stream, buffer, offset, length, timeNs) -> {
                  inputs.at(timeNs);
                  feed.onDatagram(stream, buffer, offset, length, timeNs, inputs);
                },
                256);
        Thread.onSpinWait();
        if (sender.isDone() && receiver.waiting() == 0 && taken < datagrams) {
          assertThat(sender.get().exitCode()).as(sender.get().err()).isZero();
          assertThat(receiver.droppedByKernel()).hasValue(0);
        }
      }
      assertThat(feed.counts().gaps()).isZero();
      assertThat(sender.get().exitCode()).isZero();
      return Objects.requireNonNull(engine.digests().get(Stage.FEED));
    }
  }

  private Path groupFile(List<GroupAddress> groups) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < FeedLine.COUNT; i++) {
      FeedLine line = FeedLine.ofCode(i);
      text.append(line.name().replace('_', ':')).append(' ').append(groups.get(i)).append('\n');
    }
    return Files.writeString(folder.resolve("groups.txt"), text);
  }
}
