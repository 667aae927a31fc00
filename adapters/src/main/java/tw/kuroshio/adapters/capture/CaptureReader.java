package tw.kuroshio.adapters.capture;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the UDP datagrams of a capture file, one after another in the order of the file: pcap in
 * micro- and nanoseconds and both byte orders, pcapng, either of them gzipped; link types Ethernet
 * with up to two VLAN tags, raw IPv4, Linux cooked 1 and 2, and loopback; IPv4 with options and
 * fragments. What is no whole UDP datagram is passed over and counted by reason. UDP checksums are
 * checked only on reassembled datagrams: a capture on the sending host holds packets before the
 * network card fills them in.
 *
 * <p>Memory is bounded whatever the file's size, and nothing is allocated for a datagram. The
 * accessors tell of the datagram {@link #next} moved to, until it is called again. One thread.
 */
public final class CaptureReader implements AutoCloseable {

  /** Time of a packet whose file keeps none (simple packet blocks of pcapng). */
  public static final long NO_TIME = Long.MIN_VALUE;

  private static final int UDP_HEADER_BYTES = 8;

  private final CaptureInput input;
  private final PacketSource packets;
  private final Packet packet = new Packet();
  private final Ipv4Header header = new Ipv4Header();
  private final Ipv4Fragments fragments = new Ipv4Fragments();
  private final long[] passedOver = new long[PassedOver.values().length];
  private long packetCount;
  private long datagramCount;
  private long reassembledCount;
  private long fragmentsUsed;

  private byte[] buffer = new byte[0];
  private int offset;
  private int length;
  private long timeNs;
  private int source;
  private int sourcePort;
  private int destination;
  private int destinationPort;

  private CaptureReader(CaptureInput input, PacketSource packets) {
    this.input = input;
    this.packets = packets;
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws CaptureRefused when it cannot be read or is no capture file this class knows
   */
  public static CaptureReader open(Path file) throws CaptureRefused {
    CaptureInput input = CaptureInput.open(file);
    try {
      return new CaptureReader(input, packets(input));
    } catch (IOException e) {
      CaptureRefused refused = input.refused(e);
      try {
        input.close();
      } catch (IOException closing) {
        refused.addSuppressed(closing);
      }
      throw refused;
    }
  }

  /** Whether a file begins as a capture file does, compressed or not. */
  public static boolean isCapture(Path file) throws CaptureRefused {
    try (CaptureInput input = CaptureInput.open(file)) {
      try {
        return input.has(Integer.BYTES) && isMagic(input.int32(0));
      } catch (IOException e) {
        throw input.refused(e);
      }
    } catch (IOException e) {
      throw new CaptureRefused(
          file + " cannot be closed: " + e.getMessage(), CaptureRefused.NO_OFFSET, e);
    }
  }

  private static boolean isMagic(int word) {
    return word == PcapngPackets.SECTION_HEADER || PcapPackets.isMagic(word);
  }

  private static PacketSource packets(CaptureInput input) throws IOException {
    if (!input.has(Integer.BYTES)) {
      throw new CaptureFault(
          input.available() == 0 ? "is empty: record it again" : "is too short for a capture file");
    }
    int word = input.int32(0);
    if (word == PcapngPackets.SECTION_HEADER) {
      return new PcapngPackets(input);
    }
    if (PcapPackets.isMagic(word)) {
      return PcapPackets.open(input);
    }
    throw new CaptureFault("is neither a pcap nor a pcapng file");
  }

  /**
   * Moves to the next datagram; false at the end of the file.
   *
   * @throws CaptureRefused when the file is damaged or ends within a packet; every datagram before
   *     was sound
   */
  public boolean next() throws CaptureRefused {
    try {
      while (packets.next(packet)) {
        packetCount++;
        if (isDatagram()) {
          datagramCount++;
          return true;
        }
      }
      fragments.giveUpAll();
      return false;
    } catch (IOException e) {
      fragments.giveUpAll();
      throw input.refused(e);
    }
  }

  private boolean isDatagram() {
    if (!LinkLayer.isKnown(packet.linkType)) {
      return passOver(PassedOver.LINK_TYPE);
    }
    byte[] frame = input.buffer();
    int linkBytes = LinkLayer.ipv4At(packet.linkType, frame, packet.offset, packet.capturedLength);
    if (linkBytes == LinkLayer.NOT_IPV4) {
      return passOver(PassedOver.NOT_IPV4);
    }
    int available = packet.capturedLength - linkBytes;
    if (linkBytes == LinkLayer.TOO_SHORT || available < Ipv4Header.MIN_BYTES) {
      return passOverShort();
    }
    header.wrap(frame, packet.offset + linkBytes);
    if (!header.isIpv4()) {
      return passOver(PassedOver.NOT_IPV4);
    }
    if (!header.isValid()) {
      return passOver(PassedOver.BAD_HEADER);
    }
    if (header.protocol() != Ipv4Header.UDP) {
      return passOver(PassedOver.NOT_UDP);
    }
    if (available < header.totalBytes()) {
      return passOverShort();
    }
    int payloadAt = packet.offset + linkBytes + header.headerBytes();
    int payloadBytes = header.totalBytes() - header.headerBytes();
    if (header.isFragment()) {
      return completes(frame, payloadAt, payloadBytes);
    }
    return takeUdp(frame, payloadAt, payloadBytes) || passOver(PassedOver.BAD_HEADER);
  }

  private boolean completes(byte[] frame, int payloadAt, int payloadBytes) {
    if (!FragmentedDatagram.isPossible(header, payloadBytes)) {
      return passOver(PassedOver.BAD_HEADER);
    }
    @Nullable FragmentedDatagram whole =
        fragments.add(header, frame, payloadAt, payloadBytes, packet.timeNs);
    if (whole == null) {
      return false;
    }
    if (hasValidChecksum(whole) && takeUdp(whole.bytes(), 0, whole.length())) {
      reassembledCount++;
      fragmentsUsed += whole.packets();
      return true;
    }
    passedOver[PassedOver.BAD_HEADER.slot] += whole.packets();
    return false;
  }

  private boolean hasValidChecksum(FragmentedDatagram whole) {
    if (whole.length() < UDP_HEADER_BYTES || Ipv4Header.uint16(whole.bytes(), 6) == 0) {
      return true;
    }
    long sum =
        InternetChecksum.ofUdp(
            header.source(), header.destination(), whole.bytes(), 0, whole.length());
    return InternetChecksum.fold(sum) == 0;
  }

  private boolean takeUdp(byte[] bytes, int at, int available) {
    if (available < UDP_HEADER_BYTES) {
      return false;
    }
    int udpBytes = Ipv4Header.uint16(bytes, at + 4);
    if (udpBytes < UDP_HEADER_BYTES || udpBytes > available) {
      return false;
    }
    buffer = bytes;
    offset = at + UDP_HEADER_BYTES;
    length = udpBytes - UDP_HEADER_BYTES;
    sourcePort = Ipv4Header.uint16(bytes, at);
    destinationPort = Ipv4Header.uint16(bytes, at + 2);
    source = header.source();
    destination = header.destination();
    timeNs = packet.timeNs;
    return true;
  }

  private boolean passOverShort() {
    return passOver(packet.isCut() ? PassedOver.CUT_BY_CAPTURE : PassedOver.BAD_HEADER);
  }

  private boolean passOver(PassedOver reason) {
    passedOver[reason.slot]++;
    return false;
  }

  /**
   * When it was captured, UTC nanoseconds since the epoch, or {@link #NO_TIME}; of a fragmented one
   * the last fragment's time.
   */
  public long timeNs() {
    return timeNs;
  }

  /** IPv4 address of the sender, the first byte highest. */
  public int source() {
    return source;
  }

  public int sourcePort() {
    return sourcePort;
  }

  /** IPv4 address it was sent to, the first byte highest. */
  public int destination() {
    return destination;
  }

  public int destinationPort() {
    return destinationPort;
  }

  /** Holds the payload from {@link #offset()} on; other bytes of it mean nothing. */
  public byte[] buffer() {
    return buffer;
  }

  public int offset() {
    return offset;
  }

  /** Bytes of payload, 0 to 65,507. */
  public int length() {
    return length;
  }

  /**
   * Packets read so far: datagrams that came whole, {@link #fragmentsUsed()}, those passed over,
   * and fragments still waiting for others.
   */
  public long packets() {
    return packetCount;
  }

  /** Datagrams handed out so far, reassembled ones included. */
  public long datagrams() {
    return datagramCount;
  }

  /** Datagrams that came in fragments. */
  public long reassembled() {
    return reassembledCount;
  }

  /** The fragments they came in. */
  public long fragmentsUsed() {
    return fragmentsUsed;
  }

  /** Packets that gave no datagram so far. */
  public long passedOver(PassedOver reason) {
    return reason == PassedOver.INCOMPLETE_FRAGMENTS
        ? fragments.givenUpPackets()
        : passedOver[reason.slot];
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
