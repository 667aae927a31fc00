package tw.kuroshio.adapters.simulator;

import tw.kuroshio.feed.FeedLine;

/**
 * Puts records of one stream that leave at the same instant into one datagram of up to {@value
 * #MAX_BYTES} bytes. Streams leave in the order in which they began. A record is written at {@link
 * #offset} of {@link #buffer} and then {@link #added}.
 */
final class LinePacker {

  /** Fits an Ethernet frame with the headers of IP and UDP. */
  static final int MAX_BYTES = 1_400;

  private static final int LONGEST_RECORD = 200;

  private final byte[][] buffers = new byte[FeedLine.COUNT][];
  private final int[] filled = new int[FeedLine.COUNT];
  private final FeedLine[] open = new FeedLine[FeedLine.COUNT];
  private int openCount;

  /** Where the next record of a stream is written; there is room for any. */
  byte[] buffer(FeedLine line) {
    byte[] buffer = buffers[line.code()];
    if (buffer == null) {
      buffer = new byte[MAX_BYTES + LONGEST_RECORD];
      buffers[line.code()] = buffer;
    }
    return buffer;
  }

  int offset(FeedLine line) {
    return filled[line.code()];
  }

  /** Keeps the record just written; sends those before it when they leave no room for it. */
  void added(FeedLine line, int length, long timeNs, DatagramListener listener) {
    int before = filled[line.code()];
    if (before == 0) {
      open[openCount++] = line;
    } else if (before + length > MAX_BYTES) {
      byte[] buffer = buffer(line);
      listener.onDatagram(line, buffer, 0, before, timeNs);
      System.arraycopy(buffer, before, buffer, 0, length);
      before = 0;
    }
    filled[line.code()] = before + length;
  }

  /** Sends all that has been added: the instant is over. */
  void flush(long timeNs, DatagramListener listener) {
    for (int i = 0; i < openCount; i++) {
      FeedLine line = open[i];
      listener.onDatagram(line, buffer(line), 0, filled[line.code()], timeNs);
      filled[line.code()] = 0;
    }
    openCount = 0;
  }
}
