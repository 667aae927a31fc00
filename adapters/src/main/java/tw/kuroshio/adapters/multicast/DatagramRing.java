package tw.kuroshio.adapters.multicast;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * Hands datagrams from one thread to one other, in order, without locks and without allocation:
 * their bytes lie one behind the other in a ring taken once. When the reader is too slow the writer
 * does not wait: what does not fit is dropped and counted, as the kernel does with its own buffer.
 *
 * @param <S> what names a stream
 */
public final class DatagramRing<S> {

  private static final VarHandle POSITION = MethodHandles.arrayElementVarHandle(long[].class);

  /** Far enough apart that the two threads do not share a cache line. */
  private static final int READ = 16;

  private static final int WRITTEN = 48;
  private static final int DROPPED = 80;
  private static final int POSITIONS = 96;

  private final long[] positions = new long[POSITIONS];
  private final byte[] bytes;
  private final int byteMask;
  private final int slotMask;
  private final Object[] streams;
  private final int[] lengths;
  private final long[] timesNs;
  private final long[] sources;

  /** Where in the endless sequence of bytes a datagram begins. */
  private final long[] starts;

  private final Writer writer = new Writer();
  private final Reader reader = new Reader();

  /** What only the writing thread touches. */
  private static final class Writer {
    private long written;
    private long knownRead;
    private long nextByte;
  }

  /** What only the reading thread touches. */
  private static final class Reader {
    private long read;
    private long source;
  }

  /**
   * Takes the memory.
   *
   * @param datagrams how many it holds at most, a power of two
   * @param capacityBytes bytes it holds at most, a power of two
   */
  public DatagramRing(int datagrams, int capacityBytes) {
    if (Integer.bitCount(datagrams) != 1 || Integer.bitCount(capacityBytes) != 1) {
      throw new IllegalArgumentException(
          "A ring's sizes must be powers of two, were "
              + datagrams
              + " datagrams and "
              + capacityBytes
              + " bytes");
    }
    bytes = new byte[capacityBytes];
    byteMask = capacityBytes - 1;
    slotMask = datagrams - 1;
    streams = new Object[datagrams];
    lengths = new int[datagrams];
    timesNs = new long[datagrams];
    sources = new long[datagrams];
    starts = new long[datagrams];
  }

  /**
   * Adds a datagram; only the writing thread calls it.
   *
   * @param source who sent it, a {@link DatagramSource}, or 0
   * @return false when it did not fit and was dropped
   */
  public boolean offer(S stream, byte[] buffer, int offset, int length, long timeNs, long source) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    long start = startOf(length);
    if (!fits(start, length)) {
      writer.knownRead = (long) POSITION.getAcquire(positions, READ);
      if (!fits(start, length)) {
        POSITION.setRelease(positions, DROPPED, positions[DROPPED] + 1);
        return false;
      }
    }
    int slot = (int) writer.written & slotMask;
    System.arraycopy(buffer, offset, bytes, (int) start & byteMask, length);
    streams[slot] = stream;
    lengths[slot] = length;
    timesNs[slot] = timeNs;
    sources[slot] = source;
    starts[slot] = start;
    writer.nextByte = start + length;
    writer.written++;
    POSITION.setRelease(positions, WRITTEN, writer.written);
    return true;
  }

  /** The next byte, or the ring's beginning when the datagram would run over its end. */
  private long startOf(int length) {
    int at = (int) writer.nextByte & byteMask;
    return at + length > bytes.length ? writer.nextByte + bytes.length - at : writer.nextByte;
  }

  private boolean fits(long start, int length) {
    long pending = writer.written - writer.knownRead;
    if (pending == 0) {
      return length <= bytes.length;
    }
    if (pending > slotMask) {
      return false;
    }
    long oldest = starts[(int) writer.knownRead & slotMask];
    return start + length - oldest <= bytes.length;
  }

  /**
   * Hands over what is there, at most {@code limit} datagrams, without waiting; only the reading
   * thread calls it. The buffer a datagram is handed in is the ring's own, valid during the call.
   *
   * @return datagrams handed over
   */
  @SuppressWarnings("unchecked")
  public int drain(DatagramListener<? super S> listener, int limit) {
    long end = Math.min((long) POSITION.getAcquire(positions, WRITTEN), reader.read + limit);
    int count = (int) (end - reader.read);
    while (reader.read < end) {
      int slot = (int) reader.read & slotMask;
      reader.source = sources[slot];
      listener.onDatagram(
          (S) streams[slot], bytes, (int) starts[slot] & byteMask, lengths[slot], timesNs[slot]);
      reader.read++;
      POSITION.setRelease(positions, READ, reader.read);
    }
    return count;
  }

  /** Who sent the datagram being handed over, as it was offered. */
  public long source() {
    return reader.source;
  }

  /** Datagrams taken in so far; from any thread. */
  public long written() {
    return (long) POSITION.getAcquire(positions, WRITTEN);
  }

  /** Datagrams that did not fit; from any thread. */
  public long dropped() {
    return (long) POSITION.getAcquire(positions, DROPPED);
  }
}
