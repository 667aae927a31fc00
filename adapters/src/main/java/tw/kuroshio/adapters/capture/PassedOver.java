package tw.kuroshio.adapters.capture;

/** Why packets of a capture gave no datagram. */
public enum PassedOver {
  /** On an interface whose link type is not read; only pcapng mixes link types. */
  LINK_TYPE(0),
  /** ARP, IPv6 and everything else that is not IPv4. */
  NOT_IPV4(1),
  /** TCP, IGMP and everything else that is not UDP. */
  NOT_UDP(2),
  /** The capture kept too few bytes of the packet (snap length). */
  CUT_BY_CAPTURE(3),
  /** IPv4 or UDP headers that contradict themselves or the packet's length. */
  BAD_HEADER(4),
  /** Fragments of a datagram of which others are missing or contradict them. */
  INCOMPLETE_FRAGMENTS(5);

  final int slot;

  PassedOver(int slot) {
    this.slot = slot;
  }
}
