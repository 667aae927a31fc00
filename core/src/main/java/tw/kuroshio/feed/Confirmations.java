package tw.kuroshio.feed;

import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** A suspect value of each instrument and how many records in a row have said the like. */
final class Confirmations implements Stateful {

  private final long[] suspect;
  private final byte[] count;
  private final int needed;

  Confirmations(int instruments, int needed) {
    suspect = new long[instruments];
    count = new byte[instruments];
    this.needed = needed;
  }

  boolean any(int i) {
    return count[i] != 0;
  }

  long suspect(int i) {
    return suspect[i];
  }

  /**
   * Notes a suspect value.
   *
   * @param alike whether it is like the one before, if there is one
   * @return whether this many have now confirmed the first of them
   */
  boolean note(int i, long value, boolean alike) {
    count[i] = alike && any(i) ? (byte) (count[i] + 1) : 1;
    suspect[i] = value;
    if (count[i] <= needed) {
      return false;
    }
    forget(i);
    return true;
  }

  void forget(int i) {
    suspect[i] = 0;
    count[i] = 0;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(suspect);
    Columns.write(out, count);
  }

  @Override
  public void readState(StateReader in) {
    Columns.read(in, suspect);
    Columns.read(in, count);
  }
}
