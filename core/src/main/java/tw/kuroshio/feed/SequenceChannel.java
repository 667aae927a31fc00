package tw.kuroshio.feed;

import java.util.Arrays;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * The sequence of one market, format and line. Numbers run from 1 and wrap after 99,999,999 to 1; a
 * cyclic format starts again at 1 with each cycle. The contents of the last {@value #WINDOW}
 * numbers are remembered as hashes, to tell a repeated record from a different one under the same
 * number.
 */
final class SequenceChannel implements Stateful {

  enum Verdict {
    NEXT,
    RESTARTED,
    DUPLICATE,
    CONFLICT,
    LATE,
    IMPLAUSIBLE
  }

  static final int WINDOW = 8_192;

  /** A leap beyond this is believed only when a second record continues it. */
  static final int MAX_LEAP = 1_000_000;

  /** Cycles are a minute or more apart, the two copies of a line milliseconds. */
  static final long CYCLE_PAUSE_NS = 10_000_000_000L;

  /** A restart whose first records were lost is still recognised by so small a number. */
  private static final int RESTART_SPAN = 16;

  private static final int MASK = WINDOW - 1;

  private final boolean cyclic;

  /** Content hash by position, 0 = never received. */
  private final int[] contents = new int[WINDOW];

  /** Records since the sequence began, wraps included; the last one's number is lastSequence. */
  private long position;

  private int lastSequence;
  private long lastTimeNs;
  private int leapTo;
  private int missingFrom;

  SequenceChannel(boolean cyclic) {
    this.cyclic = cyclic;
  }

  /** The number accepted last, 0 before the first. */
  int lastSequence() {
    return lastSequence;
  }

  /**
   * First number missing before the record just judged NEXT or RESTARTED, 0 when none is; the gap
   * reaches to the number before the record's, around the wrap where it must.
   */
  int missingFrom() {
    return missingFrom;
  }

  Verdict judge(int sequence, int contentHash, long timeNs) {
    missingFrom = 0;
    if (sequence == 0) {
      return Verdict.IMPLAUSIBLE;
    }
    long ahead = stepsAhead(sequence);
    Verdict verdict =
        ahead > 0
            ? judgeAhead(sequence, contentHash, ahead)
            : judgeBehind(sequence, contentHash, -ahead, timeNs);
    if (verdict == Verdict.NEXT || verdict == Verdict.RESTARTED) {
      lastSequence = sequence;
      lastTimeNs = timeNs;
      leapTo = 0;
    }
    return verdict;
  }

  private long stepsAhead(int sequence) {
    long ahead = sequence - (long) lastSequence;
    if (lastSequence == 0 || cyclic) {
      return ahead;
    }
    if (ahead < WINDOW - Frame.MAX_SEQUENCE) {
      return ahead + Frame.MAX_SEQUENCE;
    }
    return ahead > Frame.MAX_SEQUENCE - WINDOW ? ahead - Frame.MAX_SEQUENCE : ahead;
  }

  private Verdict judgeAhead(int sequence, int contentHash, long ahead) {
    if (lastSequence != 0 && ahead > MAX_LEAP && sequence != leapTo) {
      leapTo = sequence + 1;
      return Verdict.IMPLAUSIBLE;
    }
    if (ahead > 1) {
      missingFrom = lastSequence == Frame.MAX_SEQUENCE ? 1 : lastSequence + 1;
      forget(ahead - 1);
    }
    position += ahead;
    contents[(int) position & MASK] = contentHash;
    return Verdict.NEXT;
  }

  private void forget(long missing) {
    if (missing >= WINDOW) {
      Arrays.fill(contents, 0);
      return;
    }
    for (long i = position + 1; i <= position + missing; i++) {
      contents[(int) i & MASK] = 0;
    }
  }

  private Verdict judgeBehind(int sequence, int contentHash, long behind, long timeNs) {
    if (cyclic && timeNs - lastTimeNs >= CYCLE_PAUSE_NS) {
      return begin(sequence, contentHash);
    }
    if (behind >= WINDOW) {
      return sequence <= RESTART_SPAN ? begin(sequence, contentHash) : Verdict.LATE;
    }
    int slot = (int) (position - behind) & MASK;
    if (contents[slot] == contentHash) {
      return Verdict.DUPLICATE;
    }
    if (contents[slot] == 0) {
      contents[slot] = contentHash;
      return Verdict.LATE;
    }
    return sequence == 1 ? begin(sequence, contentHash) : Verdict.CONFLICT;
  }

  private Verdict begin(int sequence, int contentHash) {
    Arrays.fill(contents, 0);
    missingFrom = sequence > 1 ? 1 : 0;
    position = sequence;
    contents[(int) position & MASK] = contentHash;
    return cyclic ? Verdict.NEXT : Verdict.RESTARTED;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLong(position).putInt(lastSequence).putLong(lastTimeNs).putInt(leapTo);
    out.putInts(contents);
  }

  @Override
  public void readState(StateReader in) {
    position = in.getLong();
    lastSequence = in.getInt();
    lastTimeNs = in.getLong();
    leapTo = in.getInt();
    missingFrom = 0;
    int[] read = in.getInts();
    if (read.length != WINDOW) {
      throw new IllegalArgumentException(
          "A feed channel remembers " + WINDOW + " records, was " + read.length);
    }
    System.arraycopy(read, 0, contents, 0, WINDOW);
  }
}
