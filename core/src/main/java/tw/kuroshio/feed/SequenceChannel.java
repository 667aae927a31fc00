package tw.kuroshio.feed;

import java.util.Arrays;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * The sequence of one market, format and line, over both copies of the line. Numbers run from 1 and
 * wrap after 99,999,999 to 1; a cyclic format starts again at 1 with each cycle. The contents of
 * the last numbers, and of up to {@value #AHEAD} numbers that came early, are remembered as hashes,
 * to tell the second copy of a record from a different one under the same number.
 */
final class SequenceChannel implements Stateful {

  enum Verdict {
    /** The number that was expected; the channel has moved on to it. */
    NEXT,
    /** A later number, within reach: to be held until those before it come or are given up. */
    AHEAD,
    /** Out of reach: give up everything held, then judge again. */
    BEYOND_REACH,
    DUPLICATE,
    CONFLICT,
    /** A number that was given up, coming after all. */
    LATE,
    /** So far back that nobody remembers whether it was received. */
    TOO_OLD,
    /** The sequence began again: give up everything held, then {@link #begin} and judge again. */
    RESTARTED,
    /** The same for a new cycle or a new day, where it is no fault. */
    NEW_CYCLE,
    IMPLAUSIBLE
  }

  /** Contents remembered: seconds of a whole market's records. */
  static final int WINDOW = 1 << 16;

  /** How far ahead of a missing number records are taken. */
  static final int AHEAD = 1 << 13;

  /** Numbers that far back are certainly remembered. */
  static final int BEHIND = WINDOW - AHEAD;

  /** A leap beyond this is believed only when a second record continues it. */
  static final int MAX_LEAP = 1_000_000;

  /** Between two days a line is silent for hours. */
  static final long DAY_PAUSE_NS = 3_600_000_000_000L;

  /** A restart whose first records were lost is still recognised by so small a number. */
  private static final int RESTART_SPAN = 16;

  /** So many numbers in a row with other content are a restart, not damage. */
  private static final int RESTART_CONFLICTS = 3;

  private static final int MASK = WINDOW - 1;

  private final boolean cyclic;

  /** What comes again after so long belongs to another cycle, or another day. */
  private final long pauseNs;

  /** Content hash by position, 0 = never received. */
  private final int[] contents = new int[WINDOW];

  /** Records since the sequence began, wraps included; the last one's number is lastSequence. */
  private long position;

  private int lastSequence;

  /** When a record was accepted or repeated last: a pause is a time in which none comes. */
  private long lastTimeNs;

  private int leapTo;
  private int nextConflict;
  private int conflictRun;

  /** Numbers given up and not received since. */
  private long missing;

  SequenceChannel(boolean cyclic, FeedSettings settings) {
    this.cyclic = cyclic;
    pauseNs = cyclic ? settings.cyclePauseNs() : DAY_PAUSE_NS;
  }

  /** The number accepted last, 0 before the first. */
  int lastSequence() {
    return lastSequence;
  }

  /** Position of the number accepted last. */
  long position() {
    return position;
  }

  /** Numbers given up and not received since, as far as remembered. */
  long missing() {
    return missing;
  }

  Verdict judge(int sequence, int contentHash, long timeNs) {
    if (sequence == 0) {
      return Verdict.IMPLAUSIBLE;
    }
    long ahead = stepsAhead(sequence);
    if (ahead == 1) {
      moveTo(position + 1, sequence, contentHash, timeNs);
      return Verdict.NEXT;
    }
    return ahead > 0
        ? judgeAhead(sequence, contentHash, ahead)
        : judgeBehind(sequence, contentHash, -ahead, timeNs);
  }

  /** Whether this very content was accepted under the number; anything else is left to judge. */
  boolean repeats(int sequence, int contentHash, long timeNs) {
    long behind = -stepsAhead(sequence);
    boolean repeated =
        behind >= 0
            && behind < BEHIND
            && contents[(int) (position - behind) & MASK] == contentHash
            && timeNs - lastTimeNs < pauseNs;
    lastTimeNs = repeated ? timeNs : lastTimeNs;
    return repeated;
  }

  /** How far a number lies ahead of the last one, negative or 0 when it does not. */
  long stepsAhead(int sequence) {
    long ahead = sequence - (long) lastSequence;
    if (lastSequence == 0 || cyclic) {
      return ahead;
    }
    if (ahead < WINDOW - Frame.MAX_SEQUENCE) {
      return ahead + Frame.MAX_SEQUENCE;
    }
    return ahead > Frame.MAX_SEQUENCE - WINDOW ? ahead - Frame.MAX_SEQUENCE : ahead;
  }

  private void moveTo(long newPosition, int sequence, int contentHash, long timeNs) {
    position = newPosition;
    lastSequence = sequence;
    lastTimeNs = timeNs;
    leapTo = 0;
    conflictRun = 0;
    contents[(int) newPosition & MASK] = contentHash;
    contents[(int) (newPosition + AHEAD) & MASK] = 0;
  }

  private Verdict judgeAhead(int sequence, int contentHash, long ahead) {
    if (lastSequence != 0 && ahead > MAX_LEAP && sequence != leapTo) {
      leapTo = sequence + 1;
      return Verdict.IMPLAUSIBLE;
    }
    if (ahead > AHEAD) {
      return Verdict.BEYOND_REACH;
    }
    int slot = (int) (position + ahead) & MASK;
    if (contents[slot] == contentHash) {
      return Verdict.DUPLICATE;
    }
    if (contents[slot] != 0) {
      return Verdict.CONFLICT;
    }
    contents[slot] = contentHash;
    return Verdict.AHEAD;
  }

  private Verdict judgeBehind(int sequence, int contentHash, long behind, long timeNs) {
    boolean paused = timeNs - lastTimeNs >= pauseNs;
    if (behind >= BEHIND) {
      return judgeForgotten(sequence, paused);
    }
    int slot = (int) (position - behind) & MASK;
    if (contents[slot] == contentHash && !(paused && sequence == 1)) {
      // A new cycle that lost its first record says the same again: nothing is missing.
      lastTimeNs = timeNs;
      return Verdict.DUPLICATE;
    }
    if (paused) {
      return Verdict.NEW_CYCLE;
    }
    if (contents[slot] == 0) {
      contents[slot] = contentHash;
      missing--;
      return Verdict.LATE;
    }
    return isRestart(sequence) ? restarted() : Verdict.CONFLICT;
  }

  private Verdict judgeForgotten(int sequence, boolean paused) {
    if (paused) {
      return Verdict.NEW_CYCLE;
    }
    return sequence <= RESTART_SPAN ? restarted() : Verdict.TOO_OLD;
  }

  private Verdict restarted() {
    return cyclic ? Verdict.NEW_CYCLE : Verdict.RESTARTED;
  }

  private boolean isRestart(int sequence) {
    conflictRun = sequence == nextConflict ? conflictRun + 1 : 1;
    nextConflict = sequence + 1;
    return sequence == 1 || conflictRun >= RESTART_CONFLICTS;
  }

  /** Moves on to the next number, which was held. */
  void takeHeld(long timeNs) {
    moveTo(position + 1, sequenceAfter(1), contents[(int) (position + 1) & MASK], timeNs);
  }

  /** Gives up the next {@code steps} numbers; none of them is held. */
  void giveUp(long steps) {
    missing += steps;
    clear(position + AHEAD + 1, position + steps + AHEAD);
    lastSequence = sequenceAfter(steps);
    position += steps;
    leapTo = 0;
  }

  private void clear(long from, long to) {
    if (to - from >= WINDOW) {
      Arrays.fill(contents, 0);
      return;
    }
    for (long at = from; at <= to; at++) {
      contents[(int) at & MASK] = 0;
    }
  }

  /** Forgets everything: the sequence begins again. */
  void begin() {
    Arrays.fill(contents, 0);
    position = 0;
    lastSequence = 0;
    leapTo = 0;
    conflictRun = 0;
    nextConflict = 0;
    missing = 0;
  }

  /** The number {@code steps} after the last one. */
  int sequenceAfter(long steps) {
    long number = lastSequence + steps;
    return (int) (number > Frame.MAX_SEQUENCE ? number - Frame.MAX_SEQUENCE : number);
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLong(position).putInt(lastSequence).putLong(lastTimeNs).putInt(leapTo);
    out.putInt(nextConflict).putInt(conflictRun).putLong(missing);
    out.putInts(contents);
  }

  @Override
  public void readState(StateReader in) {
    position = in.getLong();
    lastSequence = in.getInt();
    lastTimeNs = in.getLong();
    leapTo = in.getInt();
    nextConflict = in.getInt();
    conflictRun = in.getInt();
    missing = in.getLong();
    int[] read = in.getInts();
    if (read.length != WINDOW) {
      throw new IllegalArgumentException(
          "A feed channel remembers " + WINDOW + " records, was " + read.length);
    }
    System.arraycopy(read, 0, contents, 0, WINDOW);
  }
}
