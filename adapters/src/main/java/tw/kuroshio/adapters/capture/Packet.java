package tw.kuroshio.adapters.capture;

/**
 * One packet as the file holds it, in {@link CaptureInput#buffer()}; reused, valid until the next.
 */
final class Packet {

  /** The longest packet a capture may hold, the limit of libpcap and Wireshark. */
  static final int MAX_BYTES = 262_144;

  int linkType;
  long timeNs;
  int offset;
  int capturedLength;

  /** Bytes it had on the wire; more than captured when the capture cut it. */
  long originalLength;

  boolean isCut() {
    return capturedLength < originalLength;
  }
}
