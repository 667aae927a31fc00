package tw.kuroshio.benchmarks.feed;

/** The same records as a datagram of our side and as one of the peer's. */
record PacketPair(Packet ours, Packet peer) {

  PacketPair() {
    this(new Packet(), new Packet());
  }

  int records() {
    return ours.records;
  }

  void clear() {
    ours.clear();
    peer.clear();
  }
}
