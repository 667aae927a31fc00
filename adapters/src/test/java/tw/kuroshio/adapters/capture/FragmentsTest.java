package tw.kuroshio.adapters.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.adapters.capture.Bytes.payload;
import static tw.kuroshio.adapters.capture.Packets.fragment;
import static tw.kuroshio.adapters.capture.Packets.ipv4;
import static tw.kuroshio.adapters.capture.Packets.udpWithChecksum;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FragmentsTest {

  private static final byte[] PAYLOAD = payload(3_001, 1);
  private static final byte[] OTHER = payload(2_000, 9);
  private static final byte[] WHOLE = udpWithChecksum(PAYLOAD);
  private static final byte[] OTHER_WHOLE = udpWithChecksum(OTHER);

  @TempDir Path folder;

  @Test
  void inAnyOrderAndInterleaved() throws Exception {
    PcapFile file =
        PcapFile.raw()
            .add(fragment(7, WHOLE, 2_960, WHOLE.length))
            .add(fragment(8, OTHER_WHOLE, 0, 1_480))
            .add(fragment(7, WHOLE, 0, 1_480))
            .add(fragment(8, OTHER_WHOLE, 1_480, OTHER_WHOLE.length))
            .add(fragment(7, WHOLE, 1_480, 2_960));
    check(
        file,
        List.of(
            ReadDatagram.of(PcapFile.timeNs(3), OTHER),
            ReadDatagram.of(PcapFile.timeNs(4), PAYLOAD)),
        5,
        0,
        0);
  }

  @Test
  void aRepeatedFragmentChangesNothing() throws Exception {
    PcapFile file =
        PcapFile.raw()
            .add(fragment(7, WHOLE, 0, 1_480))
            .add(fragment(7, WHOLE, 0, 1_480))
            .add(fragment(7, WHOLE, 1_480, WHOLE.length));
    check(file, List.of(ReadDatagram.of(PcapFile.timeNs(2), PAYLOAD)), 3, 0, 0);
  }

  @Test
  void aMissingFragmentGivesNothing() throws Exception {
    PcapFile file =
        PcapFile.raw()
            .add(fragment(7, WHOLE, 0, 1_480))
            .add(fragment(7, WHOLE, 2_960, WHOLE.length))
            .add(fragment(8, OTHER_WHOLE, 0, 1_480));
    check(file, List.of(), 0, 3, 0);
  }

  @Test
  void anIdentificationUsedAgainBeginsANewDatagram() throws Exception {
    PcapFile file =
        PcapFile.raw()
            .add(fragment(7, WHOLE, 0, 1_480))
            .add(fragment(7, OTHER_WHOLE, 0, 1_480))
            .add(fragment(7, OTHER_WHOLE, 1_480, OTHER_WHOLE.length));
    check(file, List.of(ReadDatagram.of(PcapFile.timeNs(2), OTHER)), 2, 1, 0);
  }

  @Test
  void piecesOfTwoDatagramsDoNotPassAsOne() throws Exception {
    byte[] mixed = payload(3_001, 5);
    PcapFile file =
        PcapFile.raw()
            .add(fragment(7, WHOLE, 0, 1_480))
            .add(fragment(7, udpWithChecksum(mixed), 1_480, WHOLE.length));
    check(file, List.of(), 0, 0, 2);
  }

  @Test
  void anOldOneIsGivenUp() throws Exception {
    byte[] first = fragment(7, WHOLE, 0, 1_480);
    byte[] last = fragment(7, WHOLE, 1_480, WHOLE.length);
    long startNs = PcapFile.timeNs(0);
    PcapFile late =
        PcapFile.raw()
            .add(startNs, first, first.length)
            .add(startNs + Ipv4Fragments.MAX_AGE_NS + 1, last, last.length);
    check(late, List.of(), 0, 2, 0);
    PcapFile inTime =
        PcapFile.raw()
            .add(startNs, first, first.length)
            .add(startNs + Ipv4Fragments.MAX_AGE_NS, last, last.length);
    check(inTime, List.of(ReadDatagram.of(startNs + Ipv4Fragments.MAX_AGE_NS, PAYLOAD)), 2, 0, 0);
  }

  @Test
  void theOldestMakesRoom() throws Exception {
    PcapFile file = PcapFile.raw();
    long timeNs = PcapFile.timeNs(0);
    for (int id = 0; id <= Ipv4Fragments.PENDING; id++) {
      byte[] first = fragment(id, WHOLE, 0, 1_480);
      file.add(timeNs + id, first, first.length);
    }
    for (int id : new int[] {0, Ipv4Fragments.PENDING}) {
      byte[] last = fragment(id, WHOLE, 1_480, WHOLE.length);
      file.add(timeNs + 100, last, last.length);
    }
    // The first lost its place to the last, and its own last fragment took that of the second.
    check(file, List.of(ReadDatagram.of(timeNs + 100, PAYLOAD)), 2, Ipv4Fragments.PENDING + 1, 0);
  }

  @Test
  void fragmentsThatCannotBeAreBad() throws Exception {
    PcapFile file =
        PcapFile.raw()
            .add(ipv4(17, 1, 0x2000, new byte[0], new byte[13]))
            .add(ipv4(17, 1, 0x2000, new byte[0], new byte[0]))
            .add(ipv4(17, 1, 0x1FFF, new byte[0], new byte[16]));
    check(file, List.of(), 0, 0, 3);
  }

  private void check(PcapFile file, List<ReadDatagram> expected, int used, int givenUp, int bad)
      throws Exception {
    Path path = ReadDatagram.write(folder, file.toArray());
    List<ReadDatagram> read = new ArrayList<>();
    try (CaptureReader reader = CaptureReader.open(path)) {
      while (reader.next()) {
        read.add(ReadDatagram.copy(reader));
      }
      assertThat(read).isEqualTo(expected);
      assertThat(reader.reassembled()).isEqualTo(expected.size());
      assertThat(reader.fragmentsUsed()).isEqualTo(used);
      assertThat(reader.passedOver(PassedOver.INCOMPLETE_FRAGMENTS)).isEqualTo(givenUp);
      assertThat(reader.passedOver(PassedOver.BAD_HEADER)).isEqualTo(bad);
      assertThat(reader.packets()).isEqualTo(used + givenUp + bad);
    }
  }
}
