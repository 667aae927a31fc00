package tw.kuroshio.adapters.capture;

/** Where the IPv4 packet is in a captured frame, by link type (tcpdump's LINKTYPE_ registry). */
final class LinkLayer {

  /** The frame ends before the place is reached. */
  static final int TOO_SHORT = -1;

  /** The frame carries something else than IPv4. */
  static final int NOT_IPV4 = -2;

  static final String KNOWN =
      "Ethernet (1), raw IP (101, 228), Linux cooked (113, 276), loopback (0, 108)";

  private static final int NULL = 0;
  private static final int ETHERNET = 1;
  private static final int RAW_BSD = 12;
  private static final int RAW_OPENBSD = 14;
  private static final int RAW = 101;
  private static final int LOOP = 108;
  private static final int LINUX_SLL = 113;
  private static final int IPV4 = 228;
  private static final int LINUX_SLL2 = 276;

  private static final int TYPE_IPV4 = 0x0800;
  private static final int TYPE_VLAN = 0x8100;
  private static final int TYPE_SERVICE_VLAN = 0x88A8;
  private static final int TYPE_OLD_SERVICE_VLAN = 0x9100;
  private static final int MAX_VLAN_TAGS = 2;
  private static final int VLAN_TAG_BYTES = 4;
  private static final int FAMILY_INET = 2;

  private LinkLayer() {}

  static boolean isKnown(int linkType) {
    return switch (linkType) {
      case NULL, ETHERNET, RAW_BSD, RAW_OPENBSD, RAW, LOOP, LINUX_SLL, IPV4, LINUX_SLL2 -> true;
      default -> false;
    };
  }

  /**
   * Bytes before the IPv4 header, or {@link #TOO_SHORT} or {@link #NOT_IPV4}.
   *
   * @param linkType one that {@link #isKnown}
   */
  static int ipv4At(int linkType, byte[] buffer, int offset, int length) {
    return switch (linkType) {
      case ETHERNET -> afterType(buffer, offset, length, 12, 14);
      case LINUX_SLL -> afterType(buffer, offset, length, 14, 16);
      case LINUX_SLL2 -> afterType(buffer, offset, length, 0, 20);
      case NULL, LOOP -> afterFamily(buffer, offset, length);
      default -> 0;
    };
  }

  /** Follows VLAN tags, which stand between the type's field and the payload. */
  private static int afterType(byte[] buffer, int offset, int length, int typeAt, int headerBytes) {
    if (length < headerBytes) {
      return TOO_SHORT;
    }
    int type = Ipv4Header.uint16(buffer, offset + typeAt);
    int header = headerBytes;
    for (int tag = 0; tag < MAX_VLAN_TAGS && isVlan(type); tag++) {
      if (length < header + VLAN_TAG_BYTES) {
        return TOO_SHORT;
      }
      type = Ipv4Header.uint16(buffer, offset + header + 2);
      header += VLAN_TAG_BYTES;
    }
    return type == TYPE_IPV4 ? header : NOT_IPV4;
  }

  /** The address family is in the byte order of the capturing machine, or of the network. */
  private static int afterFamily(byte[] buffer, int offset, int length) {
    if (length < 4) {
      return TOO_SHORT;
    }
    boolean middleIsZero = buffer[offset + 1] == 0 && buffer[offset + 2] == 0;
    int family = buffer[offset] | buffer[offset + 3];
    return middleIsZero && family == FAMILY_INET ? 4 : NOT_IPV4;
  }

  private static boolean isVlan(int type) {
    return type == TYPE_VLAN || type == TYPE_SERVICE_VLAN || type == TYPE_OLD_SERVICE_VLAN;
  }
}
