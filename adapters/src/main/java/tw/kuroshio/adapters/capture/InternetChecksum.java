package tw.kuroshio.adapters.capture;

/** The one's complement sum of IPv4 and UDP (RFC 1071). */
final class InternetChecksum {

  private InternetChecksum() {}

  /** Adds bytes in network order, the last 16-bit word padded with zero. */
  static long add(long sum, byte[] buffer, int offset, int length) {
    long total = sum;
    int end = offset + length;
    int at = offset;
    // Two words at a time: the carries between them come round in fold.
    for (; at + 3 < end; at += 4) {
      total += Ipv4Header.int32(buffer, at) & 0xFFFF_FFFFL;
    }
    for (; at + 1 < end; at += 2) {
      total += Ipv4Header.uint16(buffer, at);
    }
    return at < end ? total + ((buffer[at] & 0xFF) << 8) : total;
  }

  /** Adds the halves of a 32-bit address. */
  static long addAddress(long sum, int address) {
    return sum + (address >>> 16) + (address & 0xFFFF);
  }

  /** The checksum field's value for a sum. */
  static int fold(long sum) {
    long folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xFFFF) + (folded >>> 16);
    }
    return (int) ~folded & 0xFFFF;
  }

  /** The sum over a UDP datagram, header and payload, with its pseudo-header (RFC 768). */
  static long ofUdp(int source, int destination, byte[] buffer, int offset, int length) {
    long sum = addAddress(addAddress(0, source), destination);
    return add(sum + Ipv4Header.UDP + length, buffer, offset, length);
  }
}
