package tw.kuroshio.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import tw.kuroshio.adapters.capture.CaptureReader;
import tw.kuroshio.adapters.capture.CaptureRefused;
import tw.kuroshio.adapters.capture.CaptureWriter;
import tw.kuroshio.adapters.multicast.GroupAddress;
import tw.kuroshio.adapters.multicast.Interfaces;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.adapters.multicast.MulticastReceiver;
import tw.kuroshio.adapters.multicast.MulticastUnavailable;
import tw.kuroshio.adapters.multicast.ReceiverSettings;

/** Capture files and recordings on loopback for tests. */
final class RecordedFeed {

  private static final long START_NS = 1_780_000_000_000_000_000L;

  private RecordedFeed() {}

  /** Groups on a free port; skips the test where they cannot be joined on loopback. */
  static List<GroupAddress> freeGroups(int count) throws IOException {
    List<GroupAddress> groups = new ArrayList<>();
    try (DatagramSocket socket = new DatagramSocket(0)) {
      int port = socket.getLocalPort();
      int first = 0xEF00_0000 | (new SplittableRandom(port).nextInt(1 << 24) & ~0xFF);
      for (int i = 1; i <= count; i++) {
        groups.add(new GroupAddress(first + i, port));
      }
    }
    receiver(groups.getFirst()).close();
    return groups;
  }

  static MulticastReceiver<Integer> receiver(GroupAddress group) {
    try {
      return MulticastReceiver.open(Map.of(0, group), ReceiverSettings.on(Interfaces.loopback()));
    } catch (MulticastUnavailable e) {
      return Assumptions.abort("no multicast on loopback here: " + e.getMessage());
    }
  }

  /** Writes a capture of random datagrams to the groups, {@code gapNs} apart. */
  static Path capture(Path file, List<GroupAddress> groups, int datagrams, long gapNs)
      throws IOException {
    SplittableRandom random = new SplittableRandom(datagrams);
    try (CaptureWriter writer = CaptureWriter.create(file)) {
      for (int i = 0; i < datagrams; i++) {
        byte[] payload = new byte[random.nextInt(1_401)];
        random.nextBytes(payload);
        GroupAddress to = groups.get(random.nextInt(groups.size()));
        writer.write(
            START_NS + i * gapNs,
            0x0A00_0001,
            9,
            to.group(),
            to.port(),
            payload,
            0,
            payload.length);
      }
      writer.commit();
    }
    return file;
  }

  /** The payloads of a capture by group, in order. */
  static Map<String, List<String>> payloads(Path file) throws CaptureRefused, IOException {
    Map<String, List<String>> payloads = new TreeMap<>();
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.next()) {
        byte[] payload =
            Arrays.copyOfRange(reader.buffer(), reader.offset(), reader.offset() + reader.length());
        payloads
            .computeIfAbsent(
                new GroupAddress(reader.destination(), reader.destinationPort()).toString(),
                group -> new ArrayList<>())
            .add(Arrays.toString(payload));
      }
    }
    return payloads;
  }

  /** A recording on a thread of its own; made when its groups are joined. */
  static final class Recording {

    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final CountDownLatch joined = new CountDownLatch(1);
    private final CompletableFuture<RecordSummary> summary = new CompletableFuture<>();

    Recording(Path out, List<GroupAddress> groups, long datagrams) throws Exception {
      StringWriter text =
          new StringWriter() {
            @Override
            public void flush() {
              joined.countDown();
            }
          };
      FeedRecording recording =
          new FeedRecording(
              out,
              Interfaces.loopback(),
              RecordedStream.chosen(LineAddresses.published(), List.of(), groups),
              new FeedRecording.Limits(600, datagrams),
              new PrintWriter(text));
      Thread thread =
          new Thread(
              () -> {
                try {
                  summary.complete(recording.run(interrupted));
                } catch (Exception | Error e) {
                  summary.completeExceptionally(e);
                  joined.countDown();
                }
              },
              "recording");
      thread.start();
      joined.await();
    }

    void interrupt() {
      interrupted.set(true);
    }

    RecordSummary await() throws Exception {
      return summary.get();
    }
  }
}
