package tw.kuroshio.adapters.capture;

import java.io.IOException;

/**
 * Classic pcap, version 2.4 (draft-ietf-opsawg-pcap): a header of 24 bytes, then packets behind
 * headers of 16 bytes, in the byte order of the machine that wrote it, times in micro- or
 * nanoseconds.
 */
final class PcapPackets implements PacketSource {

  private static final int MICROSECONDS = 0xA1B2_C3D4;
  private static final int NANOSECONDS = 0xA1B2_3C4D;
  private static final int FILE_HEADER_BYTES = 24;
  private static final int PACKET_HEADER_BYTES = 16;
  private static final long NS_PER_SECOND = 1_000_000_000L;

  /** The upper bits of the field tell of frame check sequences. */
  private static final int LINK_TYPE_MASK = 0x03FF_FFFF;

  private final CaptureInput input;
  private final int linkType;
  private final long nsPerTick;

  private PcapPackets(CaptureInput input, int linkType, long nsPerTick) {
    this.input = input;
    this.linkType = linkType;
    this.nsPerTick = nsPerTick;
  }

  static boolean isMagic(int littleEndianWord) {
    return isKnown(littleEndianWord) || isKnown(Integer.reverseBytes(littleEndianWord));
  }

  private static boolean isKnown(int magic) {
    return magic == MICROSECONDS || magic == NANOSECONDS;
  }

  /** Reads the file's header; the input stands at its magic number. */
  static PcapPackets open(CaptureInput input) throws IOException {
    input.setBigEndian(false);
    input.setBigEndian(!isKnown(input.int32(0)));
    if (!input.has(FILE_HEADER_BYTES)) {
      throw new CaptureFault("ends within its pcap header: copy it again");
    }
    if (input.uint16(4) != 2) {
      throw new CaptureFault(
          "has pcap version "
              + input.uint16(4)
              + "."
              + input.uint16(6)
              + ", 2.4 is read: write it again with tcpdump or editcap");
    }
    int linkType = input.int32(20) & LINK_TYPE_MASK;
    if (!LinkLayer.isKnown(linkType)) {
      throw new CaptureFault(
          "has link type "
              + linkType
              + ", none of "
              + LinkLayer.KNOWN
              + ": capture on one of them");
    }
    long nsPerTick = input.int32(0) == NANOSECONDS ? 1 : 1_000;
    input.advance(FILE_HEADER_BYTES);
    return new PcapPackets(input, linkType, nsPerTick);
  }

  @Override
  public boolean next(Packet packet) throws IOException {
    if (!input.has(PACKET_HEADER_BYTES)) {
      if (input.available() == 0) {
        return false;
      }
      throw new CaptureFault("ends within a packet's header: it was cut off");
    }
    long ns = input.uint32(4) * nsPerTick;
    long captured = input.uint32(8);
    if (ns >= NS_PER_SECOND || captured > Packet.MAX_BYTES) {
      throw new CaptureFault("is damaged: there is no packet where one must begin");
    }
    packet.timeNs = input.uint32(0) * NS_PER_SECOND + ns;
    packet.linkType = linkType;
    packet.capturedLength = (int) captured;
    packet.originalLength = input.uint32(12);
    if (!input.has(PACKET_HEADER_BYTES + packet.capturedLength)) {
      throw new CaptureFault("ends within a packet: it was cut off");
    }
    packet.offset = input.position() + PACKET_HEADER_BYTES;
    input.advance(PACKET_HEADER_BYTES + packet.capturedLength);
    return true;
  }
}
