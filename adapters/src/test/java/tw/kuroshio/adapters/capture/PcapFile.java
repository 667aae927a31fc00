package tw.kuroshio.adapters.capture;

/** A classic pcap file put together by hand. */
final class PcapFile {

  static final long SECONDS = 1_780_000_000L;

  private final Bytes bytes;
  private final boolean nanoseconds;
  private int packets;

  PcapFile(boolean bigEndian, boolean nanoseconds, int linkType) {
    this.nanoseconds = nanoseconds;
    bytes =
        Bytes.inOrder(bigEndian)
            .int32(nanoseconds ? 0xA1B23C4DL : 0xA1B2C3D4L)
            .int16(2)
            .int16(4)
            .int32(0)
            .int32(0)
            .int32(65_535)
            .int32(linkType);
  }

  static PcapFile raw() {
    return new PcapFile(false, true, 101);
  }

  PcapFile add(byte[] packet) {
    return add(packet, packet.length);
  }

  /** Adds the packet, of which only the first bytes were kept. */
  PcapFile add(byte[] packet, int captured) {
    return add(timeNs(packets), packet, captured);
  }

  PcapFile add(long timeNs, byte[] packet, int captured) {
    packets++;
    bytes
        .int32(timeNs / 1_000_000_000L)
        .int32(timeNs % 1_000_000_000L / (nanoseconds ? 1 : 1_000))
        .int32(captured)
        .int32(packet.length)
        .bytes(Bytes.slice(packet, 0, captured));
    return this;
  }

  /** Time given to the n-th packet, from 0. */
  static long timeNs(int packet) {
    return SECONDS * 1_000_000_000L + 123_456_000L * (packet + 1);
  }

  int size() {
    return bytes.size();
  }

  byte[] toArray() {
    return bytes.toArray();
  }
}
