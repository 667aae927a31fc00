package tw.kuroshio.adapters.files;

/** Where the durable part of a log ends, segment and byte in one long: threads see both at once. */
final class LogEnd {

  /** Before there is a segment. */
  static final long NONE = 0;

  private static final int BYTE_BITS = 40;

  private LogEnd() {}

  static long of(int segmentNumber, long bytes) {
    return (long) segmentNumber << BYTE_BITS | bytes;
  }

  static int segmentNumber(long end) {
    return (int) (end >>> BYTE_BITS);
  }

  /** Durable bytes of that segment. */
  static long bytes(long end) {
    return end & ((1L << BYTE_BITS) - 1);
  }
}
