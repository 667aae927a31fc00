package tw.kuroshio.adapters.multicast;

import java.io.IOException;
import java.util.Objects;

/**
 * Packs the records of one stream into datagrams as the exchanges do: whole records one behind the
 * other, sent when the next does not fit or the first has waited long enough. A record longer than
 * a datagram goes alone. Time is an argument. One thread.
 */
public final class DatagramPacker {

  /** What fits into one Ethernet frame with room for tunnels; the feed's datagrams keep to it. */
  public static final int DEFAULT_MAX_BYTES = 1_400;

  /** Takes a full datagram; the buffer is reused as soon as the call returns. */
  @FunctionalInterface
  public interface Output {
    void send(byte[] buffer, int offset, int length) throws IOException;
  }

  private final byte[] buffer;
  private final long maxWaitNs;
  private final Output output;
  private int length;
  private long firstNs;

  /**
   * An empty packer.
   *
   * @param maxBytes of a datagram
   * @param maxWaitNs how long a record may wait for others, 0 to send each on its own
   */
  public DatagramPacker(int maxBytes, long maxWaitNs, Output output) {
    if (maxBytes < 1 || maxWaitNs < 0) {
      throw new IllegalArgumentException(
          "Datagrams must have a positive size and wait, were "
              + maxBytes
              + " bytes and "
              + maxWaitNs
              + " ns");
    }
    buffer = new byte[maxBytes];
    this.maxWaitNs = maxWaitNs;
    this.output = output;
  }

  /** Adds a record, after sending what waited too long or leaves it no room. */
  public void add(byte[] record, int offset, int recordLength, long nowNs) throws IOException {
    Objects.checkFromIndexSize(offset, recordLength, record.length);
    if (length + recordLength > buffer.length) {
      flush();
    } else {
      flushDue(nowNs);
    }
    if (recordLength > buffer.length) {
      output.send(record, offset, recordLength);
      return;
    }
    if (length == 0) {
      firstNs = nowNs;
    }
    System.arraycopy(record, offset, buffer, length, recordLength);
    length += recordLength;
    if (length == buffer.length || maxWaitNs == 0) {
      flush();
    }
  }

  /** Sends what waits when its first record has waited long enough. */
  public void flushDue(long nowNs) throws IOException {
    if (length > 0 && nowNs - firstNs >= maxWaitNs) {
      flush();
    }
  }

  /** Sends what waits. */
  public void flush() throws IOException {
    if (length > 0) {
      int full = length;
      length = 0;
      output.send(buffer, 0, full);
    }
  }

  /** Whether records wait. */
  public boolean hasPending() {
    return length > 0;
  }

  /** When {@link #flushDue} will send; only while {@link #hasPending}. */
  public long dueNs() {
    return firstNs + maxWaitNs;
  }
}
