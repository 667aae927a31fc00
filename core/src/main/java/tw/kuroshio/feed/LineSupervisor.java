package tw.kuroshio.feed;

import java.util.Arrays;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Watches the streams: one copy that falls silent is down, which is told; a line of which both
 * copies are silent leaves the books it feeds without news, which must stop trading on them. A
 * stream is watched from when it is expected or first heard until the exchange says that it has
 * ended. A busy line is missed after seconds, a quiet one later.
 */
final class LineSupervisor implements Stateful {

  private static final long NEVER = Long.MAX_VALUE;

  /** The usual distance of datagrams is a moving average with this weight for the newest, 1/16. */
  private static final int MEAN_SHIFT = 4;

  private static final int LINES = FeedLine.COUNT / 2;

  /** Looks in on busy lines so many times within the span that makes one silent. */
  private static final int LOOKS = 5;

  private final FeedSettings settings;

  /** By stream; NEVER = not watched. */
  private final long[] heardNs = new long[FeedLine.COUNT];

  private final boolean[] down = new boolean[FeedLine.COUNT];

  /** By stream: the exchange said that it has nothing more to tell. */
  private final boolean[] ended = new boolean[FeedLine.COUNT];

  /** By line: when either copy was heard, the usual distance, and whether it is silent now. */
  private final long[] lineHeardNs = new long[LINES];

  private final long[] meanGapNs = new long[LINES];
  private final boolean[] silent = new boolean[LINES];

  private long nextDueNs = NEVER;

  LineSupervisor(FeedSettings settings) {
    this.settings = settings;
    reset();
  }

  void reset() {
    Arrays.fill(heardNs, NEVER);
    Arrays.fill(lineHeardNs, NEVER);
    Arrays.fill(meanGapNs, settings.quietTimeoutNs());
    Arrays.fill(down, false);
    Arrays.fill(ended, false);
    Arrays.fill(silent, false);
    nextDueNs = NEVER;
  }

  /** From now on the stream is missed when it says nothing. */
  void expect(FeedLine stream, long nowNs) {
    int line = stream.code() >> 1;
    if (heardNs[stream.code()] == NEVER) {
      heardNs[stream.code()] = nowNs;
      lineHeardNs[line] = lineHeardNs[line] == NEVER ? nowNs : lineHeardNs[line];
      nextDueNs = Math.min(nextDueNs, nowNs + lookNs());
    }
  }

  /** A datagram came. */
  void heard(FeedLine stream, long nowNs, FeedListener listener) {
    int index = stream.code();
    if (ended[index]) {
      return;
    }
    if (heardNs[index] == NEVER) {
      expect(stream, nowNs);
    }
    heardNs[index] = nowNs;
    if (down[index]) {
      down[index] = false;
      listener.streamUp(stream);
      nextDueNs = Math.min(nextDueNs, nowNs + lookNs());
    }
    int line = index >> 1;
    long gapNs = nowNs - lineHeardNs[line];
    meanGapNs[line] += (gapNs - meanGapNs[line]) >> MEAN_SHIFT;
    lineHeardNs[line] = nowNs;
  }

  /** A record was accepted in sequence: a line that was silent is known to be whole again. */
  void accepted(FeedLine stream, FeedListener listener) {
    goesOn(stream);
    goesOn(stream.otherCopy());
    int line = stream.code() >> 1;
    if (silent[line]) {
      silent[line] = false;
      listener.lineRestored(stream.market(), stream.number());
    }
  }

  /** What was said to have ended goes on: it is missed again from the next datagram on. */
  void goesOn(FeedLine stream) {
    ended[stream.code()] = false;
  }

  /** The exchange says that the stream has nothing more to tell; it is not missed any more. */
  void ended(FeedLine stream) {
    ended[stream.code()] = true;
    heardNs[stream.code()] = NEVER;
    down[stream.code()] = false;
    if (heardNs[stream.otherCopy().code()] == NEVER) {
      lineHeardNs[stream.code() >> 1] = NEVER;
    }
  }

  boolean isDown(FeedLine stream) {
    return down[stream.code()];
  }

  /** When to call {@link #check} next. */
  long nextDueNs() {
    return nextDueNs;
  }

  /** Tells who has fallen silent by {@code nowNs}. */
  void check(long nowNs, FeedListener listener) {
    boolean watching = false;
    for (int index = 0; index < FeedLine.COUNT; index++) {
      if (heardNs[index] != NEVER && !down[index]) {
        watching = true;
        long quietNs = nowNs - heardNs[index];
        if (quietNs >= patienceNs(index >> 1)) {
          down[index] = true;
          listener.streamDown(FeedLine.ofCode(index), quietNs);
        }
      }
    }
    for (int line = 0; line < LINES; line++) {
      long quietNs = nowNs - lineHeardNs[line];
      if (lineHeardNs[line] != NEVER && !silent[line] && quietNs >= patienceNs(line)) {
        silent[line] = true;
        FeedLine stream = FeedLine.ofCode(2 * line);
        listener.lineSilent(stream.market(), stream.number(), quietNs);
      }
    }
    nextDueNs = watching ? nowNs + lookNs() : NEVER;
  }

  private long lookNs() {
    return Math.max(1, settings.busySilenceNs() / LOOKS);
  }

  private long patienceNs(int line) {
    long busyNs = Math.max(settings.busySilenceNs(), meanGapNs[line] * settings.busyFactor());
    return Math.min(busyNs, settings.longestSilenceNs(line % FeedLine.LINES + 1));
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(heardNs).putLongs(lineHeardNs).putLongs(meanGapNs).putLong(nextDueNs);
    for (boolean[] flags : new boolean[][] {down, ended, silent}) {
      for (boolean flag : flags) {
        out.putBoolean(flag);
      }
    }
  }

  @Override
  public void readState(StateReader in) {
    Columns.read(in, heardNs);
    Columns.read(in, lineHeardNs);
    Columns.read(in, meanGapNs);
    nextDueNs = in.getLong();
    for (boolean[] flags : new boolean[][] {down, ended, silent}) {
      for (int i = 0; i < flags.length; i++) {
        flags[i] = in.getBoolean();
      }
    }
  }
}
