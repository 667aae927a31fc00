package tw.kuroshio.feed;

import java.util.Arrays;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * Shares the exchange has counted and no print has brought, by the minute at which the lack was
 * noticed. The print that was lost lies somewhere between the last time the two counts agreed and
 * that minute, so all minutes between them are incomplete. A print that comes later pays back the
 * newest lack first.
 */
final class MissingVolume {

  /** Bytes {@link #writeRow} writes. */
  static final int ROW_BYTES = Long.BYTES + Integer.BYTES;

  private final int instruments;
  private final int minutes;
  private final long[] cumulative;
  private final long[] total;
  private final int[] comparedMinute;

  /** Minute-major, as {@link SessionBars} lays its minutes out. */
  private final long[] noticed;

  private final short[] sinceMinute;

  MissingVolume(int instruments, int minutes) {
    this.instruments = instruments;
    this.minutes = minutes;
    cumulative = new long[instruments];
    total = new long[instruments];
    comparedMinute = new int[instruments];
    noticed = new long[instruments * minutes];
    sinceMinute = new short[instruments * minutes];
  }

  /**
   * Compares the exchange's count with that of the prints.
   *
   * @param minute when; negative for a time outside the session, which counts as the last one known
   */
  void compare(int i, long printedShares, long cumulativeShares, int minute) {
    if (cumulativeShares > cumulative[i]) {
      cumulative[i] = cumulativeShares;
    }
    int at = Math.max(minute, comparedMinute[i]);
    long missing = Math.max(0, cumulative[i] - printedShares);
    if (missing > total[i]) {
      notice(i, missing - total[i], at);
    } else if (missing < total[i]) {
      payBack(i, total[i] - missing);
    }
    total[i] = missing;
    comparedMinute[i] = at;
  }

  private void notice(int i, long shares, int minute) {
    int slot = minute * instruments + i;
    if (noticed[slot] == 0) {
      sinceMinute[slot] = (short) comparedMinute[i];
    }
    noticed[slot] += shares;
  }

  private void payBack(int i, long shares) {
    long left = shares;
    for (int minute = comparedMinute[i]; left > 0; minute--) {
      int slot = minute * instruments + i;
      long paid = Math.min(left, noticed[slot]);
      noticed[slot] -= paid;
      left -= paid;
    }
  }

  /** The exchange's count, the largest heard. */
  long cumulativeShares(int i) {
    return cumulative[i];
  }

  long totalShares(int i) {
    return total[i];
  }

  long noticedShares(int i, int minute) {
    return noticed[minute * instruments + i];
  }

  boolean isNoticed(int row) {
    return noticed[row] != 0;
  }

  /** Whether no print of the minutes from {@code from} to before {@code to} is known to be lost. */
  boolean isComplete(int i, int from, int to) {
    if (total[i] == 0) {
      return true;
    }
    for (int minute = from; minute <= comparedMinute[i]; minute++) {
      int slot = minute * instruments + i;
      if (noticed[slot] != 0 && sinceMinute[slot] < to) {
        return false;
      }
    }
    return true;
  }

  void clear() {
    Arrays.fill(cumulative, 0);
    Arrays.fill(total, 0);
    Arrays.fill(comparedMinute, 0);
    Arrays.fill(noticed, 0);
    Arrays.fill(sinceMinute, (short) 0);
  }

  boolean isEmpty(int i) {
    return cumulative[i] == 0 && comparedMinute[i] == 0;
  }

  void writeInstrument(int i, StateWriter out) {
    out.putLong(cumulative[i]).putInt(comparedMinute[i]);
  }

  void readInstrument(int i, StateReader in) {
    cumulative[i] = in.getLong();
    comparedMinute[i] = SessionBars.requireIndex("minute", in.getInt(), minutes);
  }

  void writeRow(int row, StateWriter out) {
    out.putLong(noticed[row]);
    // What a lack that was paid back began with means nothing and is no part of the state.
    out.putInt(noticed[row] == 0 ? 0 : sinceMinute[row]);
  }

  void readRow(int row, StateReader in) {
    noticed[row] = in.getLong();
    sinceMinute[row] = (short) SessionBars.requireIndex("minute", in.getInt(), minutes);
    total[row % instruments] += noticed[row];
  }
}
