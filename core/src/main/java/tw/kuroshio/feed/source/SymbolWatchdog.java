package tw.kuroshio.feed.source;

import java.util.Arrays;
import tw.kuroshio.feed.MarketDataListener;
import tw.kuroshio.market.SessionPhase;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.Instruments;

/**
 * Misses single instruments: one that a source says nothing of in continuous trading while others
 * move is without news, whatever the connection. Not in auctions and pauses, where nothing need be
 * said, and not when the whole source is quiet, which is the connection's matter. Pure. One thread.
 */
public final class SymbolWatchdog {

  private static final long NEVER = Long.MAX_VALUE;

  /** Looks in so often within the time that makes an instrument silent. */
  private static final int LOOKS = 10;

  /**
   * When an instrument counts as silent.
   *
   * @param silenceNs for how long nothing was heard
   * @param movingShare part of the watched instruments that must have been heard in that time
   * @param minMoving and as many at least
   */
  public record Settings(long silenceNs, double movingShare, int minMoving) {

    /** Three minutes, half of the instruments and two at least. */
    public static final Settings USUAL = new Settings(180_000_000_000L, 0.5, 2);

    public Settings {
      if (silenceNs < LOOKS || minMoving < 1 || !(movingShare >= 0 && movingShare <= 1)) {
        throw new IllegalArgumentException(
            "Watchdog: silence and least number must be positive and the share 0 to 1, were "
                + silenceNs
                + " ns, "
                + minMoving
                + " and "
                + movingShare);
      }
    }
  }

  private final Instruments instruments;
  private final SessionSchedule session;
  private final long midnightNs;
  private final Settings settings;

  /** When it was heard last or began to be watched; NEVER = not watched. */
  private final long[] heardNs;

  /** Heard since it is watched. */
  private final boolean[] moves;

  private final boolean[] paused;
  private final boolean[] silent;
  private long continuousSinceNs = NEVER;
  private long nextDueNs = NEVER;

  /**
   * Nobody is watched yet.
   *
   * @param midnightNs midnight in Taipei of the trading date, UTC nanoseconds since the epoch
   */
  public SymbolWatchdog(
      Instruments instruments, SessionSchedule session, long midnightNs, Settings settings) {
    this.instruments = instruments;
    this.session = session;
    this.midnightNs = midnightNs;
    this.settings = settings;
    int n = instruments.size();
    heardNs = new long[n];
    moves = new boolean[n];
    paused = new boolean[n];
    silent = new boolean[n];
    Arrays.fill(heardNs, NEVER);
  }

  /** Watches the instrument from now on. */
  public void watch(int instrument, long nowNs) {
    heardNs[instrument] = nowNs;
    moves[instrument] = false;
    nextDueNs = Math.min(nextDueNs, nowNs + lookNs());
  }

  /** Does not watch it any more. */
  public void leave(int instrument) {
    heardNs[instrument] = NEVER;
  }

  /** Something new was said of it; tells that before it is told itself. */
  public void heard(int instrument, long nowNs, MarketDataListener listener) {
    if (heardNs[instrument] == NEVER) {
      return;
    }
    if (silent[instrument]) {
      silent[instrument] = false;
      listener.silence(instruments.get(instrument).id(), false, nowNs - heardNs[instrument]);
    }
    heardNs[instrument] = nowNs;
    moves[instrument] = true;
  }

  /** Its matching is suspended, or no longer: meanwhile nothing need be said. */
  public void pause(int instrument, boolean holds, long nowNs) {
    if (paused[instrument] != holds) {
      paused[instrument] = holds;
      if (!holds && heardNs[instrument] != NEVER) {
        heardNs[instrument] = nowNs;
      }
    }
  }

  /** When to call {@link #check} next. */
  public long nextDueNs() {
    return nextDueNs;
  }

  public boolean isSilent(int instrument) {
    return silent[instrument];
  }

  /** Tells who has fallen silent; returns how many have. */
  public int check(long nowNs, MarketDataListener listener) {
    if (nowNs < nextDueNs) {
      return 0;
    }
    nextDueNs = nowNs + lookNs();
    if (session.phaseAt(nowNs - midnightNs) != SessionPhase.CONTINUOUS) {
      continuousSinceNs = NEVER;
      return 0;
    }
    continuousSinceNs = Math.min(continuousSinceNs, nowNs);
    if (!othersMove(nowNs)) {
      return 0;
    }
    int found = 0;
    for (int i = 0; i < heardNs.length; i++) {
      long quietNs = nowNs - Math.max(heardNs[i], continuousSinceNs);
      if (heardNs[i] != NEVER && !paused[i] && !silent[i] && quietNs >= settings.silenceNs()) {
        silent[i] = true;
        found++;
        listener.silence(instruments.get(i).id(), true, quietNs);
      }
    }
    return found;
  }

  private boolean othersMove(long nowNs) {
    int watched = 0;
    int moving = 0;
    for (int i = 0; i < heardNs.length; i++) {
      if (heardNs[i] != NEVER && !paused[i]) {
        watched++;
        moving += moves[i] && nowNs - heardNs[i] < settings.silenceNs() ? 1 : 0;
      }
    }
    return moving >= settings.minMoving() && moving >= watched * settings.movingShare();
  }

  private long lookNs() {
    return settings.silenceNs() / LOOKS;
  }
}
