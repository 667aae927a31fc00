package tw.kuroshio.feed;

import java.util.Arrays;
import tw.kuroshio.feed.twse.HaltCursor;
import tw.kuroshio.feed.twse.TimeOfDay;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Trading halts as the exchange announced them (format 19), by subject: the instruments, then the
 * markets as a whole. Both ends may lie ahead, so a halt begins and ends with time, too.
 */
final class Halts implements Stateful {

  private static final long NEVER = Long.MAX_VALUE;

  /** Nanoseconds since midnight in Taipei; NEVER = not announced. */
  private final long[] haltNsOfDay;

  private final long[] resumeNsOfDay;
  private long nextChangeNsOfDay = NEVER;

  Halts(int subjects) {
    haltNsOfDay = new long[subjects];
    resumeNsOfDay = new long[subjects];
    Arrays.fill(haltNsOfDay, NEVER);
    Arrays.fill(resumeNsOfDay, NEVER);
  }

  void announce(int subject, HaltCursor halt) {
    haltNsOfDay[subject] = halt.haltTimeNsOfDay();
    long resume = halt.resumeTimeNsOfDay();
    resumeNsOfDay[subject] = resume == TimeOfDay.NONE ? NEVER : resume;
  }

  boolean isHalted(int subject, long nsOfDay) {
    return nsOfDay >= haltNsOfDay[subject] && nsOfDay < resumeNsOfDay[subject];
  }

  /** When a halt begins or ends next. */
  long nextChangeNsOfDay() {
    return nextChangeNsOfDay;
  }

  /** Finds out anew when that is. */
  void lookAhead(long nsOfDay) {
    nextChangeNsOfDay = NEVER;
    for (long[] times : new long[][] {haltNsOfDay, resumeNsOfDay}) {
      for (long time : times) {
        if (time > nsOfDay) {
          nextChangeNsOfDay = Math.min(nextChangeNsOfDay, time);
        }
      }
    }
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(haltNsOfDay).putLongs(resumeNsOfDay).putLong(nextChangeNsOfDay);
  }

  @Override
  public void readState(StateReader in) {
    Columns.read(in, haltNsOfDay);
    Columns.read(in, resumeNsOfDay);
    nextChangeNsOfDay = in.getLong();
  }
}
