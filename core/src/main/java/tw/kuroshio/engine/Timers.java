package tw.kuroshio.engine;

import java.util.Comparator;
import java.util.TreeSet;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Planned moments, earliest first. Time is told: nothing fires by itself, the driver reads {@link
 * #nextDueNs()} and feeds a timer input when its time has come.
 */
final class Timers implements Stateful {

  private record Entry(long dueNs, TimerKind kind) {}

  private final TreeSet<Entry> planned =
      new TreeSet<>(Comparator.comparingLong(Entry::dueNs).thenComparing(Entry::kind));

  void plan(TimerKind kind, long dueNs) {
    planned.add(new Entry(dueNs, kind));
  }

  /** Moves the only timer of a kind to {@code dueNs}, not before now; MAX_VALUE takes it out. */
  void replan(TimerKind kind, long dueNs, long nowNs) {
    planned.removeIf(entry -> entry.kind() == kind);
    if (dueNs != Long.MAX_VALUE) {
      plan(kind, Math.max(dueNs, nowNs));
    }
  }

  /** Due time of the next timer, or {@link Long#MAX_VALUE} when none is planned. */
  long nextDueNs() {
    return planned.isEmpty() ? Long.MAX_VALUE : planned.first().dueNs();
  }

  Input.Timer next() {
    Entry entry = planned.first();
    return new Input.Timer(entry.kind(), entry.dueNs());
  }

  /** Takes the timer out; a timer that is not planned is a broken invariant. */
  void fired(TimerKind kind, long dueNs) {
    if (!planned.remove(new Entry(dueNs, kind))) {
      throw new IllegalStateException("Timer " + kind + " at " + dueNs + " ns was never planned");
    }
  }

  @Override
  public void writeState(StateWriter out) {
    out.putInt(planned.size());
    for (Entry entry : planned) {
      out.putLong(entry.dueNs()).putEnum(entry.kind());
    }
  }

  @Override
  public void readState(StateReader in) {
    planned.clear();
    int count = in.getCount(9);
    for (int i = 0; i < count; i++) {
      planned.add(new Entry(in.getLong(), in.getEnum(TimerKind.class)));
    }
  }
}
