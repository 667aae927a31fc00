package tw.kuroshio.benchmarks.feed;

/** One datagram of records in one encoding, before it is sent on either copy. */
final class Packet {

  /** What the exchange packs into a datagram at most. */
  static final int MAX_BYTES = 1_400;

  final byte[] bytes = new byte[MAX_BYTES];

  /** Where each record begins, and after the last one the end. */
  final int[] recordAt = new int[MAX_BYTES];

  int records;

  int length() {
    return recordAt[records];
  }

  boolean hasRoomFor(int count) {
    return length() + count <= MAX_BYTES;
  }

  void clear() {
    records = 0;
  }

  void append(byte[] record, int count) {
    System.arraycopy(record, 0, bytes, length(), count);
    int end = length() + count;
    recordAt[++records] = end;
  }
}
