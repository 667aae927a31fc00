package tw.kuroshio.feed;

import java.util.Objects;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Records of one channel that came before a number still missing: copies, by position, at most
 * {@link SequenceChannel#AHEAD} of them. Memory is taken with the first record that is held.
 */
final class HeldRecords implements Stateful {

  private static final int SLOTS = SequenceChannel.AHEAD;
  private static final int MASK = SLOTS - 1;
  private static final byte[] NOTHING = new byte[0];

  private final int slotBytes;
  private byte[] bytes = NOTHING;

  /** Length by slot, 0 = empty. */
  private short[] lengths = new short[0];

  private byte[] streams = NOTHING;
  private long[] timesNs = new long[0];
  private int count;

  HeldRecords(int longestRecord) {
    slotBytes = longestRecord;
  }

  int count() {
    return count;
  }

  boolean has(long position) {
    return count > 0 && lengths[(int) position & MASK] != 0;
  }

  void put(
      long position, byte[] buffer, int offset, int length, FeedLine stream, long receiveTimeNs) {
    if (bytes.length == 0) {
      allocate();
    }
    int slot = (int) position & MASK;
    System.arraycopy(buffer, offset, bytes, slot * slotBytes, length);
    lengths[slot] = (short) length;
    streams[slot] = (byte) stream.code();
    timesNs[slot] = receiveTimeNs;
    count++;
  }

  private void allocate() {
    bytes = new byte[SLOTS * slotBytes];
    lengths = new short[SLOTS];
    streams = new byte[SLOTS];
    timesNs = new long[SLOTS];
  }

  /** The lowest position held, from {@code from} on; there must be one. */
  long firstFrom(long from) {
    long at = from;
    while (lengths[(int) at & MASK] == 0) {
      at++;
    }
    return at;
  }

  /** When the record at {@code position} was received. */
  long receiveTimeNs(long position) {
    return timesNs[(int) position & MASK];
  }

  FeedLine stream(long position) {
    return FeedLine.ofCode(streams[(int) position & MASK]);
  }

  byte[] bytes() {
    return bytes;
  }

  int offset(long position) {
    return ((int) position & MASK) * slotBytes;
  }

  int length(long position) {
    return lengths[(int) position & MASK];
  }

  /** Empties the place; the bytes stay readable until the next {@link #put}. */
  void remove(long position) {
    lengths[(int) position & MASK] = 0;
    count--;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putInt(count);
    int slots = count == 0 ? 0 : SLOTS;
    for (int slot = 0; slot < slots; slot++) {
      if (lengths[slot] != 0) {
        out.putInt(slot).putInt(lengths[slot]).putByte(streams[slot]).putLong(timesNs[slot]);
        out.putBytes(bytes, slot * slotBytes, lengths[slot]);
      }
    }
  }

  @Override
  public void readState(StateReader in) {
    for (int slot = 0; slot < lengths.length; slot++) {
      lengths[slot] = 0;
    }
    count = in.getCount(Integer.BYTES);
    if (count > 0 && bytes.length == 0) {
      allocate();
    }
    for (int i = 0; i < count; i++) {
      int slot = Objects.checkIndex(in.getInt(), SLOTS);
      int length = Objects.checkIndex(in.getInt(), slotBytes + 1);
      lengths[slot] = (short) length;
      streams[slot] = (byte) in.getByte();
      timesNs[slot] = in.getLong();
      in.getBytes(bytes, slot * slotBytes, length);
    }
  }
}
