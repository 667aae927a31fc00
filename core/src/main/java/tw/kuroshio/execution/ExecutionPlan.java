package tw.kuroshio.execution;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** The parents of one book, their common schedule, and the volume printed slice by slice. */
final class ExecutionPlan implements Stateful {

  final BookId book;
  private final @Nullable ParentOrder[] parents;
  private final long[] volumeAtSlice;
  private final long[] volumeOfSlice;
  private TwapSchedule schedule;
  private int slice;
  private long volumeTakenNs = Long.MIN_VALUE / 2;

  ExecutionPlan(BookId book, int instruments, TwapSchedule schedule) {
    this.book = book;
    this.schedule = schedule;
    parents = new ParentOrder[instruments];
    volumeAtSlice = new long[instruments];
    volumeOfSlice = new long[instruments];
  }

  TwapSchedule schedule() {
    return schedule;
  }

  int slice() {
    return slice;
  }

  void restart(TwapSchedule newSchedule) {
    schedule = newSchedule;
    slice = 0;
  }

  /** Moves on to the slice that holds {@code nowNs}; whether it is a new one. */
  boolean advanceTo(long nowNs) {
    int current = schedule.sliceAt(nowNs);
    boolean moved = current > slice;
    slice = Math.max(slice, current);
    return moved;
  }

  long nextSliceNs() {
    return schedule.startOfNs(slice + 1);
  }

  /**
   * Takes the volume printed since it was last taken as the volume of a slice. A target that comes
   * soon after a slice began keeps the volume of the slice before, which says more.
   */
  void takeVolume(OrderBooks orderBooks, long nowNs) {
    if (nowNs - volumeTakenNs < schedule.sliceNs() / 2) {
      return;
    }
    volumeTakenNs = nowNs;
    for (int i = 0; i < volumeAtSlice.length; i++) {
      long volume = orderBooks.cumulativeShares(i);
      volumeOfSlice[i] = Math.max(0, volume - volumeAtSlice[i]);
      volumeAtSlice[i] = volume;
    }
  }

  /** Shares printed in the slice before this one. */
  long volumeOfSlice(int instrument) {
    return volumeOfSlice[instrument];
  }

  @Nullable ParentOrder find(int instrument) {
    return parents[instrument];
  }

  ParentOrder parent(int instrument) {
    ParentOrder parent = parents[instrument];
    if (parent == null) {
      parent = new ParentOrder(book, instrument);
      parents[instrument] = parent;
    }
    return parent;
  }

  void forEach(Consumer<ParentOrder> action) {
    for (ParentOrder parent : parents) {
      if (parent != null) {
        action.accept(parent);
      }
    }
  }

  /** Whether a parent is active or has open children. */
  boolean hasWork() {
    for (ParentOrder parent : parents) {
      if (parent != null && (parent.active || !parent.children.isEmpty())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLong(schedule.startNs()).putLong(schedule.endNs()).putLong(schedule.sliceNs());
    out.putInt(slice).putLong(volumeTakenNs).putLongs(volumeAtSlice).putLongs(volumeOfSlice);
    int count = 0;
    for (ParentOrder parent : parents) {
      count += parent == null ? 0 : 1;
    }
    out.putInt(count);
    forEach(parent -> parent.writeTo(out));
  }

  @Override
  public void readState(StateReader in) {
    schedule = new TwapSchedule(in.getLong(), in.getLong(), in.getLong());
    slice = in.getInt();
    volumeTakenNs = in.getLong();
    read(in, volumeAtSlice);
    read(in, volumeOfSlice);
    java.util.Arrays.fill(parents, null);
    for (int left = in.getCount(1); left > 0; left--) {
      ParentOrder parent = ParentOrder.readFrom(book, in);
      parents[parent.instrument] = parent;
    }
  }

  private static void read(StateReader in, long[] target) {
    long[] values = in.getLongs();
    if (values.length != target.length) {
      throw new IllegalArgumentException(
          "State has " + values.length + " instruments, the run has " + target.length);
    }
    System.arraycopy(values, 0, target, 0, target.length);
  }
}
