package tw.kuroshio.adapters.capture;

import static tw.kuroshio.adapters.capture.Bytes.big;

/** Packets and frames as on the wire, written out by hand. */
final class Packets {

  static final int SOURCE = 0x0A01_0203;
  static final int SOURCE_PORT = 40_000;
  static final int GROUP = 0xE000_6464;
  static final int PORT = 10_000;

  private Packets() {}

  static byte[] udp(byte[] payload) {
    return big()
        .int16(SOURCE_PORT)
        .int16(PORT)
        .int16(8 + payload.length)
        .int16(0)
        .bytes(payload)
        .toArray();
  }

  static byte[] udpWithChecksum(byte[] payload) {
    byte[] udp = udp(payload);
    int checksum = checksum(udp, pseudoHeader(udp.length));
    udp[6] = (byte) (checksum >> 8);
    udp[7] = (byte) checksum;
    return udp;
  }

  static byte[] pseudoHeader(int udpLength) {
    return big().int32(SOURCE).int32(GROUP).int16(17).int16(udpLength).toArray();
  }

  /** The Internet checksum, byte by byte as RFC 1071 words it. */
  static int checksum(byte[]... parts) {
    int sum = 0;
    for (byte[] part : parts) {
      for (int i = 0; i < part.length; i++) {
        sum += (part[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
        sum = (sum & 0xFFFF) + (sum >> 16);
      }
    }
    return ~sum & 0xFFFF;
  }

  static byte[] ipv4(byte[] body) {
    return ipv4(17, 0, 0, new byte[0], body);
  }

  /**
   * @param flagsAndOffset the 16 bits of fragmentation
   */
  static byte[] ipv4(
      int protocol, int identification, int flagsAndOffset, byte[] options, byte[] body) {
    return big()
        .int8(0x45 + options.length / 4)
        .int8(0)
        .int16(20 + options.length + body.length)
        .int16(identification)
        .int16(flagsAndOffset)
        .int8(64)
        .int8(protocol)
        .int16(0)
        .int32(SOURCE)
        .int32(GROUP)
        .bytes(options)
        .bytes(body)
        .toArray();
  }

  static byte[] fragment(int identification, byte[] whole, int from, int to) {
    int more = to < whole.length ? 0x2000 : 0;
    return ipv4(17, identification, more | from / 8, new byte[0], Bytes.slice(whole, from, to));
  }

  static byte[] ethernet(int type, byte[] body) {
    return big().zeros(12).int16(type).bytes(body).toArray();
  }
}
