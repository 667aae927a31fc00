package tw.kuroshio.adapters.capture;

import org.jspecify.annotations.Nullable;

/**
 * Puts fragmented UDP datagrams together, at most {@value #PENDING} at a time. One that is not
 * complete a second later is given up: identifications are reused soon, and pieces of two datagrams
 * must not become one.
 */
final class Ipv4Fragments {

  static final int PENDING = 64;
  static final long MAX_AGE_NS = 1_000_000_000L;

  private final @Nullable FragmentedDatagram[] pending = new @Nullable FragmentedDatagram[PENDING];
  private final boolean[] used = new boolean[PENDING];
  private long givenUpPackets;

  /**
   * Takes a fragment that {@link FragmentedDatagram#isPossible}.
   *
   * @return the datagram it completes, valid until the next call, or null
   */
  @Nullable FragmentedDatagram add(
      Ipv4Header header, byte[] buffer, int offset, int payloadBytes, long timeNs) {
    giveUpOld(timeNs);
    int slot = slotOf(header);
    FragmentedDatagram datagram = pending[slot];
    if (datagram == null) {
      datagram = new FragmentedDatagram();
      pending[slot] = datagram;
    }
    if (used[slot] && !datagram.agrees(header, buffer, offset, payloadBytes)) {
      giveUp(slot);
    }
    if (!used[slot]) {
      datagram.begin(header);
      used[slot] = true;
    }
    datagram.add(header, buffer, offset, payloadBytes, timeNs);
    if (!datagram.isComplete()) {
      return null;
    }
    used[slot] = false;
    return datagram;
  }

  /** The slot where the datagram is or can begin; the oldest makes room where there is none. */
  private int slotOf(Ipv4Header header) {
    int free = -1;
    int oldest = 0;
    for (int slot = 0; slot < PENDING; slot++) {
      FragmentedDatagram datagram = pending[slot];
      if (datagram == null || !used[slot]) {
        free = free < 0 ? slot : free;
      } else if (datagram.isOf(header)) {
        return slot;
      } else if (lastTimeNs(slot) < lastTimeNs(oldest)) {
        oldest = slot;
      }
    }
    if (free < 0) {
      giveUp(oldest);
      return oldest;
    }
    return free;
  }

  private long lastTimeNs(int slot) {
    FragmentedDatagram datagram = pending[slot];
    return datagram == null ? Long.MAX_VALUE : datagram.lastTimeNs();
  }

  private void giveUpOld(long timeNs) {
    for (int slot = 0; slot < PENDING; slot++) {
      if (used[slot] && timeNs - lastTimeNs(slot) > MAX_AGE_NS) {
        giveUp(slot);
      }
    }
  }

  /** Gives up everything pending: no more fragments will come. */
  void giveUpAll() {
    for (int slot = 0; slot < PENDING; slot++) {
      if (used[slot]) {
        giveUp(slot);
      }
    }
  }

  private void giveUp(int slot) {
    FragmentedDatagram datagram = pending[slot];
    givenUpPackets += datagram == null ? 0 : datagram.packets();
    used[slot] = false;
  }

  /** Fragments of all datagrams given up. */
  long givenUpPackets() {
    return givenUpPackets;
  }
}
