package tw.kuroshio.benchmarks.feed;

/**
 * A stretch of the day as one side receives it: datagrams of both copies of both markets in order
 * of arrival. Filled outside the timed section, reused for the next stretch.
 */
public final class DatagramChunk {

  /** All datagrams, one after the other. */
  public final byte[] bytes;

  public final int[] at;
  public final int[] length;

  /** Ordinal of the stream, a {@code FeedLine}. */
  public final byte[] line;

  /** UTC nanoseconds since the epoch. */
  public final long[] arrivalNs;

  public int datagrams;
  int used;

  DatagramChunk(int maxBytes, int maxDatagrams) {
    bytes = new byte[maxBytes];
    at = new int[maxDatagrams];
    length = new int[maxDatagrams];
    line = new byte[maxDatagrams];
    arrivalNs = new long[maxDatagrams];
  }

  void clear() {
    datagrams = 0;
    used = 0;
  }

  /** Appends a datagram and returns where it begins. */
  int append(byte[] source, int count, int lineOrdinal, long timeNs) {
    int start = used;
    System.arraycopy(source, 0, bytes, start, count);
    at[datagrams] = start;
    length[datagrams] = count;
    line[datagrams] = (byte) lineOrdinal;
    arrivalNs[datagrams] = timeNs;
    datagrams++;
    used += count;
    return start;
  }
}
