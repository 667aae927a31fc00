package tw.kuroshio.feed;

import java.util.Arrays;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Contents of the last {@value #SIZE} statements of a format without a sequence worth the name, to
 * tell the second copy of one. The same statement made again after a cycle's pause is a new one.
 */
final class RecentContents implements Stateful {

  static final int SIZE = 1_024;

  private final int[] hashes = new int[SIZE];
  private final long[] timesNs = new long[SIZE];
  private final long pauseNs;
  private int next;

  RecentContents(long pauseNs) {
    this.pauseNs = pauseNs;
  }

  /** Whether the content was there a moment ago; if not, it is now. */
  boolean seen(int hash, long nowNs) {
    for (int i = 0; i < SIZE; i++) {
      if (hashes[i] == hash && nowNs - timesNs[i] < pauseNs) {
        return true;
      }
    }
    hashes[next] = hash;
    timesNs[next] = nowNs;
    next = (next + 1) % SIZE;
    return false;
  }

  void clear() {
    Arrays.fill(hashes, 0);
    next = 0;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putInts(hashes).putLongs(timesNs).putInt(next);
  }

  @Override
  public void readState(StateReader in) {
    int[] read = in.getInts();
    if (read.length != SIZE) {
      throw new IllegalArgumentException(
          "A feed channel remembers " + SIZE + " statements, was " + read.length);
    }
    System.arraycopy(read, 0, hashes, 0, SIZE);
    Columns.read(in, timesNs);
    next = in.getInt();
  }
}
