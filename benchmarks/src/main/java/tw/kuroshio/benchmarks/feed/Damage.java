package tw.kuroshio.benchmarks.feed;

import java.util.SplittableRandom;

/**
 * What happens to the datagrams of one copy of one line on their way, drawn from a seed of its own:
 * one in ten thousand is lost, sent twice, or arrives after the next one, and one record in ten
 * thousand has a bit turned. Counts what it did.
 */
final class Damage {

  private static final int ONE_IN = 10_000;

  private final SplittableRandom random;
  private long lostRecords;
  private long repeatedRecords;
  private long reorderedRecords;
  private long corruptedRecords;

  Damage(SplittableRandom random) {
    this.random = random;
  }

  boolean loses(PacketPair packet) {
    boolean lost = random.nextInt(ONE_IN) == 0;
    lostRecords += lost ? packet.records() : 0;
    return lost;
  }

  boolean repeats(PacketPair packet) {
    boolean repeated = random.nextInt(ONE_IN) == 0;
    repeatedRecords += repeated ? packet.records() : 0;
    return repeated;
  }

  boolean delays() {
    return random.nextInt(ONE_IN) == 0;
  }

  /** Another datagram of the burst arrived before this delayed one. */
  void overtook(PacketPair delayed) {
    reorderedRecords += delayed.records();
  }

  /**
   * Perhaps turns one bit of one record, in the same place of the frame on both sides.
   *
   * @param oursAt where the datagram is in our chunk
   * @param peerAt where it is in the peer's
   */
  void corrupt(PacketPair packet, DatagramChunk ours, int oursAt, DatagramChunk peer, int peerAt) {
    if (random.nextInt(ONE_IN) >= packet.records()) {
      return;
    }
    corruptedRecords++;
    int record = random.nextInt(packet.records());
    double place = random.nextDouble();
    int mask = 1 << random.nextInt(8);
    ours.bytes[oursAt + placeIn(packet.ours(), record, place)] ^= (byte) mask;
    peer.bytes[peerAt + placeIn(packet.peer(), record, place)] ^= (byte) mask;
  }

  private static int placeIn(Packet packet, int record, double place) {
    int start = packet.recordAt[record];
    return start + (int) (place * (packet.recordAt[record + 1] - start));
  }

  long lostRecords() {
    return lostRecords;
  }

  long repeatedRecords() {
    return repeatedRecords;
  }

  long reorderedRecords() {
    return reorderedRecords;
  }

  long corruptedRecords() {
    return corruptedRecords;
  }
}
