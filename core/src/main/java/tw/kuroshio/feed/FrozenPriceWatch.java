package tw.kuroshio.feed;

import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Finds instruments whose records keep arriving while price, book and volume stand still and the
 * market moves: a line that repeats itself looks alive to everything else. Feed it real-time quotes
 * only: snapshots are repeated by design. Pure; neither records nor ticks allocate. One thread.
 */
public final class FrozenPriceWatch implements Stateful {

  private final Settings settings;
  private final long[] lastRecordNs;
  private final long[] lastChangeNs;

  /** Records since the last change. */
  private final long[] repeats;

  private final byte[] frozen;
  private final int[] found;
  private int foundCount;
  private int active;
  private int moving;

  /**
   * When an instrument counts as frozen.
   *
   * @param frozenNs for how long records must have come without a change
   * @param minRepeats records without a change that must have come in that time
   * @param movingShare part of the instruments with records in that time that must have changed in
   *     it, 0 to 1: below it the whole market stands still, and nobody is singled out
   * @param minActive instruments with records there must be at least to speak of a market
   */
  public record Settings(long frozenNs, long minRepeats, double movingShare, int minActive) {

    /** Five minutes, 20 records, half the market of at least 20 instruments. */
    public static final Settings USUAL = new Settings(300_000_000_000L, 20, 0.5, 20);

    public Settings {
      if (frozenNs <= 0 || minRepeats < 1 || minActive < 1) {
        throw new IllegalArgumentException(
            "Frozen price watch: time, records and instruments must be positive, were "
                + frozenNs
                + " ns, "
                + minRepeats
                + " and "
                + minActive);
      }
      if (!(movingShare > 0 && movingShare <= 1)) {
        throw new IllegalArgumentException(
            "Frozen price watch: movingShare must be above 0 and at most 1, was " + movingShare);
      }
    }
  }

  public FrozenPriceWatch(int instruments, Settings settings) {
    this.settings = settings;
    lastRecordNs = new long[instruments];
    lastChangeNs = new long[instruments];
    repeats = new long[instruments];
    frozen = new byte[instruments];
    found = new int[instruments];
  }

  /**
   * Takes note of a real-time quote that was applied.
   *
   * @param changed whether it changed the book or printed a trade, see {@link OrderBooks#update}
   * @param nowNs when it was received, UTC nanoseconds since the epoch
   */
  public void onRecord(int instrument, boolean changed, long nowNs) {
    lastRecordNs[instrument] = nowNs;
    if (changed || lastChangeNs[instrument] == 0) {
      lastChangeNs[instrument] = nowNs;
      repeats[instrument] = 0;
      frozen[instrument] = 0;
    } else {
      repeats[instrument]++;
    }
  }

  /**
   * Looks for frozen instruments. Call it every few seconds of trading.
   *
   * @return how many were found that were not frozen before; {@link #found} names them
   */
  public int onTick(long nowNs) {
    active = 0;
    moving = 0;
    foundCount = 0;
    for (int i = 0; i < lastRecordNs.length; i++) {
      active += isRecent(lastRecordNs[i], nowNs) ? 1 : 0;
      moving += isRecent(lastChangeNs[i], nowNs) ? 1 : 0;
    }
    if (active < settings.minActive() || moving < active * settings.movingShare()) {
      return 0;
    }
    for (int i = 0; i < lastChangeNs.length; i++) {
      if (frozen[i] == 0
          && repeats[i] >= settings.minRepeats()
          && isRecent(lastRecordNs[i], nowNs)
          && lastRecordNs[i] - lastChangeNs[i] >= settings.frozenNs()) {
        frozen[i] = 1;
        found[foundCount++] = i;
      }
    }
    return foundCount;
  }

  private boolean isRecent(long eventNs, long nowNs) {
    return eventNs != 0 && nowNs - eventNs < settings.frozenNs();
  }

  /** Dense index of one that the last tick found, 0 to one less than it returned, rising. */
  public int found(int position) {
    return found[position];
  }

  /** Until its price, book or volume changes. */
  public boolean isFrozen(int instrument) {
    return frozen[instrument] != 0;
  }

  /** Instruments with records within the time, at the last tick. */
  public int active() {
    return active;
  }

  /** Instruments that had changed within the time, at the last tick. */
  public int moving() {
    return moving;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(lastRecordNs).putLongs(lastChangeNs).putLongs(repeats);
    Columns.write(out, frozen);
  }

  @Override
  public void readState(StateReader in) {
    Columns.read(in, lastRecordNs);
    Columns.read(in, lastChangeNs);
    Columns.read(in, repeats);
    Columns.read(in, frozen);
    foundCount = 0;
    active = 0;
    moving = 0;
  }
}
