package tw.kuroshio.features.intraday;

import java.util.Arrays;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Shares traded by the time of day, of the newest 20 closed sessions: the session's volume at the
 * end of each interval of five minutes from the open, the last one holding the closing call and
 * what comes after. Whole numbers.
 */
final class VolumeProfile implements Stateful {

  private static final int MINUTES = 5;
  private static final long MINUTE_NS = 60_000_000_000L;
  private static final long INTERVAL_NS = MINUTES * MINUTE_NS;

  private final long openNs;
  private final long closeNs;

  /** Ends of intervals a session has. */
  private final int points;

  /** The session's volume at the ends that are over, the volume now, how many ends are over. */
  private final long[] today;

  private final long[] volume;
  private final int[] over;

  /** By instrument, place in the ring and end; and by instrument and end their sums. */
  private final long[] closed;

  private final long[] sum;

  VolumeProfile(int instruments, SessionSchedule session) {
    openNs = session.openNsOfDay();
    closeNs = session.closeNsOfDay();
    points = (int) ((closeNs - openNs) / INTERVAL_NS) + 1;
    today = new long[instruments * points];
    volume = new long[instruments];
    over = new int[instruments];
    closed = new long[instruments * SessionRing.SESSIONS * points];
    sum = new long[instruments * points];
  }

  /** The session's volume after a record; times of an instrument do not go back. */
  void volume(int i, long nsOfDay, long shares) {
    fill(i, Math.clamp((nsOfDay - openNs) / INTERVAL_NS, 0, points - 1));
    volume[i] = shares;
  }

  private void fill(int i, int to) {
    for (; over[i] < to; over[i]++) {
      today[i * points + over[i]] = volume[i];
    }
  }

  /** Mean volume by the end of the minute of a time; NaN before 20 sessions are closed. */
  double mean(int i, long nsOfDay, SessionRing ring) {
    if (!ring.isFullOfClosed(i)) {
      return Double.NaN;
    }
    if (nsOfDay < openNs) {
      return 0.0;
    }
    int at = i * points;
    if (nsOfDay >= closeNs) {
      return (double) sum[at + points - 1] / SessionRing.SESSIONS;
    }
    long minute = (nsOfDay - openNs) / MINUTE_NS + 1;
    int interval = (int) ((minute - 1) / MINUTES);
    long into = minute - (long) interval * MINUTES;
    long before = interval == 0 ? 0 : sum[at + interval - 1];
    double weighted = (double) before * (MINUTES - into) + (double) sum[at + interval] * into;
    return weighted / (MINUTES * SessionRing.SESSIONS);
  }

  /** The session becomes the ring's newest; call it before the ring moves on. */
  void close(int i, SessionRing ring) {
    fill(i, points);
    int row = ring.nextRow(i) * points;
    for (int point = 0; point < points; point++) {
      long shares = today[i * points + point];
      sum[i * points + point] += shares - closed[row + point];
      closed[row + point] = shares;
    }
  }

  /** Takes over another day's closed sessions. */
  void carry(VolumeProfile from) {
    System.arraycopy(from.closed, 0, closed, 0, closed.length);
    System.arraycopy(from.sum, 0, sum, 0, sum.length);
  }

  void clear(int i) {
    Arrays.fill(today, i * points, (i + 1) * points, 0);
    volume[i] = 0;
    over[i] = 0;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(today).putLongs(volume).putInts(over).putLongs(closed).putLongs(sum);
  }

  @Override
  public void readState(StateReader in) {
    StateColumns.read(in, today);
    StateColumns.read(in, volume);
    StateColumns.read(in, over);
    StateColumns.read(in, closed);
    StateColumns.read(in, sum);
  }
}
