package tw.kuroshio.adapters.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.kuroshio.adapters.capture.Bytes.payload;
import static tw.kuroshio.adapters.capture.Packets.ethernet;
import static tw.kuroshio.adapters.capture.Packets.ipv4;
import static tw.kuroshio.adapters.capture.Packets.udp;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapngTest {

  private static final long SECONDS = 1_780_000_000L;
  private static final byte[] ONE = payload(37, 1);
  private static final byte[] TWO = payload(38, 2);
  private static final byte[] PACKET = ipv4(udp(ONE));
  private static final byte[] OTHER = ipv4(udp(TWO));

  @TempDir Path folder;

  @Test
  void sectionsOfEitherByteOrderWithTheirOwnInterfaces() throws Exception {
    PcapngFile file =
        new PcapngFile(true)
            .device(101, 0)
            .enhanced(0, SECONDS * 1_000_000 + 5, PACKET, PACKET.length)
            .section(false)
            .device(1, 0)
            .device(101, 9, 0)
            .enhanced(1, SECONDS * 1_000_000_000 + 7, OTHER, OTHER.length)
            .enhanced(0, SECONDS * 1_000_000 + 9, ethernet(0x0800, PACKET), PACKET.length + 14);
    assertThat(ReadDatagram.all(write(file)))
        .containsExactly(
            ReadDatagram.of(SECONDS * 1_000_000_000 + 5_000, ONE),
            ReadDatagram.of(SECONDS * 1_000_000_000 + 7, TWO),
            ReadDatagram.of(SECONDS * 1_000_000_000 + 9_000, ONE));
  }

  @Test
  void clocksOfAnyResolution() throws Exception {
    assertThat(timeNs(3, 0, SECONDS * 1_000 + 123))
        .isEqualTo(SECONDS * 1_000_000_000 + 123_000_000);
    assertThat(timeNs(0, 0, SECONDS)).isEqualTo(SECONDS * 1_000_000_000);
    assertThat(timeNs(10, 0, Long.parseUnsignedLong("17800000000000000019")))
        .isEqualTo(SECONDS * 1_000_000_000 + 1);
    assertThat(timeNs(0x80, 0, SECONDS)).isEqualTo(SECONDS * 1_000_000_000);
    assertThat(timeNs(0x80 | 20, 0, (SECONDS << 20) + (1 << 19) + 1))
        .isEqualTo(SECONDS * 1_000_000_000 + 500_000_953);
    assertThat(timeNs(0x80 | 32, 0, (SECONDS << 32) + 0xFFFF_FFFFL))
        .isEqualTo(SECONDS * 1_000_000_000 + 999_999_999);
    assertThat(timeNs(6, 28_800, 1)).isEqualTo(28_800_000_001_000L);
    assertThat(timeNs(9, -1, 1_000_000_007)).isEqualTo(7);
  }

  private long timeNs(int resolution, long offsetSeconds, long ticks) throws Exception {
    PcapngFile file =
        new PcapngFile(false)
            .device(101, resolution, offsetSeconds)
            .enhanced(0, ticks, PACKET, PACKET.length);
    return ReadDatagram.all(write(file)).getFirst().timeNs();
  }

  @Test
  void aClockThatCannotBeIsRefused() throws Exception {
    refused(new PcapngFile(false).device(101, 40, 0), "a clock of 40 digits");
    refused(
        new PcapngFile(false).device(101, 6, 0).enhanced(0, -1, PACKET, PACKET.length),
        "after the year 2262");
    refused(
        new PcapngFile(false).device(101, 0x80, 0).enhanced(0, -1, PACKET, PACKET.length),
        "after the year 2262");
  }

  @Test
  void simpleAndObsoletePackets() throws Exception {
    PcapngFile file =
        new PcapngFile(true)
            .device(101, PACKET.length)
            .simple(PACKET, PACKET.length)
            .obsolete(0, SECONDS * 1_000_000, PACKET);
    assertThat(ReadDatagram.all(write(file)))
        .containsExactly(
            ReadDatagram.of(CaptureReader.NO_TIME, ONE),
            ReadDatagram.of(SECONDS * 1_000_000_000, ONE));
  }

  @Test
  void aSimplePacketCutByItsInterface() throws Exception {
    PcapngFile file = new PcapngFile(false).device(101, 40).simple(PACKET, 40);
    try (CaptureReader reader = CaptureReader.open(write(file))) {
      assertThat(reader.next()).isFalse();
      assertThat(reader.passedOver(PassedOver.CUT_BY_CAPTURE)).isEqualTo(1);
    }
  }

  @Test
  void otherBlocksOfAnySizeAndOtherLinkTypesArePassedOver() throws Exception {
    PcapngFile file = new PcapngFile(false).device(147, 0).device(101, 0);
    file.block(0x0BAD, file.order().zeros(4 * CaptureInput.MAX_PIECE))
        .enhanced(0, 0, PACKET, PACKET.length)
        .block(5, file.order().int32(0))
        .enhanced(1, 0, PACKET, PACKET.length);
    try (CaptureReader reader = CaptureReader.open(write(file))) {
      assertThat(reader.next()).isTrue();
      assertThat(ReadDatagram.copy(reader)).isEqualTo(ReadDatagram.of(0, ONE));
      assertThat(reader.next()).isFalse();
      assertThat(reader.passedOver(PassedOver.LINK_TYPE)).isEqualTo(1);
    }
  }

  @Test
  void damageIsRefused() throws Exception {
    refused(
        new PcapngFile(false).enhanced(0, 0, PACKET, PACKET.length),
        "a packet of interface 0, which it does not describe");
    byte[] lengths = whole().toArray();
    lengths[lengths.length - 4]++;
    refused(lengths, "bytes in front and");
    PcapngFile file = new PcapngFile(false).device(101, 0);
    int at = file.size();
    byte[] claims = file.enhanced(0, 0, PACKET, PACKET.length).toArray();
    claims[at + 4] ^= 1;
    refused(claims, "a block claims");
    claims[at + 4] ^= 1;
    claims[at + 6] = 0x7F;
    refused(claims, "a block of a packet claims");
    claims[at + 6] = 0;
    claims[at + 20]--;
    claims[at + 21] = 1;
    refused(claims, "a packet is longer than its block");
    byte[] order = new PcapngFile(false).toArray();
    order[8]++;
    refused(order, "a section without a byte order");
    byte[] version = new PcapngFile(false).toArray();
    version[12] = 2;
    refused(version, "has pcapng version 2");
  }

  private static PcapngFile whole() {
    return new PcapngFile(false).device(101, 0).enhanced(0, 0, PACKET, PACKET.length);
  }

  private void refused(PcapngFile file, String sentence) {
    refused(file.toArray(), sentence);
  }

  private void refused(byte[] content, String sentence) {
    Path file = ReadDatagram.write(folder, content);
    assertThatThrownBy(() -> ReadDatagram.all(file))
        .isInstanceOf(CaptureRefused.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining("(at byte ");
  }

  private Path write(PcapngFile file) {
    return ReadDatagram.write(folder, file.toArray());
  }
}
