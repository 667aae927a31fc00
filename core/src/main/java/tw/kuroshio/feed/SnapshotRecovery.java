package tw.kuroshio.feed;

import java.util.Arrays;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * When a book is taken from a snapshot (formats 20 and 24), the only way back after records were
 * lost on both copies: the exchange sends no record again. Snapshots come from a line of their own,
 * every five seconds, so one that was made before the loss may come after it: only those count that
 * come a period later. The end of a burst may be lost without any number showing it; then snapshots
 * are ahead of a book that stays quiet for a period.
 */
public final class SnapshotRecovery implements Stateful {

  /** The exchange makes a snapshot every five seconds. */
  public static final long PERIOD_NS = 5_000_000_000L;

  private static final long NEVER = Long.MIN_VALUE;

  /** When a book was last found to miss something, by instrument. */
  private final long[] lostNs;

  private final long patienceNs;
  private long recoveries;

  /**
   * No book misses anything.
   *
   * @param patienceNs how much later than a loss a snapshot must come, and how long a book must
   *     have been quiet, to be taken for news: {@link #PERIOD_NS} or more
   */
  SnapshotRecovery(int instruments, long patienceNs) {
    this.patienceNs = patienceNs;
    lostNs = new long[instruments];
    Arrays.fill(lostNs, NEVER);
  }

  /** The book misses something from now on. */
  void lost(int i, long nowNs) {
    lostNs[i] = nowNs;
  }

  boolean isNeeded(int i, QuoteCursor snapshot, OrderBooks books, long nowNs) {
    long timeNsOfDay = snapshot.matchTimeNsOfDay();
    boolean last = timeNsOfDay == QuoteCursor.NO_TIME;
    if (timeNsOfDay < books.matchTimeNsOfDay(i) && !last) {
      return false;
    }
    if (books.states().isGap(i)) {
      // Never quoted: the quotes may be on their way.
      lostNs[i] = lostNs[i] == NEVER ? nowNs : lostNs[i];
      return nowNs - lostNs[i] >= patienceNs;
    }
    long volume = snapshot.cumulativeVolume() * snapshot.unit().shares(books.lotShares(i));
    boolean ahead = timeNsOfDay > books.matchTimeNsOfDay(i) || volume > books.cumulativeShares(i);
    if (!ahead) {
      lostNs[i] = NEVER;
      return false;
    }
    // A snapshot may overtake the quote it shows: only one that is ahead for long is news.
    lostNs[i] = lostNs[i] == NEVER ? nowNs : lostNs[i];
    return nowNs - Math.max(lostNs[i], books.lastUpdateNs(i)) >= patienceNs;
  }

  void recovered(int i) {
    lostNs[i] = NEVER;
    recoveries++;
  }

  long recoveries() {
    return recoveries;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(lostNs).putLong(recoveries);
  }

  @Override
  public void readState(StateReader in) {
    Columns.read(in, lostNs);
    recoveries = in.getLong();
  }
}
