package tw.kuroshio.features.intraday;

import java.util.Arrays;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Time-weighted relative spread between the opening and the closing call, of the session so far and
 * as the mean of the newest sessions. Nothing is added up before the spread changes, so that asking
 * changes no value.
 */
final class QuotedSpread implements Stateful {

  private final long fromNs;
  private final long toNs;

  /** Spread x nanoseconds, and nanoseconds, up to the last change. */
  private final double[] weighted;

  private final long[] quotedNs;

  /** The spread that stands, NaN for none, and since when. */
  private final double[] standing;

  private final long[] sinceNs;

  /** The closed sessions' spreads by instrument and place in the ring. */
  private final double[] closed;

  /** Sum of the closed sessions that are in the window with the present one, oldest first. */
  private final double[] closedSum;

  QuotedSpread(int instruments, SessionSchedule session) {
    fromNs = session.openNsOfDay();
    toNs = session.closingCallNsOfDay();
    weighted = new double[instruments];
    quotedNs = new long[instruments];
    standing = new double[instruments];
    sinceNs = new long[instruments];
    closed = new double[instruments * SessionRing.SESSIONS];
    closedSum = new double[instruments];
    Arrays.fill(standing, Double.NaN);
  }

  /** The spread that stands from now on, NaN for none. */
  void quote(int i, long nsOfDay, double spread) {
    if (Double.compare(spread, standing[i]) != 0) {
      long ns = standingNs(i, nsOfDay);
      if (ns > 0) {
        weighted[i] += standing[i] * ns;
        quotedNs[i] += ns;
      }
      standing[i] = spread;
      sinceNs[i] = nsOfDay;
    }
  }

  /** How long the standing spread has counted and is not yet added up. */
  private long standingNs(int i, long nsOfDay) {
    return Double.isNaN(standing[i])
        ? 0
        : Math.max(0, Math.min(nsOfDay, toNs) - Math.max(sinceNs[i], fromNs));
  }

  double today(int i, long nsOfDay) {
    long ns = standingNs(i, nsOfDay);
    long total = quotedNs[i] + ns;
    double sum = ns == 0 ? weighted[i] : weighted[i] + standing[i] * ns;
    return total == 0 ? Double.NaN : sum / total;
  }

  double mean(int i, long nsOfDay, SessionRing ring) {
    return ring.isFull(i) ? (closedSum[i] + today(i, nsOfDay)) / SessionRing.SESSIONS : Double.NaN;
  }

  /** The session becomes the ring's newest; call it before the ring moves on. */
  void close(int i, SessionRing ring) {
    closed[ring.nextRow(i)] = today(i, toNs);
  }

  /** Adds the closed sessions up again; call it when the ring has moved on. */
  void rebuild(int i, SessionRing ring) {
    double sum = 0.0;
    for (int age = SessionRing.SESSIONS - 2; age >= 0; age--) {
      sum += closed[ring.row(i, age)];
    }
    closedSum[i] = sum;
  }

  /** Takes over another day's closed sessions. */
  void carry(QuotedSpread from) {
    System.arraycopy(from.closed, 0, closed, 0, closed.length);
    System.arraycopy(from.closedSum, 0, closedSum, 0, closedSum.length);
  }

  void clear(int i) {
    weighted[i] = 0.0;
    quotedNs[i] = 0;
    standing[i] = Double.NaN;
    sinceNs[i] = 0;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putDoubles(weighted).putLongs(quotedNs).putDoubles(standing).putLongs(sinceNs);
    out.putDoubles(closed).putDoubles(closedSum);
  }

  @Override
  public void readState(StateReader in) {
    StateColumns.read(in, weighted);
    StateColumns.read(in, quotedNs);
    StateColumns.read(in, standing);
    StateColumns.read(in, sinceNs);
    StateColumns.read(in, closed);
    StateColumns.read(in, closedSum);
  }
}
