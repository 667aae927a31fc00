package tw.kuroshio.adapters.capture;

import java.util.Arrays;

/** One IPv4 payload being put together; reused for the next when it is complete or given up. */
final class FragmentedDatagram {

  private static final int MAX_BYTES = 65_535 - Ipv4Header.MIN_BYTES;
  private static final int UNIT_BYTES = 8;
  private static final int UNKNOWN = -1;

  private final byte[] bytes = new byte[MAX_BYTES];
  private final long[] received = new long[MAX_BYTES / UNIT_BYTES / Long.SIZE + 1];
  private int source;
  private int destination;
  private int identification;
  private int unitsReceived;
  private int length;
  private int packets;
  private long lastTimeNs;

  static boolean isPossible(Ipv4Header header, int payloadBytes) {
    return header.fragmentOffset() + payloadBytes <= MAX_BYTES
        && (!header.hasMoreFragments() || (payloadBytes > 0 && payloadBytes % UNIT_BYTES == 0));
  }

  void begin(Ipv4Header header) {
    source = header.source();
    destination = header.destination();
    identification = header.identification();
    Arrays.fill(received, 0);
    unitsReceived = 0;
    length = UNKNOWN;
    packets = 0;
  }

  boolean isOf(Ipv4Header header) {
    return source == header.source()
        && destination == header.destination()
        && identification == header.identification();
  }

  /** Whether the fragment agrees with all that came before: only exact repetitions overlap. */
  boolean agrees(Ipv4Header header, byte[] buffer, int offset, int payloadBytes) {
    int at = header.fragmentOffset();
    int end = at + payloadBytes;
    if (length != UNKNOWN && (header.hasMoreFragments() ? end >= length : end != length)) {
      return false;
    }
    int known = 0;
    for (int unit = at / UNIT_BYTES; unit * UNIT_BYTES < end; unit++) {
      known += isReceived(unit) ? 1 : 0;
    }
    return known == 0
        || (known == units(payloadBytes)
            && Arrays.equals(bytes, at, end, buffer, offset, offset + payloadBytes));
  }

  void add(Ipv4Header header, byte[] buffer, int offset, int payloadBytes, long timeNs) {
    int at = header.fragmentOffset();
    System.arraycopy(buffer, offset, bytes, at, payloadBytes);
    for (int unit = at / UNIT_BYTES; unit * UNIT_BYTES < at + payloadBytes; unit++) {
      unitsReceived += isReceived(unit) ? 0 : 1;
      received[unit / Long.SIZE] |= 1L << unit;
    }
    if (!header.hasMoreFragments()) {
      length = at + payloadBytes;
    }
    packets++;
    lastTimeNs = timeNs;
  }

  private boolean isReceived(int unit) {
    return (received[unit / Long.SIZE] & 1L << unit) != 0;
  }

  private static int units(int byteCount) {
    return (byteCount + UNIT_BYTES - 1) / UNIT_BYTES;
  }

  boolean isComplete() {
    return length != UNKNOWN && unitsReceived == units(length);
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Fragments taken, repetitions included. */
  int packets() {
    return packets;
  }

  long lastTimeNs() {
    return lastTimeNs;
  }
}
