package tw.kuroshio.features.intraday;

import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** Which rows of the rings of closed sessions are an instrument's: the newest 20 are kept. */
final class SessionRing implements Stateful {

  /** Sessions of a window; the present one is among them or, for volumes, is not. */
  static final int SESSIONS = 20;

  private final int[] closed;

  SessionRing(int instruments) {
    closed = new int[instruments];
  }

  /** Whether the present session is at least the 20th. */
  boolean isFull(int i) {
    return closed[i] >= SESSIONS - 1;
  }

  /** Whether 20 sessions are closed. */
  boolean isFullOfClosed(int i) {
    return closed[i] >= SESSIONS;
  }

  /** Row of the session that closes next: it replaces the one that leaves. */
  int nextRow(int i) {
    return i * SESSIONS + closed[i] % SESSIONS;
  }

  /** Row of a closed session, age 0 = the newest; never written while there are fewer. */
  int row(int i, int age) {
    return i * SESSIONS + Math.floorMod(closed[i] - 1 - age, SESSIONS);
  }

  void advance(int i) {
    closed[i]++;
  }

  void carry(SessionRing from) {
    System.arraycopy(from.closed, 0, closed, 0, closed.length);
  }

  @Override
  public void writeState(StateWriter out) {
    out.putInts(closed);
  }

  @Override
  public void readState(StateReader in) {
    StateColumns.read(in, closed);
  }
}
