package tw.kuroshio.feed;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Match times: of the day, within its hours, not ahead of the receiver's clock, and never going
 * back on one line. Suspended matching repeats the time at which it began, so equal is fine; the
 * last snapshots of the day carry none. A record that comes late, with a lower number, may be of
 * any time before.
 */
final class MatchTimeRules implements Stateful {

  /** Half of the sequence numbers: what lies further back has wrapped. */
  private static final int HALF_SEQUENCE = Frame.MAX_SEQUENCE / 2;

  private final ValidationSettings settings;
  private final long midnightNs;
  private final int instruments;

  /** The last times of real-time quotes, then those of snapshots; numbers likewise. */
  private final long[] timesNs;

  private final long[] sequences;

  MatchTimeRules(int instruments, ValidationSettings settings, long midnightNs) {
    this.settings = settings;
    this.midnightNs = midnightNs;
    this.instruments = instruments;
    timesNs = new long[2 * instruments];
    sequences = new long[2 * instruments];
  }

  /** Whether a later record of the instrument came before this one, on the same line. */
  boolean isLate(int i, QuoteCursor quote) {
    long last = sequences[slot(i, quote.isSnapshot())];
    long behind = last - quote.sequence();
    return last != 0 && (behind > 0 ? behind < HALF_SEQUENCE : behind < -HALF_SEQUENCE);
  }

  @Nullable RecordFault fault(
      int i, QuoteCursor quote, long matchNs, boolean late, long ingestTimeNs) {
    boolean snapshot = quote.isSnapshot();
    if (matchNs == QuoteCursor.NO_TIME && snapshot) {
      return null;
    }
    if (!quote.hasTimeOfDay()) {
      return RecordFault.TIME_INVALID;
    }
    if (matchNs < settings.earliestNsOfDay() || matchNs > settings.latestNsOfDay()) {
      return RecordFault.TIME_OUTSIDE_DAY;
    }
    if (matchNs < timesNs[slot(i, snapshot)] && !late) {
      return RecordFault.TIME_BACKWARD;
    }
    return midnightNs + matchNs - ingestTimeNs > settings.maxAheadNs()
        ? RecordFault.TIME_IN_FUTURE
        : null;
  }

  /** Whether a snapshot's time is before that of the last real-time quote. */
  boolean isStale(int i, long matchNs) {
    return matchNs != QuoteCursor.NO_TIME && matchNs < timesNs[i];
  }

  void accept(int i, QuoteCursor quote, long matchNs) {
    int slot = slot(i, quote.isSnapshot());
    sequences[slot] = quote.sequence();
    if (matchNs != QuoteCursor.NO_TIME) {
      timesNs[slot] = matchNs;
    }
  }

  /** The numbers of both lines of the instrument begin again. */
  void forgetSequence(int i) {
    sequences[i] = 0;
    sequences[instruments + i] = 0;
  }

  private int slot(int i, boolean snapshot) {
    return snapshot ? instruments + i : i;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(timesNs).putLongs(sequences);
  }

  @Override
  public void readState(StateReader in) {
    Columns.read(in, timesNs);
    Columns.read(in, sequences);
  }
}
