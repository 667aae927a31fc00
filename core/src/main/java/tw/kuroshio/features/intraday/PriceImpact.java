package tw.kuroshio.features.intraday;

import java.util.Arrays;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Regression of five-minute returns on the signed root value of the prints between, over the whole
 * intervals between the opening and the closing call from a session's first price on, and over the
 * newest sessions (Hasbrouck 2009). Asking closes no interval.
 */
final class PriceImpact implements Stateful {

  private static final long INTERVAL_NS = 300_000_000_000L;
  private static final int NONE = -1;
  private static final double E4 = 10_000.0;

  private final long openNs;
  private final long closingCallNs;
  private final int intervals;

  /** The open interval, {@link #NONE} before the first price. */
  private final int[] interval;

  /** Price in 10⁻⁴ TWD at its begin, now, and what was signed in it. */
  private final double[] begin;

  private final double[] price;
  private final double[] flow;

  /** {@link Moments} of the session, of each closed session, and of those in the window with it. */
  private final double[] today;

  private final double[] closed;
  private final double[] window;

  private final double[] scratch = new double[2 * Moments.SIZE];

  PriceImpact(int instruments, SessionSchedule session) {
    openNs = session.openNsOfDay();
    closingCallNs = session.closingCallNsOfDay();
    intervals = (int) ((closingCallNs - openNs) / INTERVAL_NS);
    interval = new int[instruments];
    begin = new double[instruments];
    price = new double[instruments];
    flow = new double[instruments];
    today = new double[instruments * Moments.SIZE];
    closed = new double[instruments * SessionRing.SESSIONS * Moments.SIZE];
    window = new double[instruments * Moments.SIZE];
    Arrays.fill(interval, NONE);
  }

  /** Closes the intervals that are over: call it before what a record brings. */
  void advance(int i, long nsOfDay) {
    int reached = reached(nsOfDay);
    if (interval[i] == NONE || interval[i] >= reached) {
      return;
    }
    closeIntervals(i, reached, today, i * Moments.SIZE);
    begin[i] = price[i];
    flow[i] = 0.0;
    interval[i] = reached;
  }

  /** Adds the open interval, and the empty ones before {@code reached}, to moments. */
  private void closeIntervals(int i, int reached, double[] moments, int at) {
    Moments.add(moments, at, flow[i], price[i] / begin[i] - 1.0);
    for (int empty = interval[i] + 1; empty < reached; empty++) {
      Moments.add(moments, at, 0.0, 0.0);
    }
  }

  private int reached(long nsOfDay) {
    return nsOfDay < openNs ? NONE : (int) Math.min(intervals, (nsOfDay - openNs) / INTERVAL_NS);
  }

  /** The price from now on, in 10⁻⁴ TWD, above 0: mid or last; the first begins the session. */
  void price(int i, long nsOfDay, double priceE4) {
    if (interval[i] == NONE) {
      interval[i] = reached(nsOfDay);
      begin[i] = priceE4;
    }
    price[i] = priceE4;
  }

  /** Counts a print after {@link #price}; sign as {@link TradeSigner#print} gives it. */
  void print(int i, int sign, long priceE4, long shares) {
    if (sign != 0 && interval[i] != NONE) {
      flow[i] += sign * Math.sqrt(priceE4 / E4 * shares);
    }
  }

  /** The slope as it stands at a time; NaN before enough sessions. */
  double slope(int i, long nsOfDay, SessionRing ring) {
    if (!ring.isFull(i)) {
      return Double.NaN;
    }
    System.arraycopy(window, i * Moments.SIZE, scratch, 0, Moments.SIZE);
    System.arraycopy(today, i * Moments.SIZE, scratch, Moments.SIZE, Moments.SIZE);
    int reached = reached(nsOfDay);
    if (interval[i] != NONE && interval[i] < reached) {
      closeIntervals(i, reached, scratch, Moments.SIZE);
    }
    Moments.merge(scratch, 0, scratch, Moments.SIZE);
    return Moments.slope(scratch, 0);
  }

  /** The session becomes the ring's newest; call it before the ring moves on. */
  void close(int i, SessionRing ring) {
    advance(i, closingCallNs);
    System.arraycopy(today, i * Moments.SIZE, closed, ring.nextRow(i) * Moments.SIZE, Moments.SIZE);
  }

  /** Adds the closed sessions up again; call it when the ring has moved on. */
  void rebuild(int i, SessionRing ring) {
    int at = i * Moments.SIZE;
    Arrays.fill(window, at, at + Moments.SIZE, 0.0);
    for (int age = SessionRing.SESSIONS - 2; age >= 0; age--) {
      Moments.merge(window, at, closed, ring.row(i, age) * Moments.SIZE);
    }
  }

  /** Takes over another day's closed sessions. */
  void carry(PriceImpact from) {
    System.arraycopy(from.closed, 0, closed, 0, closed.length);
    System.arraycopy(from.window, 0, window, 0, window.length);
  }

  void clear(int i) {
    interval[i] = NONE;
    begin[i] = 0.0;
    price[i] = 0.0;
    flow[i] = 0.0;
    Arrays.fill(today, i * Moments.SIZE, (i + 1) * Moments.SIZE, 0.0);
  }

  @Override
  public void writeState(StateWriter out) {
    out.putInts(interval).putDoubles(begin).putDoubles(price).putDoubles(flow);
    out.putDoubles(today).putDoubles(closed).putDoubles(window);
  }

  @Override
  public void readState(StateReader in) {
    StateColumns.read(in, interval);
    StateColumns.read(in, begin);
    StateColumns.read(in, price);
    StateColumns.read(in, flow);
    StateColumns.read(in, today);
    StateColumns.read(in, closed);
    StateColumns.read(in, window);
  }
}
