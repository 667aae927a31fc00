package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
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

  private static final int ATTEMPTS = 3;

  /** Every datagram the process was too slow to take; the product cannot make up for them. */
  private static final Pattern DROPPED =
      Pattern.compile("received; ([0-9,]+|an unknown number) dropped by the kernel, ([0-9,]+) by");

  /** The machine lost datagrams on the way, so that there are not two feeds to compare. */
  private static final class DatagramsLost extends Exception {

    private static final long serialVersionUID = 1L;

    DatagramsLost(String where) {
      super("The machine was too slow for a day at this speed, datagrams were lost: " + where);
    }
  }

  /** Without a lost datagram no gap and no difference is excused; with one it is tried again. */
  @Test
  void liveReplayedAndSentAgainAreTheSameFeed() throws Exception {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        compare(Files.createDirectory(folder.resolve("attempt" + attempt)));
        return;
      } catch (DatagramsLost e) {
        if (attempt == ATTEMPTS) {
          Assumptions.abort(e.toString());
        }
      }
    }
  }

  private void compare(Path folder) throws Exception {
    List<GroupAddress> groups = RecordedFeed.freeGroups(FeedLine.COUNT);
    Path groupFile = groupFile(folder, groups);
    Path capture = folder.resolve("day.pcap.gz");
    RecordedFeed.Recording recording = new RecordedFeed.Recording(capture, groups, Long.MAX_VALUE);
    Path home = folder.resolve("home");
    Cli run = live(home, groupFile);
    recording.interrupt();
    RecordSummary recorded = recording.await();
    requireNoneLost(run.out());
    requireNoneLost(recorded);
    JsonNode live = new ObjectMapper().readTree(Files.readString(report(home)));
    assertThat(recorded.datagrams()).isEqualTo(received(live));
    assertThat(live.get("feed").get("gaps").asLong()).as("lost on both copies").isZero();

    Cli replay = Cli.run("replay", home.toString(), "--verify");
    assertThat(replay.out()).endsWith("clean\n");
    assertThat(replay.exitCode()).isZero();

    String digest = sentAgain(home, capture, groupFile, received(live));
    assertThat(digest).isEqualTo(live.get("digests").get("feed").asString());
  }

  private static Path report(Path home) {
    return home.resolveSibling("report.json");
  }

  private static void requireNoneLost(String printed) throws DatagramsLost {
    Matcher dropped = DROPPED.matcher(printed);
    assertThat(dropped.find()).as(printed).isTrue();
    if (!dropped.group(1).matches("0|an.*") || !dropped.group(2).equals("0")) {
      throw new DatagramsLost(dropped.group());
    }
  }

  private static void requireNoneLost(RecordSummary recorded) throws DatagramsLost {
    long byKernel =
        recorded.rows().stream().mapToLong(row -> row.droppedByKernel().orElse(0)).sum();
    if (recorded.notWritten() + byKernel > 0) {
      throw new DatagramsLost("of the recording " + (recorded.notWritten() + byKernel));
    }
  }

  private static Cli live(Path home, Path groupFile) {
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
            report(home).toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run;
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
          if (receiver.dropped() + receiver.droppedByKernel().orElse(0) > 0) {
            throw new DatagramsLost("sent again, " + taken + " of " + datagrams + " came");
          }
        }
      }
      assertThat(feed.counts().gaps()).isZero();
      assertThat(sender.get().exitCode()).isZero();
      return Objects.requireNonNull(engine.digests().get(Stage.FEED));
    }
  }

  private static Path groupFile(Path folder, List<GroupAddress> groups) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < FeedLine.COUNT; i++) {
      FeedLine line = FeedLine.ofCode(i);
      text.append(line.name().replace('_', ':')).append(' ').append(groups.get(i)).append('\n');
    }
    return Files.writeString(folder.resolve("groups.txt"), text);
  }
}
