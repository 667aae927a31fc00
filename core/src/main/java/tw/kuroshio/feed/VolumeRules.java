package tw.kuroshio.feed;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * The day's volume: never less on one line, grown by the trade itself at least, and not absurd. A
 * trial's is not looked at, since the manual does not say what it counts. Volume is compared in the
 * record's own unit, shares only where a rule is about shares; a record cannot hold so much that
 * shares overflow.
 */
final class VolumeRules implements Stateful {

  private final ValidationSettings settings;
  private final int instruments;

  /** The last volume of real-time quotes, then that of snapshots. */
  private final long[] volumes;

  private final Confirmations smaller;
  private final long[] lotShares;

  /** Shares from which a day is suspect; the largest long where the average day is unknown. */
  private final long[] suspectShares;

  private long missing;
  private boolean resynced;

  VolumeRules(int instruments, ValidationSettings settings) {
    this.settings = settings;
    this.instruments = instruments;
    volumes = new long[2 * instruments];
    smaller = new Confirmations(2 * instruments, settings.confirmations());
    lotShares = new long[instruments];
    suspectShares = new long[instruments];
    Arrays.fill(suspectShares, Long.MAX_VALUE);
  }

  void lot(int i, long shares) {
    lotShares[i] = shares;
  }

  void averageDay(int i, long shares) {
    boolean known = shares > 0 && shares <= Long.MAX_VALUE / settings.dailyVolumeMultiple();
    suspectShares[i] = known ? shares * settings.dailyVolumeMultiple() : Long.MAX_VALUE;
  }

  /**
   * Judges a record that is no trial.
   *
   * @param traded quantity of its own trade, in its own unit
   */
  @Nullable RecordFault fault(int i, QuoteCursor quote, long volume, long traded) {
    missing = 0;
    resynced = false;
    boolean snapshot = quote.isSnapshot();
    int slot = slot(i, snapshot);
    long grown = volume - volumes[slot];
    if (grown < 0) {
      resynced = smaller.note(slot, volume, volume >= smaller.suspect(slot));
      return resynced ? null : RecordFault.VOLUME_DECREASED;
    }
    if ((snapshot ? volume : grown) < traded) {
      return RecordFault.VOLUME_BELOW_TRADE;
    }
    long shares = quote.unit().shares(lotShares[i]);
    if (grown * shares > settings.maxGrowthShares()) {
      return RecordFault.VOLUME_ABSURD;
    }
    missing = snapshot ? 0 : (grown - traded) * shares;
    return null;
  }

  void accept(int i, boolean snapshot, long volume) {
    int slot = slot(i, snapshot);
    volumes[slot] = volume;
    if (smaller.any(slot)) {
      smaller.forget(slot);
    }
  }

  private int slot(int i, boolean snapshot) {
    return snapshot ? instruments + i : i;
  }

  /** Shares the volume grew by without a print, in the record judged last. */
  long missingShares() {
    return missing;
  }

  /** The record judged last has a smaller volume that was confirmed. */
  boolean isResynced() {
    return resynced;
  }

  /** Whether a snapshot's volume is older than the last real-time quote's. */
  boolean isStale(int i, long volume) {
    return volume < volumes[i];
  }

  boolean isSuspect(int i, QuoteCursor quote, long volume) {
    return volume * quote.unit().shares(lotShares[i]) > suspectShares[i];
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(volumes).putLongs(lotShares).putLongs(suspectShares);
    smaller.writeState(out);
  }

  @Override
  public void readState(StateReader in) {
    Columns.read(in, volumes);
    Columns.read(in, lotShares);
    Columns.read(in, suspectShares);
    smaller.readState(in);
  }
}
