package tw.kuroshio.execution;

import java.util.ArrayDeque;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.StateWriter;

/** What is to be sent as soon as the message rate lets it: cancels, and parents to work. */
final class WorkQueue {

  private final ArrayDeque<WorkingOrder> cancels = new ArrayDeque<>();
  private final ArrayDeque<ParentOrder> parents = new ArrayDeque<>();

  void addCancel(WorkingOrder order) {
    cancels.addLast(order);
  }

  void addCancels(Collection<WorkingOrder> orders) {
    cancels.addAll(orders);
  }

  /** Puts a parent in line, once, if it is active. */
  void add(ParentOrder parent) {
    if (parent.active && !parent.queued) {
      restore(parent);
    }
  }

  /** Puts a parent in line as a snapshot has it. */
  void restore(ParentOrder parent) {
    parent.queued = true;
    parents.addLast(parent);
  }

  @Nullable WorkingOrder nextCancel() {
    return cancels.pollFirst();
  }

  @Nullable ParentOrder nextParent() {
    ParentOrder parent = parents.pollFirst();
    if (parent != null) {
      parent.queued = false;
    }
    return parent;
  }

  boolean hasCancels() {
    return !cancels.isEmpty();
  }

  boolean hasParents() {
    return !parents.isEmpty();
  }

  void clearCancels() {
    cancels.clear();
  }

  void clearParents() {
    parents.forEach(parent -> parent.queued = false);
    parents.clear();
  }

  void writeTo(StateWriter out) {
    out.putInt(cancels.size());
    cancels.forEach(order -> out.putString(order.order().clOrdId().value()));
    out.putInt(parents.size());
    for (ParentOrder parent : parents) {
      parent.book.writeTo(out);
      out.putInt(parent.instrument);
    }
  }
}
