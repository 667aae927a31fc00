package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tw.kuroshio.adapters.multicast.GroupAddress;

/** Real datagrams on loopback, from file to file. */
class FeedRecordReplayTest {

  private static final int DATAGRAMS = 1_500;

  @TempDir Path folder;

  @Test
  void recordedReplayedAndRecordedAgainIsTheSame() throws Exception {
    List<GroupAddress> groups = RecordedFeed.freeGroups(3);
    Path original = RecordedFeed.capture(folder.resolve("day.pcap.gz"), groups, DATAGRAMS, 50_000);
    Map<String, List<String>> payloads = RecordedFeed.payloads(original);
    assertThat(payloads).hasSize(3);

    Path first = folder.resolve("first.pcap");
    var recording = new RecordedFeed.Recording(first, groups, DATAGRAMS);
    Cli replay = Cli.run("feed", "replay", original.toString(), "--rate", "20000");
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    recording.await();
    assertThat(RecordedFeed.payloads(first)).isEqualTo(payloads);

    Path second = folder.resolve("second.pcap.gz");
    recording = new RecordedFeed.Recording(second, groups, DATAGRAMS);
    replay = Cli.run("feed", "replay", first.toString());
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    recording.await();
    assertThat(RecordedFeed.payloads(second)).isEqualTo(payloads);
  }

  @Test
  void everythingToOneGroupSeveralTimes() throws Exception {
    List<GroupAddress> groups = RecordedFeed.freeGroups(2);
    GroupAddress to = groups.get(1);
    Path original =
        RecordedFeed.capture(folder.resolve("day.pcap"), groups.subList(0, 1), 200, 1_000);
    Path out = folder.resolve("out.pcap");
    var recording = new RecordedFeed.Recording(out, List.of(to), 600);
    Cli replay =
        Cli.run(
            "feed",
            "replay",
            "" + original,
            "--to",
            "" + to,
            "--loop",
            "3",
            "--speed",
            "max",
            "--json");
    recording.await();
    List<String> once = RecordedFeed.payloads(original).values().iterator().next();
    List<String> thrice = new ArrayList<>(once);
    thrice.addAll(once);
    thrice.addAll(once);
    assertThat(RecordedFeed.payloads(out)).isEqualTo(Map.of(to.toString(), thrice));
    JsonNode json = new ObjectMapper().readTree(replay.out());
    assertThat(json.get("schema").asString()).isEqualTo("kuroshio.feed-replay/1");
    assertThat(json.get("datagrams").asLong()).isEqualTo(600);
    assertThat(json.get("exit").asInt()).isZero();
    assertThat(replay.err()).contains("200 datagrams, 3 times, full speed");
  }

  @Test
  void recordsOfAPlainFileArePacked() throws Exception {
    GroupAddress to = RecordedFeed.freeGroups(1).getFirst();
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (int i = 0; i < 100; i++) {
      byte[] record = new byte[114];
      record[0] = 0x1B;
      record[1] = 0x01;
      record[2] = 0x14;
      record[9] = (byte) i;
      record[112] = 0x0D;
      record[113] = 0x0A;
      records.write(record);
    }
    Path file = Files.write(folder.resolve("day.bin"), records.toByteArray());
    Path out = folder.resolve("out.pcap");
    var recording = new RecordedFeed.Recording(out, List.of(to), 9);
    Cli replay = Cli.run("feed", "replay", "" + file, "--to", "" + to, "--rate", "1000");
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    recording.await();
    List<String> sent = RecordedFeed.payloads(out).get(to.toString());
    byte[] all = records.toByteArray();
    List<String> expected = new ArrayList<>();
    for (int at = 0; at < all.length; at += 12 * 114) {
      expected.add(
          Arrays.toString(Arrays.copyOfRange(all, at, Math.min(all.length, at + 12 * 114))));
    }
    assertThat(sent).isEqualTo(expected);
  }

  @Test
  void anInterruptedRecordingIsWhole() throws Exception {
    List<GroupAddress> groups = RecordedFeed.freeGroups(1);
    Path original = RecordedFeed.capture(folder.resolve("day.pcap"), groups, 300, 0);
    Path out = folder.resolve("out.pcap");
    var recording = new RecordedFeed.Recording(out, groups, Long.MAX_VALUE);
    assertThat(Cli.run("feed", "replay", "" + original, "--rate", "20000").exitCode()).isZero();
    recording.interrupt();
    RecordSummary summary = recording.await();
    assertThat(RecordedFeed.payloads(out)).isEqualTo(RecordedFeed.payloads(original));
    assertThat(folder.resolve("out.pcap.partial")).doesNotExist();
    JsonNode json = new ObjectMapper().readTree(summary.toJson(ExitCode.INTERRUPTED));
    assertThat(json.get("datagrams").asLong()).isEqualTo(300);
    assertThat(json.get("streams").get(0).get("stream").asString())
        .isEqualTo(groups.getFirst().toString());
    assertThat(json.get("exit").asInt()).isEqualTo(130);
  }

  /** A process of its own, ended by the signal a service manager sends. */
  @Test
  void aTerminatedRecorderClosesItsFile() throws Exception {
    List<GroupAddress> groups = RecordedFeed.freeGroups(1);
    Path original = RecordedFeed.capture(folder.resolve("day.pcap"), groups, 300, 0);
    Path out = folder.resolve("out.pcap.gz");
    Process recorder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "feed",
                "record",
                "--out",
                out.toString(),
                "--group",
                groups.getFirst().toString())
            .redirectError(ProcessBuilder.Redirect.to(new File(folder.toFile(), "err")))
            .start();
    try (BufferedReader lines = recorder.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).startsWith("recording 1 streams on ");
      assertThat(Cli.run("feed", "replay", "" + original, "--rate", "20000").exitCode()).isZero();
      // Process.destroy would close the streams that are still to be read.
      recorder.toHandle().destroy();
      assertThat(lines.readLine()).contains("300 datagrams");
      assertThat(lines.readLine()).startsWith("wrote ");
    } finally {
      recorder.destroyForcibly().waitFor();
    }
    assertThat(RecordedFeed.payloads(out)).isEqualTo(RecordedFeed.payloads(original));
  }

  @Test
  void schedules() {
    ReplaySchedule rate = ReplaySchedule.atRate(4);
    assertThat(rate.dueNs(0, 99)).isZero();
    assertThat(rate.dueNs(3, 99)).isEqualTo(750_000_000);
    ReplaySchedule fast = ReplaySchedule.atSpeed(new Speed(10));
    assertThat(fast.dueNs(7, 1_000_000_000)).isEqualTo(100_000_000);
    assertThat(fast.needsTimes()).isTrue();
    ReplaySchedule max = ReplaySchedule.atSpeed(Speed.MAX);
    assertThat(max.dueNs(7, 1_000_000_000)).isZero();
    assertThat(max.isPaced()).isFalse();
    assertThat(new ReplaySpeed().convert("recorded")).isEqualTo(new Speed(1));
  }
}
