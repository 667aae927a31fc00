package tw.kuroshio.benchmarks.feed;

/** A stretch of the day as both sides receive it: the same records, losses and order. */
final class DayChunk {

  /** Records the exchange sends in one stretch, but for the end of a burst. */
  static final int RECORDS = 1 << 17;

  /** Bursts may end a little later, and one record in ten thousand comes once more. */
  private static final int SLACK_RECORDS = 4_096;

  private static final int MAX_RECORD_BYTES = 132;

  final DatagramChunk ours;
  final DatagramChunk peer;
  private long received;
  private long lastArrivalNs;

  DayChunk(int records) {
    int copies = 2 * (records + SLACK_RECORDS);
    ours = new DatagramChunk(copies * MAX_RECORD_BYTES, copies);
    peer = new DatagramChunk(copies * MAX_RECORD_BYTES, copies);
  }

  void clear() {
    ours.clear();
    peer.clear();
    received = 0;
  }

  /**
   * The datagram arrives, whole or with a bit turned, a microsecond or more after the one before.
   */
  void append(PacketPair packet, int line, long timeNs, Damage damage) {
    lastArrivalNs = Math.max(lastArrivalNs + 1_000, timeNs);
    int oursAt = ours.append(packet.ours().bytes, packet.ours().length(), line, lastArrivalNs);
    int peerAt = peer.append(packet.peer().bytes, packet.peer().length(), line, lastArrivalNs);
    damage.corrupt(packet, ours, oursAt, peer, peerAt);
    received += packet.records();
  }

  /** Records in the stretch, every copy counted. */
  long received() {
    return received;
  }
}
