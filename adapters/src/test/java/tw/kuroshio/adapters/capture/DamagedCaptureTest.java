package tw.kuroshio.adapters.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.adapters.capture.Bytes.payload;
import static tw.kuroshio.adapters.capture.Packets.ethernet;
import static tw.kuroshio.adapters.capture.Packets.fragment;
import static tw.kuroshio.adapters.capture.Packets.ipv4;
import static tw.kuroshio.adapters.capture.Packets.udp;
import static tw.kuroshio.adapters.capture.Packets.udpWithChecksum;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files cut at every byte and files with random damage: sound datagrams, then a refusal. */
class DamagedCaptureTest {

  private static final int MUTATIONS = 1_000;

  @TempDir Path folder;

  private record Outcome(List<ReadDatagram> read, @Nullable CaptureRefused refused) {}

  @Test
  void aPcapCutAnywhere() throws Exception {
    PcapFile file = PcapFile.raw();
    List<Integer> wholeAt = new ArrayList<>(List.of(file.size()));
    for (int i = 0; i < 3; i++) {
      file.add(ipv4(udp(payload(20 + i, i))));
      wholeAt.add(file.size());
    }
    cutEverywhere(file.toArray(), wholeAt);
  }

  @Test
  void aPcapngCutAnywhere() throws Exception {
    PcapngFile file = new PcapngFile(true);
    List<Integer> wholeAt = new ArrayList<>(List.of(file.size()));
    file.device(1, 9, 0);
    wholeAt.add(file.size());
    for (int i = 0; i < 3; i++) {
      byte[] frame = ethernet(0x0800, ipv4(udp(payload(21 + i, i))));
      file.enhanced(0, 1_000 + i, frame, frame.length);
      wholeAt.add(file.size());
    }
    file.block(5, file.order().int32(0).zeros(24));
    wholeAt.add(file.size());
    cutEverywhere(file.toArray(), wholeAt);
  }

  private void cutEverywhere(byte[] whole, List<Integer> wholeAt) throws Exception {
    List<ReadDatagram> all = outcome(whole).read();
    assertThat(all).hasSize(3);
    for (int length = 0; length < whole.length; length++) {
      Outcome cut = outcome(Arrays.copyOf(whole, length));
      assertThat(cut.read()).as("cut at %d", length).isEqualTo(all.subList(0, cut.read().size()));
      assertThat(cut.refused() == null).as("cut at %d", length).isEqualTo(wholeAt.contains(length));
      if (cut.refused() != null) {
        assertThat(cut.refused().offset()).as("cut at %d", length).isBetween(0L, (long) length);
      }
    }
  }

  @Test
  void aGzippedCaptureCutAnywhereIsRefused() throws Exception {
    PcapFile file = PcapFile.raw();
    for (int i = 0; i < 3; i++) {
      file.add(ipv4(udp(payload(20 + i, i))));
    }
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(file.toArray());
    }
    byte[] whole = zipped.toByteArray();
    for (int length = 0; length < whole.length; length++) {
      Outcome cut = outcome(Arrays.copyOf(whole, length));
      assertThat(cut.refused()).as("cut at %d", length).isNotNull();
    }
  }

  @Test
  void randomDamageIsReadOrRefusedAndCounted() throws Exception {
    SplittableRandom random = new SplittableRandom(20_260_302);
    for (byte[] whole : List.of(mixedPcap(), mixedPcapng())) {
      for (int i = 0; i < MUTATIONS; i++) {
        byte[] damaged = whole.clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        outcome(damaged);
      }
    }
  }

  private static byte[] mixedPcap() {
    byte[] fragmented = udpWithChecksum(payload(300, 3));
    return new PcapFile(true, false, 1)
        .add(ethernet(0x0800, ipv4(udp(payload(40, 1)))))
        .add(ethernet(0x0800, fragment(1, fragmented, 0, 160)))
        .add(ethernet(0x8100, Bytes.big().int16(1).int16(0x0800).bytes(new byte[30]).toArray()))
        .add(ethernet(0x0800, fragment(1, fragmented, 160, fragmented.length)))
        .toArray();
  }

  private static byte[] mixedPcapng() {
    byte[] packet = ipv4(udp(payload(40, 1)));
    PcapngFile file = new PcapngFile(true).device(101, 9, 3).enhanced(0, 99, packet, packet.length);
    return file.block(4, file.order().zeros(16))
        .section(false)
        .device(276, 0)
        .simple(packet, packet.length)
        .toArray();
  }

  private Outcome outcome(byte[] content) throws IOException {
    Path file = ReadDatagram.write(folder, content);
    List<ReadDatagram> read = new ArrayList<>();
    try (CaptureReader reader = CaptureReader.open(file)) {
      try {
        while (reader.next()) {
          read.add(ReadDatagram.copy(reader));
        }
        return new Outcome(read, null);
      } finally {
        long passedOver = 0;
        for (PassedOver reason : PassedOver.values()) {
          passedOver += reader.passedOver(reason);
        }
        assertThat(reader.packets())
            .isEqualTo(
                reader.datagrams() - reader.reassembled() + reader.fragmentsUsed() + passedOver);
      }
    } catch (CaptureRefused e) {
      return new Outcome(read, e);
    }
  }
}
