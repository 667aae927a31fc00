package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.capture.CaptureWriter;
import tw.kuroshio.adapters.multicast.GroupAddress;
import tw.kuroshio.adapters.multicast.MulticastReceiver;

class FeedReplayBadInputTest {

  private static final GroupAddress ANY = GroupAddress.parse("239.0.0.1:9");

  @TempDir Path folder;

  @Test
  void aFileThatIsNotThere() {
    replayRefused(5, "There is no file", folder.resolve("nowhere.pcap").toString());
    replayRefused(5, "is a folder", folder.toString());
  }

  @Test
  void aFileOfSomethingElse() throws IOException {
    Path text = Files.writeString(folder.resolve("day.csv"), "symbol,date\n");
    replayRefused(5, "holds no whole feed record where one must begin", text.toString());
    replayRefused(
        5, "holds no whole feed record", text.toString(), "--to", "" + ANY, "--speed", "max");
  }

  @Test
  void aCutCaptureSendsNothingUnlessTolerated() throws Exception {
    List<GroupAddress> groups = RecordedFeed.freeGroups(1);
    Path whole = RecordedFeed.capture(folder.resolve("day.pcap"), groups, 20, 0);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(bytes, bytes.length - 1));
    try (MulticastReceiver<Integer> receiver = RecordedFeed.receiver(groups.getFirst())) {
      replayRefused(5, "ends within a packet: it was cut off (at byte ", cut.toString());
      int[] count = {0};
      while (receiver.poll((stream, buffer, offset, length, timeNs) -> count[0]++) > 0) {
        Thread.onSpinWait();
      }
      assertThat(count[0]).isZero();
      Cli tolerant = Cli.run("feed", "replay", "" + cut, "--tolerant", "--speed", "max");
      assertThat(tolerant.exitCode()).isZero();
      assertThat(tolerant.out())
          .contains("sent       19 datagrams")
          .contains("warning    " + cut + " ends within a packet");
      while (count[0] < 19) {
        assertThat(
                receiver.receive(
                    (stream, buffer, offset, length, timeNs) -> count[0]++, 10_000_000_000L))
            .isPositive();
      }
    }
  }

  @Test
  void groupsAndPortsThatAreNone() throws IOException {
    Path file = RecordedFeed.capture(folder.resolve("day.pcap"), List.of(ANY), 1, 0);
    for (String command : List.of("replay " + file + " --to", "record --out x.pcap --group")) {
      String[] start = ("feed " + command).split(" ");
      refused(2, "must be a multicast address", start, "10.0.0.1:10000");
      refused(2, "A port must be 1 to 65535, was 70000", start, "239.1.1.1:70000");
      refused(2, "A group is written GROUP:PORT", start, "239.1.1.1");
    }
  }

  @Test
  void aCaptureOfUnicastOnlyHasNothingToSend() throws IOException {
    Path file = folder.resolve("dns.pcap");
    try (CaptureWriter writer = CaptureWriter.create(file)) {
      writer.write(1, 0x0A00_0001, 9, 0x0A00_0002, 53, new byte[9], 0, 9);
      writer.commit();
    }
    replayRefused(
        5, "1 datagrams to addresses that are not multicast groups", file.toString(), "--json");
  }

  @Test
  void optionsThatContradictOrMeanNothing() throws IOException {
    String file = RecordedFeed.capture(folder.resolve("day.pcap"), List.of(ANY), 1, 0).toString();
    replayRefused(2, "--speed and --rate contradict", file, "--speed", "max", "--rate", "5");
    replayRefused(2, "Rate must be above 0", file, "--rate", "0");
    replayRefused(2, "Rate must be above 0", file, "--rate", "NaN");
    replayRefused(2, "Speed must be a positive number", file, "--speed", "fast");
    replayRefused(2, "Loop must be at least 1", file, "--loop", "0");
    replayRefused(2, "There is no network interface nowhere7", file, "--interface", "nowhere7");
    recordRefused(2, "must be positive", "--seconds", "0");
    recordRefused(2, "must be positive", "--datagrams", "-1");
    recordRefused(2, "A line is written MARKET:LINE:COPY", "--line", "TWSE:9");
    recordRefused(2, "There is no network interface nowhere7", "--interface", "nowhere7");
  }

  @Test
  void recordsHaveNeitherGroupsNorTimes() throws IOException {
    Path file =
        Files.write(
            folder.resolve("day.bin"),
            new byte[] {0x1B, 0, 0x13, 1, 6, 4, 0, 0, 0, 1, 0x62, 0x0D, 0x0A});
    replayRefused(2, "holds records without groups", file.toString());
    replayRefused(2, "holds records without times", file.toString(), "--to", ANY.toString());
  }

  @Test
  void addressesThatAreWrong() throws IOException {
    Path addresses = Files.writeString(folder.resolve("lines.txt"), "\nTWSE:1:A 1.2.3.4:5\n");
    recordRefused(5, "lines.txt, line 2: A group must be", "--addresses", addresses.toString());
    recordRefused(5, "There is no file", "--addresses", folder.resolve("none.txt").toString());
  }

  @Test
  void aRecordingThatCannotBeWritten() throws IOException {
    String group = RecordedFeed.freeGroups(1).getFirst().toString();
    Path missing = folder.resolve("no/day.pcap");
    String[] start = {"feed", "record", "--seconds", "1", "--group", group, "--out"};
    refused(2, "cannot be written", start, missing.toString());
    refused(2, "is a folder", start, folder.toString());
    Files.writeString(folder.resolve("day.pcap.partial"), "");
    refused(2, "another recording of the same name", start, folder + "/day.pcap");
  }

  @Test
  void aPortThatAnotherHolds() throws IOException {
    GroupAddress group = RecordedFeed.freeGroups(1).getFirst();
    try (DatagramChannel holder = DatagramChannel.open(StandardProtocolFamily.INET)) {
      holder.bind(new InetSocketAddress(group.port()));
      recordRefused(2, "is held by a program that does not share it", "--group", "" + group);
    }
  }

  private void replayRefused(int exitCode, String sentence, String... options) {
    refused(exitCode, sentence, new String[] {"feed", "replay"}, options);
  }

  private void recordRefused(int exitCode, String sentence, String... options) {
    Path out = folder.resolve("out.pcap");
    refused(exitCode, sentence, new String[] {"feed", "record", "--out", "" + out}, options);
    assertThat(out).doesNotExist();
    assertThat(folder.resolve("out.pcap.partial")).doesNotExist();
  }

  private static void refused(int exitCode, String sentence, String[] start, String... options) {
    Cli run =
        Cli.run(Stream.concat(Arrays.stream(start), Arrays.stream(options)).toArray(String[]::new));
    assertThat(run.err()).contains("kuroshio: ").contains(sentence);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).doesNotContain("sent ").doesNotContain("{");
  }
}
