package tw.kuroshio.features;

import java.util.ArrayDeque;
import tw.kuroshio.features.operators.GroupStatistic;
import tw.kuroshio.features.operators.Scope;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * The rows of the past that one {@link GroupStatistic} is of, by key. History and live call it the
 * same way: {@link #open} a session, ask for values, {@link #close} it; so both agree bit for bit.
 * While a session is open nothing changes.
 */
final class GroupPast {

  private final GroupStatistic statistic;

  /** What the values are of. */
  private final KeyedMoments moments = new KeyedMoments();

  /** The newest sessions, oldest first; of a rolling scope only. */
  private final ArrayDeque<KeyedMoments> sessions = new ArrayDeque<>();

  private boolean known;
  private int closed;

  GroupPast(GroupStatistic statistic) {
    this.statistic = statistic;
  }

  /** Begins a session: days since the epoch. */
  void open(long day) {
    known =
        switch (statistic.scope()) {
          case Scope.Expanding _ -> true;
          case Scope.Rolling(int window) -> closed >= window;
          case Scope.Frozen frozen -> day > frozen.until().toEpochDay();
        };
  }

  /** The value in the open session of an instrument with this key; NaN = missing. */
  double value(double key) {
    return known ? moments.value(statistic.kind(), key) : Double.NaN;
  }

  /**
   * Ends a session of the market.
   *
   * @param values by instrument, NaN of those who are no members or have none
   * @param keys the same
   */
  void close(long day, double[] values, double[] keys) {
    closed++;
    if (statistic.scope() instanceof Scope.Frozen frozen && day > frozen.until().toEpochDay()) {
      return;
    }
    KeyedMoments session = session();
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i]) && !Double.isNaN(keys[i])) {
        session.add(keys[i], values[i]);
      }
    }
    if (statistic.scope() instanceof Scope.Rolling) {
      sessions.add(session);
      moments.clear();
      sessions.forEach(moments::fold);
    } else {
      moments.fold(session);
    }
  }

  /** An empty one, that of the session that leaves the window if there is one. */
  private KeyedMoments session() {
    boolean full = statistic.scope() instanceof Scope.Rolling(int window) && closed > window;
    KeyedMoments session = full ? sessions.remove() : new KeyedMoments();
    session.clear();
    return session;
  }

  void writeState(StateWriter out) {
    out.putInt(closed);
    moments.writeState(out);
    out.putInt(sessions.size());
    sessions.forEach(session -> session.writeState(out));
  }

  /** Reads; the session must be opened again. */
  void readState(StateReader in) {
    closed = in.getInt();
    moments.readState(in);
    sessions.clear();
    for (int left = in.getCount(Integer.BYTES); left > 0; left--) {
      KeyedMoments session = new KeyedMoments();
      session.readState(in);
      sessions.add(session);
    }
  }
}
