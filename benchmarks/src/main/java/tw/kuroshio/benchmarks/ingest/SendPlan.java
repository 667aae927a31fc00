package tw.kuroshio.benchmarks.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tw.kuroshio.adapters.multicast.DatagramPacker;
import tw.kuroshio.benchmarks.feed.RecordSource;
import tw.kuroshio.model.Market;

/**
 * All datagrams of a step, made before the first is sent so that sending costs nothing but the
 * sending: static data, then the day's records packed up to 1,400 bytes. Every record names as its
 * matching time the moment it is due, which is what its latency is counted from.
 */
final class SendPlan {

  /** How long a record waits for others of its market: at low rates its datagram is not full. */
  static final long PACK_WAIT_NS = 500_000;

  /**
   * Static data is sent so long before the first record, one datagram each {@value
   * #REFERENCE_STEP_NS} ns.
   */
  static final long LEAD_NS = 1_000_000_000L;

  private static final long REFERENCE_STEP_NS = 200_000;
  private static final int BLOCK_BYTES = 1 << 25;

  private final List<byte[]> blocks = new ArrayList<>();
  private int usedOfBlock = BLOCK_BYTES;
  private long[] dueNs = new long[1 << 12];
  private int[] at = new int[1 << 12];
  private int[] length = new int[1 << 12];
  private boolean[] tpex = new boolean[1 << 12];
  private int datagrams;
  private long records;
  private long bytes;
  private long packDueNs;

  private final DatagramPacker twse = packer(false);
  private final DatagramPacker ofTpex = packer(true);

  /**
   * Makes the datagrams.
   *
   * @param startNsOfDay the time of day in Taipei of the first due record
   */
  SendPlan(RecordSource source, RateSchedule schedule, int instruments, long startNsOfDay) {
    try {
      references(source, instruments);
      quotes(source, schedule, startNsOfDay);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  private DatagramPacker packer(boolean tpexLine) {
    return new DatagramPacker(
        DatagramPacker.DEFAULT_MAX_BYTES,
        PACK_WAIT_NS,
        (buffer, offset, count) -> keep(buffer, offset, count, tpexLine));
  }

  private void references(RecordSource source, int instruments) throws IOException {
    packDueNs = -LEAD_NS;
    int[] sequence = new int[Market.values().length];
    for (int i = 0; i < instruments; i++) {
      int market = i % sequence.length;
      source.reference(i, ++sequence[market]);
      add(source, -LEAD_NS);
    }
    for (boolean end : new boolean[] {false, true}) {
      source.referenceEnd(end, ++sequence[end ? 1 : 0]);
      add(source, -LEAD_NS);
    }
    flush();
    for (int i = 0; i < datagrams; i++) {
      dueNs[i] = -LEAD_NS + i * REFERENCE_STEP_NS;
    }
  }

  private void quotes(RecordSource source, RateSchedule schedule, long startNsOfDay)
      throws IOException {
    RateSchedule.Due due = schedule.due();
    long nowNs = due.next();
    while (source.next(startNsOfDay + nowNs)) {
      flushDue(nowNs);
      packDueNs = nowNs;
      add(source, nowNs);
      nowNs = due.next();
    }
    flush();
  }

  private void add(RecordSource source, long nowNs) throws IOException {
    records++;
    DatagramPacker line = source.market() == Market.TPEX ? ofTpex : twse;
    line.add(source.bytes(), 0, source.length(), nowNs);
  }

  /** What waited too long before {@code nowNs} is due when its time had come, in order. */
  private void flushDue(long nowNs) throws IOException {
    boolean tpexFirst =
        ofTpex.hasPending() && (!twse.hasPending() || ofTpex.dueNs() < twse.dueNs());
    flushDue(tpexFirst ? ofTpex : twse, nowNs);
    flushDue(tpexFirst ? twse : ofTpex, nowNs);
  }

  private void flushDue(DatagramPacker line, long nowNs) throws IOException {
    if (line.hasPending() && line.dueNs() <= nowNs) {
      packDueNs = Math.max(packDueNs, line.dueNs());
      line.flush();
    }
  }

  private void flush() throws IOException {
    twse.flush();
    ofTpex.flush();
  }

  private void keep(byte[] buffer, int offset, int count, boolean tpexLine) {
    if (usedOfBlock + count > BLOCK_BYTES) {
      blocks.add(new byte[BLOCK_BYTES]);
      usedOfBlock = 0;
    }
    if (datagrams == dueNs.length) {
      grow();
    }
    System.arraycopy(buffer, offset, blocks.getLast(), usedOfBlock, count);
    dueNs[datagrams] = packDueNs;
    // A block's number and a place in it: 25 bits, and 7 for up to 4 GiB of blocks.
    at[datagrams] = usedOfBlock | (blocks.size() - 1) << 25;
    length[datagrams] = count;
    tpex[datagrams] = tpexLine;
    datagrams++;
    usedOfBlock += count;
    bytes += count;
  }

  private void grow() {
    dueNs = Arrays.copyOf(dueNs, 2 * datagrams);
    at = Arrays.copyOf(at, 2 * datagrams);
    length = Arrays.copyOf(length, 2 * datagrams);
    tpex = Arrays.copyOf(tpex, 2 * datagrams);
  }

  /** Records of one copy, static data included. */
  long records() {
    return records;
  }

  /** Datagrams of one copy. */
  int datagrams() {
    return datagrams;
  }

  /** Bytes of one copy. */
  long bytes() {
    return bytes;
  }

  /** Nanoseconds after the first record is due at which a datagram is; never going back. */
  long dueNs(int datagram) {
    return dueNs[datagram];
  }

  byte[] block(int datagram) {
    return blocks.get(at[datagram] >>> 25);
  }

  int offset(int datagram) {
    return at[datagram] & BLOCK_BYTES - 1;
  }

  int length(int datagram) {
    return length[datagram];
  }

  boolean isTpex(int datagram) {
    return tpex[datagram];
  }
}
